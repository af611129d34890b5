package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.gauge.Measure;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What gauges and people on the spot add to an incident's story. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface TriggerEvent extends JournalEvent {

    /**
     * A site has reached a limit, or somebody has seen a sign there. It proposes; a person orders. One crossing is told
     * once, however often the value swings around the limit.
     *
     * @param mode PREPARE or IMMEDIATE
     * @param gaugeId null where a person said it or rain is forecast
     * @param value what was measured, and {@code limit} what it was held against, both in {@code unit}
     * @param words G01 林川溪雨量站 1 小时雨量 58 mm ≥ 55 mm
     * @param observedAt when it was measured
     * @param zoneIds the zones of the site, as far as they are known
     */
    record EvacuationTriggerReached(
            IncidentId incidentId,
            UUID crossingId,
            String siteId,
            String siteName,
            Mode mode,
            Measure measure,
            String gaugeId,
            String gaugeName,
            Double value,
            Double limit,
            String unit,
            String words,
            String rule,
            String source,
            String flag,
            Instant observedAt,
            List<String> zoneIds)
            implements TriggerEvent {}

    /**
     * The site has stayed under that limit for long enough; what was ordered stands until a person ends it.
     *
     * @param mode what it had reached
     */
    record EvacuationTriggerPassed(
            IncidentId incidentId, UUID crossingId, String siteId, String siteName, Mode mode, Instant observedAt)
            implements TriggerEvent {}

    /** Somebody on the spot has seen or heard a sign: anyone can trigger (浙江省地质灾害防治条例, rules §5.10). */
    record PrecursorReported(
            IncidentId incidentId,
            UUID reportId,
            String siteId,
            String siteName,
            PrecursorKind kind,
            String note,
            String reporter,
            List<String> zoneIds)
            implements TriggerEvent {

        @JsonProperty
        public String kindLabel() {
            return kind.label();
        }
    }

    /** A picture of a sign. */
    record PrecursorPhotographed(
            IncidentId incidentId, UUID reportId, String siteId, UUID photoId, Instant takenAt, String sha256)
            implements TriggerEvent {}

    /** A person of the duty room has had it looked at. */
    record PrecursorSettled(
            IncidentId incidentId, UUID reportId, String siteId, String siteName, PrecursorKind kind, String settlement)
            implements TriggerEvent {}

    /** A gauge that speaks for the incident's sites has said nothing for too long. */
    record GaugeFellSilent(
            IncidentId incidentId, String gaugeId, String gaugeName, Instant lastAt, List<String> siteIds)
            implements TriggerEvent {}
}
