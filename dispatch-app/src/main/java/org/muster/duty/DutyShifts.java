package org.muster.duty;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shifts' rows, and every change of one. */
@Repository
class DutyShifts {

    /** What was done to a shift. */
    enum Kind {
        PLANNED,
        IMPORTED,
        CHANGED,
        SWAPPED,
        REMOVED
    }

    record Change(UUID id, Instant at, String by, Kind kind, DutyShift before, DutyShift after, String reason) {}

    private final JdbcClient jdbc;
    private final Json json;

    DutyShifts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<DutyShift> find(UUID id) {
        return jdbc.sql("select * from duty_shift where id = ? and removed_at is null")
                .param(id)
                .query(this::shift)
                .optional();
    }

    /** Holds the shift against other changes until the transaction ends. */
    Optional<DutyShift> lock(UUID id) {
        return jdbc.sql("select * from duty_shift where id = ? and removed_at is null for update")
                .param(id)
                .query(this::shift)
                .optional();
    }

    Optional<DutyShift> findStarting(String unit, Instant from) {
        return jdbc.sql("select * from duty_shift where unit_id = ? and starts_at = ? and removed_at is null")
                .params(unit, Timestamp.from(from))
                .query(this::shift)
                .optional();
    }

    /** Shifts of these units that touch the time, the earliest first. */
    List<DutyShift> listTouching(Collection<String> units, Instant from, Instant until) {
        return jdbc.sql(
                        """
                select * from duty_shift
                 where unit_id = any (?) and removed_at is null and ends_at > ? and starts_at < ?
                 order by starts_at, unit_id""")
                .params(units.toArray(String[]::new), Timestamp.from(from), Timestamp.from(until))
                .query(this::shift)
                .list();
    }

    /** The last shift of each unit that is over at this moment; it may not be handed over. */
    List<DutyShift> listLastBefore(Collection<String> units, Instant at) {
        return jdbc.sql(
                        """
                select distinct on (unit_id) * from duty_shift
                 where unit_id = any (?) and removed_at is null and ends_at <= ?
                 order by unit_id, ends_at desc""")
                .params(units.toArray(String[]::new), Timestamp.from(at))
                .query(this::shift)
                .list();
    }

    Optional<DutyShift> findNext(String unit, Instant after) {
        return jdbc.sql(
                        """
                select * from duty_shift where unit_id = ? and removed_at is null and starts_at >= ?
                 order by starts_at limit 1""")
                .params(unit, Timestamp.from(after))
                .query(this::shift)
                .optional();
    }

    /** Everybody's shifts in this time: one person may stand on rosters of several units. */
    List<DutyShift> listAllTouching(Instant from, Instant until) {
        return jdbc.sql(
                        """
                select * from duty_shift where removed_at is null and ends_at > ? and starts_at < ?
                 order by starts_at""")
                .params(Timestamp.from(from), Timestamp.from(until))
                .query(this::shift)
                .list();
    }

    /** Adds the shift, or replaces the one of the unit that begins at the same moment. */
    void save(DutyShift it) {
        jdbc.sql(
                        """
                insert into duty_shift (id, unit_id, starts_at, ends_at, leader, officers)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (unit_id, starts_at) where removed_at is null
                do update set ends_at = excluded.ends_at, leader = excluded.leader, officers = excluded.officers,
                              revision = duty_shift.revision + 1""")
                .params(Arrays.asList(
                        it.id(),
                        it.unitId(),
                        Timestamp.from(it.from()),
                        Timestamp.from(it.until()),
                        json.write(it.leader()),
                        json.write(it.officers())))
                .update();
    }

    /** @return false when somebody was faster */
    boolean change(DutyShift it) {
        return jdbc.sql(
                                """
                        update duty_shift set starts_at = ?, ends_at = ?, leader = ?::jsonb, officers = ?::jsonb,
                                              revision = revision + 1
                         where id = ? and revision = ? and removed_at is null""")
                        .params(Arrays.asList(
                                Timestamp.from(it.from()),
                                Timestamp.from(it.until()),
                                json.write(it.leader()),
                                json.write(it.officers()),
                                it.id(),
                                it.revision()))
                        .update()
                == 1;
    }

    void remove(UUID id, Instant at) {
        jdbc.sql("update duty_shift set removed_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void tell(DutyShift before, DutyShift after, Kind kind, String by, String reason, Instant at) {
        DutyShift either = after == null ? before : after;
        jdbc.sql(
                        """
                insert into duty_change (id, shift_id, unit_id, at, by_name, kind, before, after, reason)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        either.id(),
                        either.unitId(),
                        Timestamp.from(at),
                        by,
                        kind.name(),
                        json.write(before),
                        json.write(after),
                        reason))
                .update();
    }

    List<Change> history(UUID shift) {
        return jdbc.sql("select * from duty_change where shift_id = ? order by at")
                .param(shift)
                .query((row, i) -> new Change(
                        row.getObject("id", UUID.class),
                        instant(row, "at"),
                        row.getString("by_name"),
                        Kind.valueOf(row.getString("kind")),
                        json.read(row.getString("before"), DutyShift.class),
                        json.read(row.getString("after"), DutyShift.class),
                        row.getString("reason")))
                .list();
    }

    /** When the last shift of each unit ends that was ever planned, also where it was removed since. */
    Optional<Instant> plannedUntil(String unit) {
        return jdbc.sql("select max(ends_at) from duty_shift where unit_id = ?")
                .param(unit)
                .query((row, i) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private DutyShift shift(ResultSet row, int index) throws SQLException {
        return new DutyShift(
                row.getObject("id", UUID.class),
                row.getString("unit_id"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                json.read(row.getString("leader"), DutyPerson.class),
                List.of(json.read(row.getString("officers"), DutyPerson[].class)),
                row.getInt("revision"));
    }
}
