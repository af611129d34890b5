package org.muster.firm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.firm.Firm.Contact;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files' first pages as a table, with the three contacts everybody asks for; the id is that of a risk source. */
@Component
@Order(70)
class FirmRegister implements Register<FirmRegister.Row> {

    record Row(Firm firm, List<Contact> contacts) {}

    private static final Map<String, String> POSTS = Map.of("head", "主要负责人", "safety", "安全负责人", "technical", "技术负责人");
    private static final List<String> CONTACTS = List.of("head", "safety", "technical");

    private final Firms firms;
    private final FirmManagement management;

    FirmRegister(Firms firms, FirmManagement management) {
        this.firms = firms;
        this.management = management;
    }

    @Override
    public String kind() {
        return "firms";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "address",
                "industry",
                "employees",
                "people_within_500",
                "tenants",
                "duty_phone",
                "own_team",
                "score_on",
                "veto",
                "contact_head",
                "contact_head_phone",
                "contact_safety",
                "contact_safety_phone",
                "contact_technical",
                "contact_technical_phone");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("tenants", "own_team", "score_on", "veto");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, DivisionCode> sites = firms.sites();
        return row -> read(row, sites);
    }

    private static Row read(CsvRow row, Map<String, DivisionCode> sites) {
        String id = row.id();
        if (!sites.containsKey(id)) {
            throw Problem.invalid("id", "没有这个风险源，请先导入风险源：" + id);
        }
        String team = row.optional("own_team");
        Firm firm = new Firm(
                new FirmId(id),
                null,
                null,
                sites.get(id),
                null,
                null,
                null,
                row.optional("address"),
                row.optional("industry"),
                whole(row, "employees", 1_000_000),
                whole(row, "people_within_500", 10_000_000),
                whole(row, "tenants", 10_000),
                row.optional("duty_phone"),
                team == null ? null : new TeamId(team),
                row.optionalDate("score_on"),
                row.optional("veto"),
                null);
        List<Contact> contacts = new ArrayList<>();
        for (String post : CONTACTS) {
            String name = row.optional("contact_" + post);
            if (name != null) {
                contacts.add(new Contact(POSTS.get(post), name, row.text("contact_" + post + "_phone")));
            }
        }
        return new Row(firm, contacts);
    }

    private static Integer whole(CsvRow row, String column, int most) {
        return row.optional(column) == null ? null : row.whole(column, 0, most);
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.firm().divisionCode();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        management.save(row.firm(), "导入");
        if (!row.contacts().isEmpty()) {
            management.contacts(row.firm().id(), row.contacts(), "导入");
        }
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return firms.listIn(scope).stream().map(this::cells).toList();
    }

    private List<Object> cells(Firm it) {
        List<Object> cells = new ArrayList<>(Arrays.<Object>asList(
                it.id(),
                it.address(),
                it.industry(),
                it.employees(),
                it.peopleWithin500(),
                it.tenants(),
                it.dutyPhone(),
                it.ownTeam() == null ? null : it.ownTeam().value(),
                it.scoreOn(),
                it.veto()));
        List<Contact> contacts = firms.contacts(it.id());
        for (String post : CONTACTS) {
            Contact contact = contacts.stream()
                    .filter(one -> one.post().equals(POSTS.get(post)))
                    .findFirst()
                    .orElse(null);
            cells.add(contact == null ? null : contact.name());
            cells.add(contact == null ? null : contact.phone());
        }
        return cells;
    }
}
