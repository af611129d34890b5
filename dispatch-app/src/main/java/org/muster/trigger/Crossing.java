package org.muster.trigger;

import java.time.Instant;
import java.util.UUID;
import org.muster.gauge.Measure;
import org.muster.shared.IncidentId;
import org.muster.trigger.SiteMeasures.Place;

/**
 * A site came to 准备转移 or 立即转移.
 *
 * @param words what was measured or seen beside its limit: G01 林川溪雨量站 1 小时雨量 58 mm ≥ 立即转移值 55 mm
 * @param gaugeId null where no gauge measured it
 * @param endedAt when the site came below it again; null while it stands
 * @param incidentId the incident it was told to, and {@code alertId} the alert it was raised as; each may be null
 */
record Crossing(
        UUID id,
        Place place,
        Mode mode,
        Measure measure,
        String gaugeId,
        Double value,
        Double limit,
        String unit,
        String words,
        TriggerRules.Answer fired,
        Instant observedAt,
        Instant endedAt,
        IncidentId incidentId,
        UUID alertId) {}
