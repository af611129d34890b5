package org.muster.duty;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hand-overs' rows. */
@Repository
class DutyHandovers {

    /**
     * One hand-over of a shift.
     *
     * @param giver whose signature it is; @param givenBy at whose seat it was given
     * @param incidents what was under way at that moment
     * @param takenAt null while it waits for the taker: until then the giver stays
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Handover(
            UUID id,
            String unitId,
            UUID fromShift,
            UUID toShift,
            String giver,
            String givenBy,
            String taker,
            String takenBy,
            List<OpenMatters.OpenIncident> incidents,
            String openItems,
            Instant offeredAt,
            Instant takenAt) {}

    private final JdbcClient jdbc;
    private final Json json;

    DutyHandovers(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when another one of the unit waits for its taker */
    boolean add(Handover it) {
        return jdbc.sql(
                                """
                        insert into duty_handover (id, unit_id, from_shift, to_shift, giver, given_by, incidents,
                                                   open_items, offered_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (unit_id) where taken_at is null do nothing""")
                        .params(
                                it.id(),
                                it.unitId(),
                                it.fromShift(),
                                it.toShift(),
                                it.giver(),
                                it.givenBy(),
                                json.write(it.incidents()),
                                it.openItems(),
                                Timestamp.from(it.offeredAt()))
                        .update()
                == 1;
    }

    /** @return false when it was taken before */
    boolean taken(UUID id, String taker, String by, Instant at) {
        return jdbc.sql(
                                "update duty_handover set taker = ?, taken_by = ?, taken_at = ? where id = ? and taken_at is null")
                        .params(taker, by, Timestamp.from(at), id)
                        .update()
                == 1;
    }

    Optional<Handover> find(UUID id) {
        return jdbc.sql("select * from duty_handover where id = ?")
                .param(id)
                .query(this::handover)
                .optional();
    }

    List<Handover> listOpen(Collection<String> units) {
        return jdbc.sql("select * from duty_handover where unit_id = any (?) and taken_at is null")
                .param(units.toArray(String[]::new))
                .query(this::handover)
                .list();
    }

    /** The newest first. */
    List<Handover> listOf(String unit, int most) {
        return jdbc.sql("select * from duty_handover where unit_id = ? order by offered_at desc limit ?")
                .params(unit, most)
                .query(this::handover)
                .list();
    }

    private Handover handover(ResultSet row, int index) throws SQLException {
        return new Handover(
                row.getObject("id", UUID.class),
                row.getString("unit_id"),
                row.getObject("from_shift", UUID.class),
                row.getObject("to_shift", UUID.class),
                row.getString("giver"),
                row.getString("given_by"),
                row.getString("taker"),
                row.getString("taken_by"),
                List.of(json.read(row.getString("incidents"), OpenMatters.OpenIncident[].class)),
                row.getString("open_items"),
                instant(row, "offered_at"),
                instant(row, "taken_at"));
    }
}
