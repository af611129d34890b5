package org.muster.cordon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** How the cordon came to stand as it does: the public story of this module; its release is a stage of the incident. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CordonEvent extends JournalEvent {

    /** Nobody gets in any more who does not belong there. */
    record CordonClosed(
            IncidentId incidentId, int points, Integer officers, Integer radiusMetres, String ledBy, String note)
            implements CordonEvent {}

    /** It stands elsewhere, or is kept by others. */
    record CordonChanged(
            IncidentId incidentId, int points, Integer officers, Integer radiusMetres, String ledBy, String note)
            implements CordonEvent {}
}
