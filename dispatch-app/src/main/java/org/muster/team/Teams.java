package org.muster.team;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All teams and their members. */
@Repository
@Transactional(readOnly = true)
public class Teams {

    /** How far a device's clock may run ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    /** The transaction that wrote a row and where it lies: another one after every change, whoever made it. */
    private static final String VERSION = "xmin::text || ctid::text as version";

    private static final int MOST_ROWS = 10_000;

    private record Version(String id, String version) {}

    private final Cache<Version, Team> rows =
            Caffeine.newBuilder().maximumSize(MOST_ROWS).build();

    private final JdbcClient jdbc;
    private final Clock clock;

    Teams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such team */
    public Team get(TeamId id) {
        return find(id).orElseThrow(() -> Problem.notFound("队伍"));
    }

    public Optional<Team> find(TeamId id) {
        return jdbc.sql("select * from team where id = ?")
                .param(id.value())
                .query(Teams::team)
                .optional();
    }

    /** The team that is called so over the radio; empty when none is. */
    public Optional<Team> findByCallsign(String callsign) {
        return jdbc.sql("select * from team where callsign = ? order by id limit 1")
                .param(callsign)
                .query(Teams::team)
                .optional();
    }

    public List<Team> list() {
        return listIn(Scope.ALL);
    }

    /** These teams; who does not exist is left out. */
    public List<Team> listOf(Collection<TeamId> ids) {
        return jdbc.sql("select * from team where id = any (?) order by id")
                .param(ids.stream().map(TeamId::value).toArray(String[]::new))
                .query(Teams::team)
                .list();
    }

    /** The teams of these divisions and of everything below them. */
    public List<Team> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    List<Team> listIn(Scope scope) {
        return listIn(scope.patterns());
    }

