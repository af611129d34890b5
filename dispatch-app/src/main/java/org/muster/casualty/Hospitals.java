package org.muster.casualty;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.casualty.Hospital.Beds;
import org.muster.casualty.Hospital.Decontamination;
import org.muster.casualty.Hospital.Report;
import org.muster.casualty.Hospital.Service;
import org.muster.casualty.Hospital.Traffic;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hospitals' rows and what they report. */
@Repository
class Hospitals {

    private final JdbcClient jdbc;

    Hospitals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hospital> listIn(Scope scope) {
        return listLike(scope.patterns());
    }

    List<Hospital> listLike(String... patterns) {
        return jdbc.sql("select * from hospital where division_code like any (?) order by id")
                .param(patterns)
                .query(Hospitals::hospital)
                .list();
    }

    Optional<Hospital> find(String id) {
        return jdbc.sql("select * from hospital where id = ?")
                .param(id)
                .query(Hospitals::hospital)
                .optional();
    }

    boolean save(Hospital it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into hospital (id, name, division_code, lon, lat, phone, grade, services, decontamination)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            lon = excluded.lon, lat = excluded.lat, phone = excluded.phone, grade = excluded.grade,
                            services = excluded.services, decontamination = excluded.decontamination
                        where hospital.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.name(),
                                it.divisionCode().value(),
                                it.location().lon(),
                                it.location().lat(),
                                it.phone(),
                                it.grade(),
                                it.services().stream().map(Enum::name).toArray(String[]::new),
                                it.decontamination(),
                                scope.patterns()))
                        .update()
                > 0;
    }

    /** The newest report of each; a hospital that never reported is left out. */
    Map<String, Report> newest(List<Hospital> of) {
        record Row(String hospital, UUID id, Report report) {}
        String[] ids = of.stream().map(Hospital::id).toArray(String[]::new);
        List<Row> rows = jdbc.sql(
                        """
                select distinct on (hospital_id) * from hospital_report where hospital_id = any (?)
                 order by hospital_id, reported_at desc, received_at desc""")
                .param(ids)
                .query((row, i) -> new Row(
                        row.getString("hospital_id"),
                        row.getObject("id", UUID.class),
                        new Report(
                                instant(row, "reported_at"),
                                Traffic.valueOf(row.getString("traffic")),
                                row.getObject("offload_minutes", Integer.class),
                                Decontamination.valueOf(row.getString("decontamination")),
                                row.getString("said_by"),
                                row.getString("entered_by"),
                                row.getString("note"),
                                List.of())))
                .list();
        record Counted(UUID report, Beds beds) {}
        Map<UUID, List<Beds>> beds = jdbc
                .sql("select * from hospital_beds where report_id = any (?)")
                .param(rows.stream().map(Row::id).toArray(UUID[]::new))
                .query((row, i) -> new Counted(
                        row.getObject("report_id", UUID.class),
                        new Beds(
                                BedType.valueOf(row.getString("bed")),
                                row.getInt("baseline"),
                                row.getInt("available"))))
                .stream()
                .collect(
                        Collectors.groupingBy(Counted::report, Collectors.mapping(Counted::beds, Collectors.toList())));
        Map<String, Report> newest = new HashMap<>();
        rows.forEach(it -> newest.put(
                it.hospital(),
                new Report(
                        it.report().reportedAt(),
                        it.report().traffic(),
                        it.report().offloadMinutes(),
                        it.report().decontamination(),
                        it.report().saidBy(),
                        it.report().enteredBy(),
                        it.report().note(),
                        beds.getOrDefault(it.id(), List.of()).stream()
                                .sorted((a, b) -> a.bed().compareTo(b.bed()))
                                .toList())));
        return newest;
    }

    void report(String hospital, Report it, Instant received) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into hospital_report (id, hospital_id, reported_at, received_at, traffic, offload_minutes,
                                             decontamination, said_by, entered_by, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        hospital,
                        Timestamp.from(it.reportedAt()),
                        Timestamp.from(received),
                        it.traffic().name(),
                        it.offloadMinutes(),
                        it.decontamination().name(),
                        it.saidBy(),
                        it.enteredBy(),
                        it.note()))
                .update();
        it.beds().forEach(beds -> jdbc.sql(
                        "insert into hospital_beds (report_id, bed, baseline, available) values (?, ?, ?, ?)")
                .params(id, beds.bed().name(), beds.baseline(), beds.available())
                .update());
    }

    /** How many of any incident were sent to each since it counted, by kind of bed: {@code H01/ICU}. */
    Map<String, Integer> sentSince(List<Hospital> of) {
        record Sent(String key, int people) {}
        return jdbc
                .sql(
                        """
                select c.hospital_id || '/' || c.bed as key, count(*) as people from casualty c
                 where c.hospital_id = any (?) and c.merged_into is null and c.chosen_at >
                       coalesce((select max(r.reported_at) from hospital_report r where r.hospital_id = c.hospital_id),
                                '-infinity')
                 group by 1""")
                .param(of.stream().map(Hospital::id).toArray(String[]::new))
                .query((row, i) -> new Sent(row.getString("key"), row.getInt("people")))
                .stream()
                .collect(Collectors.toMap(Sent::key, Sent::people));
    }

    /** Incidents of a prefecture that are not over and have casualties. */
    List<IncidentId> listWaiting(DivisionCode of) {
        return jdbc.sql(
                        """
                select distinct i.id from incident i join casualty c on c.incident_id = i.id
                 where i.division_code like ? and i.status not in ('CLOSED', 'CANCELLED') order by i.id limit 50""")
                .param(prefecture(of) + "%")
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Casualties go to any hospital of the prefecture. */
    static String prefecture(DivisionCode of) {
        return of.value().substring(0, 4);
    }

    private static Hospital hospital(ResultSet row, int index) throws SQLException {
        return new Hospital(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("phone"),
                row.getString("grade"),
                Arrays.stream((String[]) row.getArray("services").getArray())
                        .map(Service::valueOf)
                        .toList(),
                row.getInt("decontamination"));
    }
}
