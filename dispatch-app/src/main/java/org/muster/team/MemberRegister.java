package org.muster.team;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members as a table. */
@Component
@Order(21)
class MemberRegister implements Register<MemberRegister.Row> {

    /** A member together with the division of the team. */
    record Row(Member member, DivisionCode division) {}

    private final JdbcClient jdbc;
    private final Teams teams;

    MemberRegister(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    @Override
    public String kind() {
        return "members";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "team",
                "name",
                "born_on",
                "duty",
                "phone",
                "skills",
                "insured",
                "trained",
                "fit",
                "pregnant",
                "disabled",
                "student",
                "shift");
    }

    @Override
    public RowReader<Row> reader() {
        Map<TeamId, Team> known = teams.list().stream().collect(Collectors.toMap(Team::id, Function.identity()));
        return row -> read(row, known);
    }

    private Row read(CsvRow row, Map<TeamId, Team> known) {
        Team team = known.get(new TeamId(row.text("team")));
        if (team == null) {
            throw Problem.invalid("team", "没有这支队伍：" + row.text("team"));
        }
        Member member = new Member(
                new MemberId(row.text("id")),
                team.id(),
                row.text("name"),
                row.date("born_on"),
                row.oneOf(Duty.class, "duty"),
                row.optional("phone"),
                row.words("skills"),
                row.yes("insured"),
                row.yes("trained"),
                row.yes("fit"),
                row.yes("pregnant"),
                row.yes("disabled"),
                row.yes("student"),
                row.oneOf(Shift.class, "shift"));
        if (member.bornOn().isAfter(teams.today())) {
            throw Problem.invalid("born_on", "出生日期在将来");
        }
        return new Row(member, team.division());
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        Member member = row.member();
        return jdbc.sql(
                                """
                        insert into member (id, team_id, name, born_on, duty, phone, skills, insured, trained, fit,
                            pregnant, disabled, student, shift)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set team_id = excluded.team_id, name = excluded.name,
                            born_on = excluded.born_on, duty = excluded.duty, phone = excluded.phone,
                            skills = excluded.skills, insured = excluded.insured, trained = excluded.trained,
                            fit = excluded.fit, pregnant = excluded.pregnant, disabled = excluded.disabled,
                            student = excluded.student, shift = excluded.shift
                        where (select division_code from team where team.id = member.team_id) like any (?)""")
                        .params(Arrays.asList(
                                member.id().value(),
                                member.teamId().value(),
                                member.name(),
                                member.bornOn(),
                                member.duty().name(),
                                member.phone(),
                                member.skills().toArray(String[]::new),
                                member.insured(),
                                member.trained(),
                                member.fit(),
                                member.pregnant(),
                                member.disabled(),
                                member.student(),
                                member.shift().name(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return jdbc
                .sql(
                        """
                select member.* from member join team on team.id = member.team_id
                 where team.division_code like any (?) order by member.id""")
                .param(scope.patterns())
                .query(Teams::member)
                .list()
                .stream()
                .map(MemberRegister::cells)
                .toList();
    }

    private static List<Object> cells(Member member) {
        return Arrays.asList(
                member.id(),
                member.teamId(),
                member.name(),
                member.bornOn(),
                member.duty(),
                member.phone(),
                member.skills(),
                member.insured(),
                member.trained(),
                member.fit(),
                member.pregnant(),
                member.disabled(),
                member.student(),
                member.shift());
    }
}
