package org.muster.team;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teams as a table; positions and rest are not part of it and stay as they are. */
@Component
@Order(20)
class TeamRegister implements Register<Team> {

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Divisions divisions;

    TeamRegister(JdbcClient jdbc, Teams teams, Divisions divisions) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "teams";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "name",
                "kind",
                "division",
                "callsign",
                "lon",
                "lat",
                "skills",
                "readiness",
                "muster_minutes",
                "attendance",
                "leader_name",
                "leader_phone",
                "duty_officer_name",
                "duty_officer_phone",
                "cross_region");
    }

    @Override
    public RowReader<Team> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Team read(CsvRow row, Set<DivisionCode> known) {
        return new Team(
                new TeamId(row.text("id")),
                row.text("name"),
                row.oneOf(TeamKind.class, "kind"),
                row.division("division", known),
                row.optional("callsign"),
                row.position(),
                null,
                null,
                row.words("skills"),
                row.oneOf(Readiness.class, "readiness"),
                new MusterStandard(
                        Duration.ofMinutes(row.whole("muster_minutes", 1, 24 * 60)), row.number("attendance", 0.01, 1)),
                new Contact(row.text("leader_name"), row.text("leader_phone")),
                new Contact(row.text("duty_officer_name"), row.text("duty_officer_phone")),
                row.yes("cross_region"),
                null);
    }

    @Override
    public DivisionCode divisionOf(Team row) {
        return row.division();
    }

    @Override
    public boolean save(Team team, Scope scope) {
        return jdbc.sql(
                                """
                        insert into team (id, name, kind, division_code, callsign, home_lon, home_lat, skills, readiness,
                            muster_minutes, attendance, leader_name, leader_phone, duty_officer_name,
                            duty_officer_phone, cross_region)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, callsign = excluded.callsign,
                            home_lon = excluded.home_lon, home_lat = excluded.home_lat, skills = excluded.skills,
                            readiness = excluded.readiness, muster_minutes = excluded.muster_minutes,
                            attendance = excluded.attendance, leader_name = excluded.leader_name,
                            leader_phone = excluded.leader_phone, duty_officer_name = excluded.duty_officer_name,
                            duty_officer_phone = excluded.duty_officer_phone, cross_region = excluded.cross_region
                        where team.division_code like any (?)""")
                        .params(Arrays.asList(
                                team.id().value(),
                                team.name(),
                                team.kind().name(),
                                team.division().value(),
                                team.callsign(),
                                team.home().lon(),
                                team.home().lat(),
                                team.skills().toArray(String[]::new),
                                team.readiness().name(),
                                (int) team.muster().within().toMinutes(),
                                team.muster().attendance(),
                                team.leader().name(),
                                team.leader().phone(),
                                team.dutyOfficer().name(),
                                team.dutyOfficer().phone(),
                                team.crossRegion(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return teams.listIn(scope).stream().map(TeamRegister::cells).toList();
    }

    private static List<Object> cells(Team team) {
        return Arrays.asList(
                team.id(),
                team.name(),
                team.kind(),
                team.division(),
                team.callsign(),
                team.home().lon(),
                team.home().lat(),
                team.skills(),
                team.readiness(),
                team.muster().within().toMinutes(),
                team.muster().attendance(),
                team.leader().name(),
                team.leader().phone(),
                team.dutyOfficer().name(),
                team.dutyOfficer().phone(),
                team.crossRegion());
    }
}
