package org.muster.flood;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.dispatch.OrderId;
import org.muster.flood.TrappedPeople.Outcome;
import org.muster.flood.TrappedPeople.Person;
import org.muster.flood.TrappedPeople.State;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trapped and of each of them by name. */
@Repository
class TrappedRegister {

    private record Named(UUID trappedId, Person person) {}

    private final JdbcClient jdbc;

    TrappedRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the incident; two reports at once wait for each other. */
    int nextNumber(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('trapped'), hashtext(?))")
                .param(incident.toString())
                .query((row, i) -> true)
                .single();
        return jdbc.sql("select coalesce(max(number), 0) + 1 from trapped_people where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(TrappedPeople it) {
        jdbc.sql(
                        """
                insert into trapped_people (id, incident_id, number, place, lon, lat, people, vulnerable, rising, names, phone,
                                            note, state, reported_at, reported_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.place(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        it.people(),
                        it.vulnerable().stream().map(Enum::name).toArray(String[]::new),
                        it.rising(),
                        it.names(),
                        it.phone(),
                        it.note(),
                        it.state().name(),
                        Timestamp.from(it.reportedAt()),
                        it.reportedBy()))
                .update();
    }

    Optional<IncidentId> incidentOf(TrappedId id) {
        return jdbc.sql("select incident_id from trapped_people where id = ?")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(IncidentId::new);
    }

    Optional<TrappedPeople> lock(TrappedId id) {
        List<TrappedPeople> rows = jdbc.sql("select * from trapped_people where id = ? for update")
                .param(id.value())
                .query(TrappedRegister::trapped)
                .list();
        return named(rows).findFirst();
    }

    List<TrappedPeople> list(IncidentId incident) {
        List<TrappedPeople> rows = jdbc.sql("select * from trapped_people where incident_id = ?")
                .param(incident.value())
                .query(TrappedRegister::trapped)
                .list();
        return named(rows).sorted(TrappedPeople.BY_NEED).toList();
    }

    private Stream<TrappedPeople> named(List<TrappedPeople> rows) {
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        Map<UUID, List<Person>> persons = jdbc
                .sql("select * from trapped_person where trapped_id in (:ids) order by at, name")
                .param("ids", rows.stream().map(it -> it.id().value()).toList())
                .query((row, i) -> new Named(
                        row.getObject("trapped_id", UUID.class),
                        new Person(
                                row.getString("name"),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("place"),
                                instant(row, "at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Named::trappedId, Collectors.mapping(Named::person, Collectors.toList())));
        return rows.stream().map(it -> it.with(persons.getOrDefault(it.id().value(), List.of())));
    }

    void sent(TrappedId id, OrderId order, String who, Instant at) {
        jdbc.sql(
                        """
                update trapped_people set state = 'SENT', order_id = ?, sent = ?, sent_at = coalesce(sent_at, ?) where id = ?""")
                .params(Arrays.asList(order == null ? null : order.value(), who, Timestamp.from(at), id.value()))
                .update();
    }

    void account(TrappedId id, Collection<Person> persons) {
        persons.forEach(it -> jdbc.sql(
                        "insert into trapped_person (id, trapped_id, name, outcome, place, at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        id.value(),
                        it.name(),
                        it.outcome().name(),
                        it.place(),
                        Timestamp.from(it.at())))
                .update());
    }

    void people(TrappedId id, int people) {
        jdbc.sql("update trapped_people set people = ? where id = ?")
                .params(people, id.value())
                .update();
    }

    void closed(TrappedId id, String by, Instant at) {
        jdbc.sql("update trapped_people set state = 'CLOSED', closed_at = ?, closed_by = ? where id = ?")
                .params(Timestamp.from(at), by, id.value())
                .update();
    }

    private static TrappedPeople trapped(ResultSet row, int index) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        Double lon = row.getObject("lon", Double.class);
        return new TrappedPeople(
                new TrappedId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("place"),
                lon == null ? null : new Position(lon, row.getDouble("lat")),
                row.getInt("people"),
                Arrays.stream((String[]) row.getArray("vulnerable").getArray())
                        .map(Vulnerable::valueOf)
                        .toList(),
                row.getBoolean("rising"),
                row.getString("names"),
                row.getString("phone"),
                row.getString("note"),
                State.valueOf(row.getString("state")),
                instant(row, "reported_at"),
                row.getString("reported_by"),
                order == null ? null : new OrderId(order),
                row.getString("sent"),
                instant(row, "sent_at"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                List.of());
    }
}
