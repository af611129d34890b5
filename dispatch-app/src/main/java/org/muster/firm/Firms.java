package org.muster.firm;

import static org.muster.shared.Json.instant;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.firm.Firm.Accident;
import org.muster.firm.Firm.Contact;
import org.muster.firm.Firm.Edit;
import org.muster.firm.Firm.Equipment;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.Holding;
import org.muster.firm.SafetyCode.Indicator;
import org.muster.register.Register.Scope;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.substance.SubstanceId;
import org.muster.team.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of all firms, whoever asks; requests go through {@link FirmAccess}. */
@Repository
public class Firms {

    private static final String FIRM =
            """
            select f.*, r.name, r.kind, r.division_code, r.lon, r.lat, r.colour, r.level
              from firm f join risk_source r on r.id = f.id
            """;

    private record Held(FirmId firm, Holding holding) {}

    private record Scored(FirmId firm, Indicator indicator, int score) {}

    private record Noted(FirmId firm, HazardNote note) {}

    private record Operated(FirmId firm, SpecialOperation operation) {}

    private final JdbcClient jdbc;

    Firms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Firm> find(FirmId id) {
        return jdbc.sql(FIRM + "where f.id = ?")
                .param(id.value())
                .query(Firms::firm)
                .optional();
    }

    /** The firms of these divisions and of everything below them. */
    public List<Firm> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    List<Firm> listIn(Scope scope) {
        return jdbc.sql(FIRM + "where r.division_code like any (?) order by f.id")
                .param(scope.patterns())
                .query(Firms::firm)
                .list();
    }

    Optional<Firm> lock(FirmId id) {
        return jdbc.sql(FIRM + "where f.id = ? for update of f")
                .param(id.value())
                .query(Firms::firm)
                .optional();
    }

    /** The risk sources a file may be opened for. */
    Map<String, DivisionCode> sites() {
        Map<String, DivisionCode> sites = new HashMap<>();
        jdbc.sql("select id, division_code from risk_source").query(row -> {
            sites.put(row.getString("id"), new DivisionCode(row.getString("division_code")));
        });
        return sites;
    }

    Set<String> ids() {
        return Set.copyOf(jdbc.sql("select id from firm").query(String.class).list());
    }

