package org.muster.publicinformation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.integrations.release.ReleaseOutlet.Channel;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * How the public came to be told: the public story of this module. Words that are not out yet are not told here, only
 * their digest: the teams at work read the journal too.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ReleaseEvent extends JournalEvent {

    /** From now on a clock runs: until then the public must have been told. */
    record ReleaseDue(IncidentId incidentId, String kind, String label, Instant dueAt) implements ReleaseEvent {}

    record ReleaseDrafted(
            IncidentId incidentId,
            UUID releaseId,
            int number,
            String kind,
            String kindLabel,
            int revision,
            String sha256)
            implements ReleaseEvent {}

    record ReleaseSubmitted(IncidentId incidentId, UUID releaseId, int number, String authorityName)
            implements ReleaseEvent {}

    record ReleaseReviewed(IncidentId incidentId, UUID releaseId, int number, int revision) implements ReleaseEvent {}

    /** @param differences the figures that are not the assessed ones, in words; with the reason why it was approved */
    record ReleaseApproved(
            IncidentId incidentId,
            UUID releaseId,
            int number,
            int revision,
            String authorityName,
            List<String> differences,
            String reason)
            implements ReleaseEvent {}

    record ReleaseReturned(IncidentId incidentId, UUID releaseId, int number, String reason) implements ReleaseEvent {}

    record ReleaseDiscarded(IncidentId incidentId, UUID releaseId, int number) implements ReleaseEvent {}

    /**
     * It is out.
     *
     * @param corrects the number of the one it takes the place of, or null
     * @param firstDueAt until when the first had to be out, when this is the first
     */
    record ReleasePublished(
            IncidentId incidentId,
            UUID releaseId,
            int number,
            String kind,
            String kindLabel,
            Integer corrects,
            String headline,
            String text,
            Figures figures,
            List<Channel> channels,
            String authorityName,
            String draftedByName,
            String reviewedByName,
            Instant firstDueAt,
            boolean late)
            implements ReleaseEvent {}

    /** @param address where it can be read, when the channel has said so */
    record ReleaseDelivered(IncidentId incidentId, UUID releaseId, int number, String channelLabel, String address)
            implements ReleaseEvent {}

    /** A channel did not take it, again and again. */
    record ReleaseUndelivered(IncidentId incidentId, UUID releaseId, int number, String channelLabel, String error)
            implements ReleaseEvent {}

    /** @param label what is late: 首次信息发布 or 新闻发布会 */
    record ReleaseOverdue(IncidentId incidentId, String kind, String label, Instant dueAt) implements ReleaseEvent {}
}
