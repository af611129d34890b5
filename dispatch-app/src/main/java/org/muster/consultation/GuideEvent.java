package org.muster.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What people say of the guide's steps: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface GuideEvent extends JournalEvent {

    /** Somebody says by name that a step is done. */
    record GuideStepTicked(IncidentId incidentId, String stepId, String text, String who, String note)
            implements GuideEvent {}

    /** It is not done after all. */
    record GuideStepReopened(IncidentId incidentId, String stepId, String text, String who, String note)
            implements GuideEvent {}
}
