package org.muster.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * How an accident is investigated: the public story of this module. The teams at work read the journal too, so of the
 * evidence only number, kind and digest are told; what it shows stays with the investigators.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InvestigationEvent extends JournalEvent {

    record InvestigationOpened(IncidentId incidentId, Instant dueAt) implements InvestigationEvent {}

    record SceneProtected(IncidentId incidentId, String by, String note) implements InvestigationEvent {}

    record InvestigatorNamed(IncidentId incidentId, String name, String unit) implements InvestigationEvent {}

    /** Named by mistake, or has an interest in the accident: no longer in the group. */
    record InvestigatorRemoved(IncidentId incidentId, String name, String unit, String reason)
            implements InvestigationEvent {}

    /** @param sha256 of the file; null for what has none. With the sealed journal it proves that the file is unchanged */
    record EvidenceTaken(
            IncidentId incidentId,
            UUID evidenceId,
            int number,
            String kind,
            String kindLabel,
            Instant takenAt,
            String sha256,
            String custodyHash)
            implements InvestigationEvent {}

    /** @param custodyHash covers every hand-over up to this one */
    record EvidenceHandedOver(IncidentId incidentId, UUID evidenceId, int number, int seq, String custodyHash)
            implements InvestigationEvent {}

    record EvidenceVerified(IncidentId incidentId, UUID evidenceId, int number, boolean intact)
            implements InvestigationEvent {}

    /** @param days altogether, at most 60 */
    record InvestigationExtended(IncidentId incidentId, int days, Instant dueAt, String approvedBy, String reason)
            implements InvestigationEvent {}

    record InvestigationReported(IncidentId incidentId, String by, boolean late) implements InvestigationEvent {}

    /** The report has not come in time. */
    record InvestigationOverdue(IncidentId incidentId, Instant dueAt) implements InvestigationEvent {}
}
