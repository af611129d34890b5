package org.muster.publicinformation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.PicturePart;
import org.muster.publicinformation.Release.State;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** How far the public is told, on the picture of an incident; words that are not out are read at the desk alone. */
@Component
class ReleasePart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of(
            "ReleaseDue",
            "ReleaseDrafted",
            "ReleaseSubmitted",
            "ReleaseReviewed",
            "ReleaseApproved",
            "ReleaseReturned",
            "ReleaseDiscarded",
            "ReleasePublished",
            "ReleaseDelivered",
            "ReleaseUndelivered",
            "ReleaseOverdue");

    /**
     * @param firstDueAt until when the first word must be out; null when no clock runs for this incident
     * @param pressDueAt until when there must be a press conference; null when there need not be one
     * @param waiting how many wait for a review, an approval or for being published
     * @param delivered how many channels have taken one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicInformation(
            Instant firstDueAt,
            Instant firstAt,
            Instant pressDueAt,
            Instant pressAt,
            int published,
            int waiting,
            int delivered,
            String lastHeadline) {}

    private final Releases releases;
    private final Deadlines deadlines;

    ReleasePart(Releases releases, Deadlines deadlines) {
        this.releases = releases;
        this.deadlines = deadlines;
    }

    @Override
    public String word() {
        return "publicInformation";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Release> all = releases.list(incident);
        Optional<Deadline> first = deadlines.findLatest(incident, null, ReleaseManagement.FIRST);
        if (all.isEmpty() && first.isEmpty()) {
            return null;
        }
        List<Release> out = all.stream().filter(it -> it.publishedAt() != null).toList();
        return new PublicInformation(
                first.map(Deadline::dueAt).orElse(null),
                out.stream().map(Release::publishedAt).min(Instant::compareTo).orElse(null),
                deadlines
                        .findLatest(incident, null, ReleaseManagement.PRESS)
                        .map(Deadline::dueAt)
                        .orElse(null),
                out.stream()
                        .filter(it -> it.kind() == Release.Kind.PRESS_CONFERENCE)
                        .map(Release::publishedAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                out.size(),
                (int) all.stream()
                        .filter(it -> it.state().open() && it.state() != State.DRAFT)
                        .count(),
                (int) releases.deliveries(incident).stream()
                        .filter(it -> it.sentAt() != null)
                        .count(),
                out.stream()
                        .max(Comparator.comparing(Release::publishedAt))
                        .map(Release::headline)
                        .orElse(null));
    }
}
