package org.muster.works;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** What happens on the dykes and to the lifelines: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WorksEvent extends JournalEvent {

    /** @param kind PATROL or REPAIR, and {@code label} the same in words; {@code everyMinutes} of a patrol alone */
    record WorkOrdered(
            IncidentId incidentId,
            WorkId workId,
            int number,
            String kind,
            String label,
            String place,
            String siteId,
            String need,
            String who,
            String teamId,
            Double everyMinutes,
            String everySource,
            Instant restoreBy)
            implements WorksEvent {}

    record WorkAcknowledged(IncidentId incidentId, WorkId workId, int number, String label, String place, String who)
            implements WorksEvent {}

    record WorkRefused(
            IncidentId incidentId, WorkId workId, int number, String label, String place, String who, String reason)
            implements WorksEvent {}

    /** @param late whether it came after its time */
    record PatrolRoundReported(
            IncidentId incidentId,
            WorkId workId,
            int number,
            String place,
            String who,
            int round,
            boolean late,
            String note,
            Instant nextAt)
            implements WorksEvent {}

    /** An answer, a round or a repair has not come by its time. @param what ANSWER, ROUND or REPAIR */
    record WorkOverdue(
            IncidentId incidentId,
            WorkId workId,
            int number,
            String label,
            String place,
            String who,
            String what,
            Instant dueAt)
            implements WorksEvent {}

    /** @param precursor whether the site's evacuation trigger was told of it */
    record DangerFound(
            IncidentId incidentId,
            UUID dangerId,
            WorkId workId,
            int number,
            String kind,
            String kindLabel,
            String place,
            Position location,
            String note,
            String who,
            String siteId,
            boolean precursor)
            implements WorksEvent {}

    /** A picture of a danger came in; its seal is kept here, what is on it apart. */
    record DangerPhotographed(
            IncidentId incidentId,
            UUID dangerId,
            WorkId workId,
            String kindLabel,
            String place,
            UUID photoId,
            Instant takenAt,
            String sha256)
            implements WorksEvent {}

    record DangerSettled(
            IncidentId incidentId, UUID dangerId, WorkId workId, String kindLabel, String place, String settlement)
            implements WorksEvent {}

    /** @param restored what works again; {@code minutes} since the order */
    record LifelineRestored(
            IncidentId incidentId,
            WorkId workId,
            int number,
            String label,
            String place,
            String who,
            String restored,
            long minutes)
            implements WorksEvent {}

    record PatrolEnded(
            IncidentId incidentId,
            WorkId workId,
            int number,
            String place,
            String who,
            int rounds,
            int lateRounds,
            String reason)
            implements WorksEvent {}

    record WorkCancelled(
            IncidentId incidentId, WorkId workId, int number, String label, String place, String who, String reason)
            implements WorksEvent {}
}
