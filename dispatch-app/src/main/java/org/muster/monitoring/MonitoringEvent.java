package org.muster.monitoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** What was measured: the public story of this module; that all is clean, or no longer, is a stage of the incident. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface MonitoringEvent extends JournalEvent {

    record MonitoringPointSet(
            IncidentId incidentId,
            UUID pointId,
            int number,
            String name,
            Medium medium,
            Position location,
            String substance,
            String unit,
            BigDecimal cleanBelow,
            String limitSource)
            implements MonitoringEvent {}

    /** The first reading of the incident was taken: from now on we know. */
    record MonitoringStarted(IncidentId incidentId, UUID pointId, String name) implements MonitoringEvent {}

    /** @param atLeast the instrument was at full scale: the true value is higher */
    record ReadingTaken(
            IncidentId incidentId,
            UUID pointId,
            int number,
            String name,
            UUID readingId,
            BigDecimal value,
            boolean atLeast,
            String unit,
            boolean clean,
            Instant measuredAt,
            String note)
            implements MonitoringEvent {}

    record MonitoringPointClosed(IncidentId incidentId, UUID pointId, int number, String name, String reason)
            implements MonitoringEvent {}

    record FireWaterHandled(
            IncidentId incidentId,
            UUID id,
            String place,
            FireWater.Measure measure,
            String measureLabel,
            Integer cubicMetres,
            String note)
            implements MonitoringEvent {}
}
