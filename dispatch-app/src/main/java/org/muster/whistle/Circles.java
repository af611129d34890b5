package org.muster.whistle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.risk.RiskSites;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The circles of firms that lend each other people and material (3HH). 企业互助圈 */
@Repository
@Order(95)
class Circles implements Register<Circles.Membership> {

    /** @param offers what the firm can lend, in words */
    record Membership(
            String id,
            String circle,
            String firmId,
            DivisionCode divisionCode,
            String contact,
            String phone,
            String offers) {}

    private final JdbcClient jdbc;
    private final RiskSites sites;

    Circles(JdbcClient jdbc, RiskSites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    /** The other firms of every circle the firm is in. */
    List<Membership> neighboursOf(String firm) {
        return jdbc.sql(
                        """
                select distinct on (other.firm_id) other.* from firm_circle own
                  join firm_circle other on other.circle = own.circle and other.firm_id <> own.firm_id
                 where own.firm_id = ? order by other.firm_id, other.id""")
                .param(firm)
                .query((row, i) -> new Membership(
                        row.getString("id"),
                        row.getString("circle"),
                        row.getString("firm_id"),
                        new DivisionCode(row.getString("division_code")),
                        row.getString("contact"),
                        row.getString("phone"),
                        row.getString("offers")))
                .list();
    }

    @Override
    public String kind() {
        return "firm-circles";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "circle", "firm", "contact", "phone", "offers");
    }

    @Override
    public RowReader<Membership> reader() {
        Map<String, RiskSites.Site> known =
                sites.list().stream().collect(Collectors.toMap(RiskSites.Site::id, Function.identity()));
        return row -> read(row, known);
    }

    private static Membership read(CsvRow row, Map<String, RiskSites.Site> known) {
        RiskSites.Site firm = known.get(row.text("firm"));
        if (firm == null) {
            throw Problem.invalid("firm", "没有这个企业（风险源）编号，请先导入风险源");
        }
        return new Membership(
                row.id(),
                row.text("circle"),
                firm.id(),
                firm.divisionCode(),
                row.text("contact"),
                row.optional("phone"),
                row.optional("offers"));
    }

    @Override
    public DivisionCode divisionOf(Membership row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Membership it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into firm_circle (id, circle, firm_id, division_code, contact, phone, offers)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set circle = excluded.circle, firm_id = excluded.firm_id,
                            division_code = excluded.division_code, contact = excluded.contact, phone = excluded.phone,
                            offers = excluded.offers
                        where firm_circle.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.circle(),
                                it.firmId(),
                                it.divisionCode().value(),
                                it.contact(),
                                it.phone(),
                                it.offers(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return jdbc.sql("select * from firm_circle where division_code like any (?) order by id")
                .param(scope.patterns())
                .query((row, i) -> Arrays.<Object>asList(
                        row.getString("id"),
                        row.getString("circle"),
                        row.getString("firm_id"),
                        row.getString("contact"),
                        row.getString("phone"),
                        row.getString("offers")))
                .list();
    }
}
