package org.muster.process;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muster.journal.Entry;
import org.muster.process.DecisionTask.Proposal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sites that have reached a limit and about which nobody has decided yet: what the order to move is asked about. */
@Repository
class EvacuationNeeds {

    /**
     * @param immediate 立即转移, else 准备转移
     * @param words the reading beside its limit
     * @param zones the zones of the site
     */
    record Need(
            UUID crossing,
            String site,
            boolean immediate,
            String words,
            String rule,
            String source,
            List<String> zones,
            Instant reachedAt) {}

    private final Transfers transfers;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvacuationNeeds(Transfers transfers, JdbcClient jdbc, Clock clock) {
        this.transfers = transfers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param entry an {@code EvacuationTriggerReached} */
    void add(Entry entry) {
        String[] zones = StreamSupport.stream(entry.data().path("zoneIds").spliterator(), false)
                .map(it -> it.asText())
                .toArray(String[]::new);
        jdbc.sql(
                        """
                insert into evacuation_need (crossing, incident_id, site, immediate, words, rule, source, zones, reached_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Arrays.asList(
                        UUID.fromString(entry.text("crossingId")),
                        entry.incidentId().value(),
                        entry.text("siteName"),
                        "IMMEDIATE".equals(entry.text("mode")),
                        entry.text("words"),
                        entry.text("rule"),
                        entry.text("source"),
                        zones,
                        Timestamp.from(entry.at())))
                .update();
    }

    /** What is still to be decided: a need is met by hand too, once all its zones are ordered out as urgently as it asks. */
    List<Need> openOf(IncidentId incident) {
        List<Need> open = jdbc.sql(
                        """
                select * from evacuation_need where incident_id = ? and settled_at is null order by immediate desc, reached_at""")
                .param(incident.value())
                .query(EvacuationNeeds::need)
                .list();
        if (open.isEmpty()) {
            return open;
        }
        List<Transfers.Ordered> ordered = transfers.of(incident);
        return open.stream().filter(it -> !met(it, ordered)).toList();
    }

    private static boolean met(Need need, List<Transfers.Ordered> ordered) {
        return !need.zones().isEmpty()
                && need.zones().stream().allMatch(zone -> ordered.stream()
                        .anyMatch(it -> it.zone().equals(zone) && (it.immediate() || !need.immediate())));
    }

    /**
     * Orders out every zone whose limit is reached, each as urgently as its site asks.
     *
     * @throws Problem 422 when a site has no zone in the register: then people choose them on the map
     */
    void order(IncidentId incident, String reason) {
        List<Need> open = openOf(incident);
        List<String> without =
                open.stream().filter(it -> it.zones().isEmpty()).map(Need::site).toList();
        if (!without.isEmpty()) {
            throw Problem.invalid("decision", String.join("、", without) + "没有登记转移片区：请在“转移”页上选片区下令，或选“暂不转移”并写明理由");
        }
        List<Transfers.Ordered> ordered = transfers.of(incident);
        for (boolean immediate : List.of(true, false)) {
            List<String> zones = open.stream()
                    .filter(it -> it.immediate() == immediate && !met(it, ordered))
                    .flatMap(it -> it.zones().stream())
                    .distinct()
                    .toList();
            if (!zones.isEmpty()) {
                transfers.order(incident, zones, immediate, reason);
            }
        }
        settle(incident, reason);
    }

    /** Somebody has decided, one way or the other. */
    void settle(IncidentId incident, String how) {
        jdbc.sql(
                        """
                update evacuation_need set settled_at = ?, settled_by = ?, settled_how = ?
                 where incident_id = ? and settled_at is null""")
                .params(Arrays.asList(
                        Timestamp.from(clock.instant()), ActorContext.actor().name(), how, incident.value()))
                .update();
    }

    /** Whether nobody is away from home any more. */
    boolean allCleared(IncidentId incident) {
        return transfers.of(incident).stream().allMatch(Transfers.Ordered::over);
    }

    /** The readings beside their limits, with the zones and rules. */
    Proposal proposal(IncidentId incident) {
        List<Need> open = openOf(incident);
        return new Proposal(
                null,
                open.stream()
                        .map(it -> (it.immediate() ? "立即转移 " : "准备转移 ") + it.site())
                        .distinct()
                        .collect(Collectors.joining("；")),
                open.stream()
                        .map(it -> it.rule() + "（" + it.source() + "）")
                        .distinct()
                        .collect(Collectors.joining("；")),
                null,
                null,
                null,
                null,
                null,
                open.stream().map(Need::words).distinct().collect(Collectors.joining("；")),
                open.stream().flatMap(it -> it.zones().stream()).distinct().collect(Collectors.joining("、", "片区 ", "")),
                null);
    }

    private static Need need(ResultSet row, int index) throws SQLException {
        return new Need(
                row.getObject("crossing", UUID.class),
                row.getString("site"),
                row.getBoolean("immediate"),
                row.getString("words"),
                row.getString("rule"),
                row.getString("source"),
                List.of((String[]) row.getArray("zones").getArray()),
                instant(row, "reached_at"));
    }
}