    /**
     * Asks which row stands for each team now and reads only those that were not read before: a province has more than a
     * thousand, of which hardly one has changed since somebody last asked.
     */
    private List<Team> listIn(String[] patterns) {
        List<Version> current = jdbc.sql(
                        "select id, " + VERSION + " from team where division_code like any (?) order by id")
                .param(patterns)
                .query((row, index) -> new Version(row.getString(1), row.getString(2)))
                .list();
        Map<String, Team> found = new HashMap<>();
        List<String> unread = new ArrayList<>();
        for (Version it : current) {
            Team known = rows.getIfPresent(it);
            if (known == null) {
                unread.add(it.id());
            } else {
                found.put(it.id(), known);
            }
        }
        if (!unread.isEmpty()) {
            jdbc.sql("select *, " + VERSION + " from team where id = any (?)")
                    .param(unread.toArray(String[]::new))
                    .query(row -> {
                        Team team = team(row, 0);
                        rows.put(new Version(team.id().value(), row.getString("version")), team);
                        found.put(team.id().value(), team);
                    });
        }
        return current.stream()
                .map(it -> found.get(it.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Teams that these divisions do not own but may ask for: those of the levels above, and those of sister counties
     * that go to other places (跨区救援).
     */
    public List<Team> listAskable(Collection<DivisionCode> divisions) {
        return listIn(near(divisions).toArray(String[]::new)).stream()
                .filter(team -> askable(team, divisions))
                .toList();
    }

    /** The teams these divisions own, then those they may ask for, in one look. */
    public List<Team> listReachable(Collection<DivisionCode> divisions) {
        Set<String> patterns = near(divisions);
        patterns.addAll(List.of(new Scope(divisions).patterns()));
        List<Team> near = listIn(patterns.toArray(String[]::new));
        return Stream.concat(
                        near.stream().filter(team -> owned(team, divisions)),
                        near.stream().filter(team -> askable(team, divisions)))
                .toList();
    }

    /** Whoever may be asked is of the city or of the province. */
    private static Set<String> near(Collection<DivisionCode> divisions) {
        Set<String> near = new HashSet<>();
        for (DivisionCode own : divisions) {
            near.add(own.value().substring(0, 2) + "0000");
            near.add(own.value().substring(0, 4) + "%");
        }
        return near;
    }

    private static boolean owned(Team team, Collection<DivisionCode> divisions) {
        return divisions.stream().anyMatch(own -> own.covers(team.division()));
    }

    private static boolean askable(Team team, Collection<DivisionCode> divisions) {
        return !owned(team, divisions)
                && divisions.stream()
                        .anyMatch(own -> team.division().covers(own)
                                || team.crossRegion()
                                        && own.level() == DivisionCode.Level.COUNTY
                                        && sameCity(team.division(), own));
    }

    private static boolean sameCity(DivisionCode one, DivisionCode other) {
        return one.value().substring(0, 4).equals(other.value().substring(0, 4));
    }

    public List<Member> membersOf(TeamId id) {
        return jdbc.sql("select * from member where team_id = ? order by id")
                .param(id.value())
                .query(Teams::member)
                .list();
    }

    /** The members of many teams in one look; a team without members is missing from the map. */
    public Map<TeamId, List<Member>> membersOf(Collection<TeamId> ids) {
        return jdbc
                .sql("select * from member where team_id = any (?) order by id")
                .param(ids.stream().map(TeamId::value).toArray(String[]::new))
                .query(Teams::member)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Member::teamId));
    }

    public TeamStrength strengthOf(TeamId id) {
        return TeamStrength.of(membersOf(id), today());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Remembers where a team was; what is older than what we know changes nothing.
     *
     * @return whether this was news
     * @throws Problem 404 unknown team, 422 when the time lies in the future
     */
    @Transactional
    public boolean updatePosition(TeamId id, Position position, Instant at) {
        if (at.isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            throw Problem.invalid("at", "时间在将来，请核对设备时钟");
        }
        int moved = jdbc.sql(
                        """
                update team set lon = ?, lat = ?, position_at = ?
                 where id = ? and (position_at is null or position_at < ?)""")
                .params(position.lon(), position.lat(), Timestamp.from(at), id.value(), Timestamp.from(at))
                .update();
        if (moved == 0) {
            get(id);
        }
        return moved == 1;
    }

    /** Remembers when the team's last order ended. */
    @Transactional
    public void markReleased(TeamId id, Instant at) {
        jdbc.sql("update team set last_released_at = greatest(last_released_at, ?) where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    private static Team team(ResultSet row, int index) throws SQLException {
        return new Team(
                new TeamId(row.getString("id")),
                row.getString("name"),
                TeamKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                row.getString("callsign"),
                new Position(row.getDouble("home_lon"), row.getDouble("home_lat")),
                row.getObject("lon") == null ? null : new Position(row.getDouble("lon"), row.getDouble("lat")),
                instant(row, "position_at"),
                List.of((String[]) row.getArray("skills").getArray()),
                Readiness.valueOf(row.getString("readiness")),
                new MusterStandard(Duration.ofMinutes(row.getInt("muster_minutes")), row.getDouble("attendance")),
                new Contact(row.getString("leader_name"), row.getString("leader_phone")),
                new Contact(row.getString("duty_officer_name"), row.getString("duty_officer_phone")),
                row.getBoolean("cross_region"),
                instant(row, "last_released_at"));
    }

    static Member member(ResultSet row, int index) throws SQLException {
        return new Member(
                new MemberId(row.getString("id")),
                new TeamId(row.getString("team_id")),
                row.getString("name"),
                row.getObject("born_on", LocalDate.class),
                Duty.valueOf(row.getString("duty")),
                row.getString("phone"),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getBoolean("insured"),
                row.getBoolean("trained"),
                row.getBoolean("fit"),
                row.getBoolean("pregnant"),
                row.getBoolean("disabled"),
                row.getBoolean("student"),
                Shift.valueOf(row.getString("shift")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
