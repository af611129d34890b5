package org.muster.monitoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * One place where is measured.
 *
 * @param cleanBelow a reading up to this is clean, in {@code unit}
 * @param readings the newest first
 * @param cleanInRow how many of the newest are clean
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MonitoringPoint(
        UUID id,
        IncidentId incidentId,
        int number,
        String name,
        Medium medium,
        Position location,
        String substance,
        String unit,
        BigDecimal cleanBelow,
        String limitSource,
        Instant openedAt,
        Instant closedAt,
        String closeReason,
        List<Reading> readings,
        int cleanInRow) {

    /** @param atLeast the instrument was at full scale: the true value is higher, and never clean */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reading(
            UUID id, BigDecimal value, boolean atLeast, boolean clean, Instant measuredAt, String by, String note) {}

    @JsonProperty
    String mediumLabel() {
        return medium.label();
    }

    boolean open() {
        return closedAt == null;
    }

    /** Whether the newest so many, all of them measured after the source was controlled, are clean. */
    boolean clean(int times, Instant since) {
        return readings.size() >= times
                && readings.stream()
                        .limit(times)
                        .allMatch(it -> it.clean() && it.measuredAt().isAfter(since));
    }
}