    void save(Firm it, Instant now) {
        jdbc.sql(
                        """
                insert into firm (id, address, industry, employees, people_within_500, tenants, duty_phone, own_team_id,
                                  score_on, veto, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set address = excluded.address, industry = excluded.industry,
                    employees = excluded.employees, people_within_500 = excluded.people_within_500,
                    tenants = excluded.tenants, duty_phone = excluded.duty_phone, own_team_id = excluded.own_team_id,
                    score_on = excluded.score_on, veto = excluded.veto, changed_at = excluded.changed_at""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.address(),
                        it.industry(),
                        it.employees(),
                        it.peopleWithin500(),
                        it.tenants(),
                        it.dutyPhone(),
                        it.ownTeam() == null ? null : it.ownTeam().value(),
                        it.scoreOn() == null ? null : Date.valueOf(it.scoreOn()),
                        it.veto(),
                        Timestamp.from(now)))
                .update();
    }

    /** What lies in each of these firms, unit by unit; one query for any number of firms. */
    public Map<FirmId, List<Holding>> holdings(Collection<FirmId> firms) {
        return jdbc
                .sql("select * from firm_substance where firm_id = any (?) order by firm_id, unit, substance_id")
                .param(ids(firms))
                .query((row, i) -> new Held(
                        new FirmId(row.getString("firm_id")),
                        new Holding(
                                row.getString("unit"),
                                new SubstanceId(row.getString("substance_id")),
                                shown(row.getBigDecimal("tonnes")),
                                row.getString("container"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::firm, Collectors.mapping(Held::holding, Collectors.toList())));
    }

    void replaceHoldings(FirmId firm, List<Holding> holdings) {
        jdbc.sql("delete from firm_substance where firm_id = ?")
                .param(firm.value())
                .update();
        holdings.forEach(it -> hold(firm, it));
    }

    void hold(FirmId firm, Holding it) {
        jdbc.sql(
                        """
                insert into firm_substance (firm_id, unit, substance_id, tonnes, container) values (?, ?, ?, ?, ?)
                on conflict (firm_id, unit, substance_id) do update set tonnes = excluded.tonnes,
                    container = excluded.container""")
                .params(Arrays.asList(firm.value(), it.unit(), it.substanceId().value(), it.tonnes(), it.container()))
                .update();
    }

    public List<Contact> contacts(FirmId firm) {
        return jdbc.sql("select post, name, phone from firm_contact where firm_id = ? order by position")
                .param(firm.value())
                .query(Contact.class)
                .list();
    }

    void replaceContacts(FirmId firm, List<Contact> contacts) {
        jdbc.sql("delete from firm_contact where firm_id = ?")
                .param(firm.value())
                .update();
        for (int i = 0; i < contacts.size(); i++) {
            Contact it = contacts.get(i);
            jdbc.sql("insert into firm_contact (firm_id, position, post, name, phone) values (?, ?, ?, ?, ?)")
                    .params(firm.value(), i, it.post(), it.name(), it.phone())
                    .update();
        }
    }

    List<Equipment> equipment(FirmId firm) {
        return jdbc.sql("select name, quantity, unit, place from firm_equipment where firm_id = ? order by position")
                .param(firm.value())
                .query(Equipment.class)
                .list();
    }

    void replaceEquipment(FirmId firm, List<Equipment> equipment) {
        jdbc.sql("delete from firm_equipment where firm_id = ?")
                .param(firm.value())
                .update();
        for (int i = 0; i < equipment.size(); i++) {
            Equipment it = equipment.get(i);
            jdbc.sql(
                            "insert into firm_equipment (firm_id, position, name, quantity, unit, place) values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(firm.value(), i, it.name(), it.quantity(), it.unit(), it.place()))
                    .update();
        }
    }

    /** Newest first. */
    List<SpecialOperation> operations(FirmId firm, int limit) {
        return jdbc.sql("select * from firm_operation where firm_id = ? order by from_at desc, id limit ?")
                .params(firm.value(), limit)
                .query(Firms::operation)
                .list();
    }

    /** What touches this stretch of time in each of these firms and was not ended before. */
    public Map<FirmId, List<SpecialOperation>> operationsBetween(
            Collection<FirmId> firms, Instant from, Instant until) {
        return jdbc
                .sql(
                        """
                select * from firm_operation
                 where firm_id = any (?) and from_at < ? and coalesce(closed_at, until_at) > ? order by from_at, id""")
                .params(ids(firms), Timestamp.from(until), Timestamp.from(from))
                .query((row, i) -> new Operated(new FirmId(row.getString("firm_id")), operation(row, i)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Operated::firm, Collectors.mapping(Operated::operation, Collectors.toList())));
    }

    void add(FirmId firm, SpecialOperation it) {
        jdbc.sql(
                        """
                insert into firm_operation (id, firm_id, kind, place, from_at, until_at, permit, guardian, contractor, note,
                                            declared_at, declared_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        firm.value(),
                        it.kind().name(),
                        it.place(),
                        Timestamp.from(it.from()),
                        Timestamp.from(it.until()),
                        it.permit(),
                        it.guardian(),
                        it.contractor(),
                        it.note(),
                        Timestamp.from(it.declaredAt()),
                        it.declaredBy()))
                .update();
    }

    boolean hasOperation(FirmId firm, UUID id) {
        return jdbc.sql("select exists (select 1 from firm_operation where firm_id = ? and id = ?)")
                .params(firm.value(), id)
                .query(Boolean.class)
                .single();
    }

    boolean hasHazard(FirmId firm, UUID id) {
        return jdbc.sql("select exists (select 1 from firm_hazard where firm_id = ? and id = ?)")
                .params(firm.value(), id)
                .query(Boolean.class)
                .single();
    }

    /** @return false when there is none of this id that is still open */
    boolean closeOperation(FirmId firm, UUID id, String by, Instant at) {
        return jdbc.sql(
                                "update firm_operation set closed_at = ?, closed_by = ? where firm_id = ? and id = ? and closed_at is null")
                        .params(Timestamp.from(at), by, firm.value(), id)
                        .update()
                == 1;
    }

    List<Accident> accidents(FirmId firm) {
        return jdbc.sql(
                        "select id, happened_on, kind, dead, hurt, course from firm_accident where firm_id = ? order by happened_on desc, id")
                .param(firm.value())
                .query(Accident.class)
                .list();
    }

    void add(FirmId firm, Accident it) {
        jdbc.sql(
                        "insert into firm_accident (id, firm_id, happened_on, kind, dead, hurt, course) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        it.id(),
                        firm.value(),
                        Date.valueOf(it.happenedOn()),
                        it.kind(),
                        it.dead(),
                        it.hurt(),
                        it.course())
                .update();
    }

