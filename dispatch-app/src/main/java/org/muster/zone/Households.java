package org.muster.zone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.zone.Zone.InCharge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All households and who lives in them. */
@Repository
public class Households {

    private final JdbcClient jdbc;
    private final Edits edits;

    Households(JdbcClient jdbc, Edits edits) {
        this.jdbc = jdbc;
        this.edits = edits;
    }

    /** Everybody of these zones, door by door; two queries for any number of zones. */
    public List<Household> list(Collection<ZoneId> zones) {
        String[] ids = zones.stream().map(ZoneId::value).toArray(String[]::new);
        Map<String, List<Resident>> residents = new HashMap<>();
        jdbc.sql(
                        """
                select r.* from resident r join household h on h.id = r.household_id
                 where h.zone_id = any (?) and r.removed_at is null order by r.id""")
                .param(ids)
                .query(Households::resident)
                .list()
                .forEach(it -> residents
                        .computeIfAbsent(it.householdId(), any -> new ArrayList<>())
                        .add(it));
        return jdbc.sql("select * from household where zone_id = any (?) and removed_at is null order by id")
                .param(ids)
                .query((row, index) -> household(row, residents.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** How many households and people each zone has. */
    public Map<ZoneId, Count> counts(Collection<ZoneId> zones) {
        Map<ZoneId, Count> counts = new HashMap<>();
        jdbc.sql(
                        """
                select h.zone_id, count(distinct h.id) as households, count(r.id) as people
                  from household h left join resident r on r.household_id = h.id and r.removed_at is null
                 where h.zone_id = any (?) and h.removed_at is null group by h.zone_id""")
                .param(zones.stream().map(ZoneId::value).toArray(String[]::new))
                .query(row -> {
                    counts.put(
                            new ZoneId(row.getString("zone_id")),
                            new Count(row.getInt("households"), row.getInt("people")));
                });
        return counts;
    }

    public record Count(int households, int people) {

        public static final Count NONE = new Count(0, 0);
    }

    Optional<Household> find(String id) {
        List<Resident> residents = jdbc.sql(
                        "select * from resident where household_id = ? and removed_at is null order by id")
                .param(id)
                .query(Households::resident)
                .list();
        return jdbc.sql("select * from household where id = ? and removed_at is null")
                .param(id)
                .query((row, index) -> household(row, residents))
                .optional();
    }

    List<Household> listIn(Scope scope) {
        return jdbc.sql(
                        """
                select h.* from household h join zone z on z.id = h.zone_id
                 where z.division_code like any (?) and h.removed_at is null order by h.id""")
                .param(scope.patterns())
                .query((row, index) -> household(row, List.of()))
                .list();
    }

    List<Resident> residentsIn(Scope scope) {
        return jdbc.sql(
                        """
                select r.* from resident r join household h on h.id = r.household_id join zone z on z.id = h.zone_id
                 where z.division_code like any (?) and h.removed_at is null and r.removed_at is null order by r.id""")
                .param(scope.patterns())
                .query(Households::resident)
                .list();
    }

    Map<String, DivisionCode> divisions() {
        Map<String, DivisionCode> known = new HashMap<>();
        jdbc.sql("select h.id, z.division_code from household h join zone z on z.id = h.zone_id")
                .query(row -> {
                    known.put(row.getString("id"), new DivisionCode(row.getString("division_code")));
                });
        return known;
    }

    boolean save(Household it, Scope scope) {
        Optional<Household> before = find(it.id());
        boolean saved = jdbc.sql(
                                """
                insert into household (id, zone_id, code, head, phone, address, vehicle, worker_name, worker_phone,
                                       worker_account)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set zone_id = excluded.zone_id, code = excluded.code, head = excluded.head,
                    phone = excluded.phone, address = excluded.address, vehicle = excluded.vehicle,
                    worker_name = excluded.worker_name, worker_phone = excluded.worker_phone,
                    worker_account = excluded.worker_account, removed_at = null
                where (select division_code from zone where id = household.zone_id) like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.zone().value(),
                                it.code(),
                                it.head(),
                                it.phone(),
                                it.address(),
                                it.vehicle(),
                                it.worker().name(),
                                it.worker().phone(),
                                it.worker().account(),
                                scope.patterns()))
                        .update()
                == 1;
        if (saved) {
            edits.compare(it.zone(), it.id(), before.map(Households::words).orElse(null), words(it), null);
            before.filter(was -> !was.zone().equals(it.zone()))
                    .ifPresent(was -> edits.add(
                            was.zone(),
                            it.id(),
                            "zone",
                            was.zone().value(),
                            it.zone().value(),
                            null));
        }
        return saved;
    }

    boolean save(Resident it, Scope scope) {
        Optional<Resident> before = findResident(it.id());
        boolean saved = jdbc.sql(
                                """
                insert into resident (id, household_id, name, born_on, needs, phone) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set household_id = excluded.household_id, name = excluded.name,
                    born_on = excluded.born_on, needs = excluded.needs, phone = excluded.phone, removed_at = null
                where (select z.division_code from zone z join household h on h.zone_id = z.id
                        where h.id = resident.household_id) like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.householdId(),
                                it.name(),
                                java.sql.Date.valueOf(it.bornOn()),
                                it.needs().stream().map(Enum::name).toArray(String[]::new),
                                it.phone(),
                                scope.patterns()))
                        .update()
                == 1;
        if (saved) {
            edits.compare(
                    zoneOf(it.householdId()),
                    it.id(),
                    before.map(Households::words).orElse(null),
                    words(it),
                    null);
        }
        return saved;
    }

    void remove(ZoneId zone, String household, String reason, Instant now) {
        jdbc.sql("update household set removed_at = ? where id = ?")
                .params(Timestamp.from(now), household)
                .update();
        edits.add(zone, household, "removed", household, null, reason);
    }

    void removeResident(ZoneId zone, String resident, String reason, Instant now) {
        jdbc.sql("update resident set removed_at = ? where id = ?")
                .params(Timestamp.from(now), resident)
                .update();
        edits.add(zone, resident, "removed", resident, null, reason);
    }

    private ZoneId zoneOf(String household) {
        return new ZoneId(jdbc.sql("select zone_id from household where id = ?")
                .param(household)
                .query(String.class)
                .single());
    }

    private Optional<Resident> findResident(String id) {
        return jdbc.sql("select * from resident where id = ? and removed_at is null")
                .param(id)
                .query(Households::resident)
                .optional();
    }

    private static Map<String, String> words(Household it) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("code", it.code());
        words.put("head", it.head());
        words.put("phone", it.phone());
        words.put("address", it.address());
        words.put("vehicle", it.vehicle());
        words.put("worker", it.worker().toString());
        return words;
    }

    private static Map<String, String> words(Resident it) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("household", it.householdId());
        words.put("name", it.name());
        words.put("bornOn", it.bornOn().toString());
        words.put("needs", it.needs().toString());
        words.put("phone", it.phone());
        return words;
    }

    private static Household household(ResultSet row, List<Resident> residents) throws SQLException {
        return new Household(
                row.getString("id"),
                new ZoneId(row.getString("zone_id")),
                row.getString("code"),
                row.getString("head"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("vehicle"),
                new InCharge(
                        row.getString("worker_name"), row.getString("worker_phone"), row.getString("worker_account")),
                residents);
    }

    private static Resident resident(ResultSet row, int index) throws SQLException {
        return new Resident(
                row.getString("id"),
                row.getString("household_id"),
                row.getString("name"),
                row.getObject("born_on", LocalDate.class),
                Arrays.stream((String[]) row.getArray("needs").getArray())
                        .map(SpecialNeed::valueOf)
                        .toList(),
                row.getString("phone"));
    }
}
