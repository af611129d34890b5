package org.muster.kit;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every look at a piece of a village's kit; the newest of each item holds. */
@Repository
class KitChecks {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(String zoneId, String item, KitState state, String stateLabel, String note, Instant at, String by) {}

    private final JdbcClient jdbc;

    KitChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest of each item of these zones; one query. */
    List<Check> newest(Collection<String> zones) {
        return jdbc.sql(
                        """
                select distinct on (zone_id, item) * from kit_check where zone_id = any (?)
                 order by zone_id, item, received_at desc""")
                .param(zones.toArray(String[]::new))
                .query(KitChecks::check)
                .list();
    }

    /** The newest first. */
    List<Check> history(String zone, int most) {
        return jdbc.sql("select * from kit_check where zone_id = ? order by received_at desc, item limit ?")
                .params(zone, most)
                .query(KitChecks::check)
                .list();
    }

    /** The hash of what was said under this id before. */
    Optional<String> kept(String actor, UUID clientId) {
        return jdbc.sql("select body_hash from kit_check where actor = ? and client_id = ? limit 1")
                .params(actor, clientId)
                .query(String.class)
                .optional();
    }

    void add(
            String zone,
            String item,
            KitState state,
            String note,
            String actor,
            String actorName,
            String onBehalfOf,
            UUID clientId,
            Instant deviceAt,
            Instant at,
            String hash) {
        jdbc.sql(
                        """
                insert into kit_check (id, zone_id, item, state, note, actor, actor_name, on_behalf_of, client_id, device_at,
                                       received_at, body_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        zone,
                        item,
                        state.name(),
                        note,
                        actor,
                        actorName,
                        onBehalfOf,
                        clientId,
                        deviceAt == null ? null : Timestamp.from(deviceAt),
                        Timestamp.from(at),
                        hash))
                .update();
    }

    /** When the newest warning that is in force in this county was sent, that asks for floods; empty when there is none. */
    Optional<Instant> warnedSince(DivisionCode county, boolean exercise) {
        return jdbc.sql(
                        """
                select max(e.at) as at from journal_entry e join incident i on i.id = e.incident_id
                 where e.type in ('WarningReceived', 'WarningUpdated') and i.hazard = 'FLOOD' and i.closed_at is null
                   and i.exercise = ? and i.division_code like ?""")
                .params(exercise, county.prefix() + "%")
                .query((row, i) -> Optional.ofNullable(instant(row, "at")))
                .single();
    }

    private static Check check(ResultSet row, int index) throws SQLException {
        KitState state = KitState.valueOf(row.getString("state"));
        String behalf = row.getString("on_behalf_of");
        return new Check(
                row.getString("zone_id"),
                row.getString("item"),
                state,
                state.label(),
                row.getString("note"),
                instant(row, "received_at"),
                behalf == null ? row.getString("actor_name") : behalf + "（" + row.getString("actor_name") + "代报）");
    }
}
