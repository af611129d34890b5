package org.muster.expert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What experts were asked and said: the public story of this module. {@code name} is the expert's; phones are not told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ExpertEvent extends JournalEvent {

    /**
     * @param credit the credit grade
     * @param reason why, when the register does not propose them
     */
    record ExpertCalledIn(
            IncidentId incidentId,
            UUID callId,
            String expertId,
            String name,
            String unit,
            String credit,
            String question,
            String reason,
            Instant dueAt)
            implements ExpertEvent {}

    /** The message is on their phone, or they heard it. */
    record ExpertReached(IncidentId incidentId, UUID callId, String name, String channelLabel) implements ExpertEvent {}

    /**
     * @param said ON_SITE, VIDEO or DECLINED
     * @param seconds from the call to the answer
     * @param onBehalfOf whose words they are, when the duty room enters them
     */
    record ExpertAnswered(
            IncidentId incidentId,
            UUID callId,
            String name,
            String said,
            String saidLabel,
            long seconds,
            boolean late,
            String onBehalfOf)
            implements ExpertEvent {}

    /** No answer has come in time. */
    record ExpertUnanswered(IncidentId incidentId, UUID callId, String name, Instant dueAt) implements ExpertEvent {}

    /** They are on the site, or in the video conference. */
    record ExpertJoined(IncidentId incidentId, UUID callId, String name, boolean byVideo) implements ExpertEvent {}

    /** @param signedAt with the name, the expert's signature under the advice */
    record ExpertAdvised(
            IncidentId incidentId, UUID callId, UUID adviceId, String name, String unit, String text, Instant signedAt)
            implements ExpertEvent {}

    /** What their work was worth, said after the incident. */
    record ExpertCredited(
            IncidentId incidentId,
            UUID callId,
            String expertId,
            String name,
            int points,
            String reason,
            String credit,
            String previousCredit)
            implements ExpertEvent {}
}