    /** Of each of these firms: the open ones first, of them those that are due first. */
    Map<FirmId, List<HazardNote>> hazards(Collection<FirmId> firms) {
        return jdbc
                .sql(
                        """
                select * from firm_hazard where firm_id = any (?)
                 order by fixed_on is not null, case when fixed_on is null then due_on end, fixed_on desc, id""")
                .param(ids(firms))
                .query((row, i) -> new Noted(new FirmId(row.getString("firm_id")), note(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Noted::firm, Collectors.mapping(Noted::note, Collectors.toList())));
    }

    void add(FirmId firm, HazardNote it) {
        jdbc.sql(
                        """
                insert into firm_hazard (id, firm_id, found_on, grave, what, owner, due_on, reported_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        firm.value(),
                        Date.valueOf(it.foundOn()),
                        it.grave(),
                        it.what(),
                        it.owner(),
                        Date.valueOf(it.dueOn()),
                        it.reportedBy()))
                .update();
    }

    /** @return false when there is none of this id that is still open */
    boolean fix(FirmId firm, UUID id, LocalDate on, String by) {
        return jdbc.sql(
                                "update firm_hazard set fixed_on = ?, fixed_by = ? where firm_id = ? and id = ? and fixed_on is null")
                        .params(Date.valueOf(on), by, firm.value(), id)
                        .update()
                == 1;
    }

    Map<FirmId, Map<Indicator, Integer>> indicators(Collection<FirmId> firms) {
        return jdbc
                .sql("select firm_id, indicator, score from firm_indicator where firm_id = any (?)")
                .param(ids(firms))
                .query((row, i) -> new Scored(
                        new FirmId(row.getString("firm_id")),
                        Indicator.valueOf(row.getString("indicator")),
                        row.getInt("score")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Scored::firm,
                        Collectors.toMap(
                                Scored::indicator, Scored::score, (a, b) -> b, () -> new EnumMap<>(Indicator.class))));
    }

    void score(FirmId firm, Indicator indicator, int score, Instant at) {
        jdbc.sql(
                        """
                insert into firm_indicator (firm_id, indicator, score, at) values (?, ?, ?, ?)
                on conflict (firm_id, indicator) do update set score = excluded.score, at = excluded.at""")
                .params(firm.value(), indicator.name(), score, Timestamp.from(at))
                .update();
    }

    void edited(FirmId firm, String subject, String was, String became, String reason, Instant at) {
        Actor actor = ActorContext.actor();
        jdbc.sql(
                        """
                insert into firm_edit (firm_id, subject, was, became, at, by_account, by_name, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        firm.value(), subject, was, became, Timestamp.from(at), actor.id(), actor.name(), reason))
                .update();
    }

    /** Newest first. */
    List<Edit> edits(FirmId firm, int limit) {
        return jdbc.sql(
                        """
                select subject, was, became, at, by_name, reason from firm_edit
                 where firm_id = ? order by id desc limit ?""")
                .params(firm.value(), limit)
                .query((row, i) -> new Edit(
                        row.getString("subject"),
                        row.getString("was"),
                        row.getString("became"),
                        instant(row, "at"),
                        row.getString("by_name"),
                        row.getString("reason")))
                .list();
    }

    private static String[] ids(Collection<FirmId> firms) {
        return firms.stream().map(FirmId::value).toArray(String[]::new);
    }

    private static BigDecimal shown(BigDecimal stored) {
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static Firm firm(ResultSet row, int index) throws SQLException {
        String team = row.getString("own_team_id");
        return new Firm(
                new FirmId(row.getString("id")),
                row.getString("name"),
                row.getString("kind"),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("colour"),
                row.getString("level"),
                row.getString("address"),
                row.getString("industry"),
                row.getObject("employees", Integer.class),
                row.getObject("people_within_500", Integer.class),
                row.getObject("tenants", Integer.class),
                row.getString("duty_phone"),
                team == null ? null : new TeamId(team),
                row.getObject("score_on", LocalDate.class),
                row.getString("veto"),
                instant(row, "changed_at"));
    }

    private static SpecialOperation operation(ResultSet row, int index) throws SQLException {
        return new SpecialOperation(
                row.getObject("id", UUID.class),
                SpecialOperation.Kind.valueOf(row.getString("kind")),
                row.getString("place"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                row.getString("permit"),
                row.getString("guardian"),
                row.getString("contractor"),
                row.getString("note"),
                instant(row, "declared_at"),
                row.getString("declared_by"),
                instant(row, "closed_at"),
                row.getString("closed_by"));
    }

    private static HazardNote note(ResultSet row) throws SQLException {
        return new HazardNote(
                row.getObject("id", UUID.class),
                row.getObject("found_on", LocalDate.class),
                row.getBoolean("grave"),
                row.getString("what"),
                row.getString("owner"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("fixed_on", LocalDate.class),
                row.getString("fixed_by"),
                row.getString("reported_by"));
    }
}
