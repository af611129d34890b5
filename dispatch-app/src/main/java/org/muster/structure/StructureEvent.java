package org.muster.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/** What happens to a command structure: the public story of this module. {@code post} is the post's name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface StructureEvent extends JournalEvent {

    record CommandStructureProposed(IncidentId incidentId, String templateId, String name, ResponseLevel level)
            implements StructureEvent {}

    /** @param vacant posts for which the rosters name nobody */
    record CommandStructureActivated(
            IncidentId incidentId, UUID structureId, String templateId, int version, String name, int posts, int vacant)
            implements StructureEvent {}

    /**
     * Somebody is called to a post.
     *
     * @param order 1 for the first, 2 and more for who is called instead
     */
    record PostCalled(
            IncidentId incidentId,
            PostId postId,
            String post,
            String unit,
            String name,
            String title,
            int order,
            Instant dueAt)
            implements StructureEvent {}

    /** The message is on their phone, or they heard it. */
    record PostNotified(IncidentId incidentId, PostId postId, String post, String name, String channelLabel)
            implements StructureEvent {}

    /**
     * @param seconds from the call to the answer
     * @param late somebody else was called, or has answered, meanwhile
     * @param onBehalfOf whose words they are, when the duty room enters them
     */
    record PostAnswered(
            IncidentId incidentId,
            PostId postId,
            String post,
            String name,
            long seconds,
            boolean late,
            String onBehalfOf)
            implements StructureEvent {}

    record PostDeclined(IncidentId incidentId, PostId postId, String post, String name, long seconds, String onBehalfOf)
            implements StructureEvent {}

    /** Who holds it is at their post. */
    record PostTaken(IncidentId incidentId, PostId postId, String post, String name, long seconds, String onBehalfOf)
            implements StructureEvent {}

    /** Nobody who may be called for it has answered in time. */
    record PostUnanswered(IncidentId incidentId, PostId postId, String post, String unit, int called)
            implements StructureEvent {}

    record PostReplaced(IncidentId incidentId, PostId postId, String post, String name, String previous, String reason)
            implements StructureEvent {}

    record CommandStructureStoodDown(IncidentId incidentId, UUID structureId, String name, String reason)
            implements StructureEvent {}
}
