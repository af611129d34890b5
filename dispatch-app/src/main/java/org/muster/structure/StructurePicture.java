package org.muster.structure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The command structure as consoles see it: every post, who was called to it, who holds it. */
@Component
class StructurePicture implements PicturePart {

    /** Somebody who was called before and does not hold the post. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TriedView(String name, Post.Answer answer, Long seconds, String endedBy) {}

    /**
     * @param seconds from the call to the answer
     * @param dueAt until when an answer is waited for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PostView(
            PostId id,
            String name,
            Tier tier,
            String unit,
            Post.State state,
            String person,
            String title,
            String phone,
            Instant calledAt,
            Instant notifiedAt,
            Instant answeredAt,
            Long seconds,
            String via,
            Instant arrivedAt,
            Instant dueAt,
            List<TriedView> tried) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(
            UUID id,
            String templateId,
            int version,
            String name,
            Instant activatedAt,
            String activatedBy,
            List<PostView> posts) {}

    record ProposalView(String templateId, String name, ResponseLevel level, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StructureView(StandingView standing, ProposalView proposal) {}

    private static final Set<String> TOUCHING = Arrays.stream(StructureEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private final Structures structures;
    private final Deadlines deadlines;

    StructurePicture(Structures structures, Deadlines deadlines) {
        this.structures = structures;
        this.deadlines = deadlines;
    }

    @Override
    public String word() {
        return "commandStructure";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    @Transactional(readOnly = true)
    public Object of(IncidentId incident) {
        StructureView view = view(incident);
        return view.standing() == null && view.proposal() == null ? null : view;
    }

    /** Five queries however many posts there are. */
    @Transactional(readOnly = true)
    StructureView view(IncidentId incident) {
        return new StructureView(
                structures.findStanding(incident).map(this::standing).orElse(null),
                structures
                        .findProposal(incident)
                        .map(it -> new ProposalView(it.templateId(), it.name(), it.level(), it.at()))
                        .orElse(null));
    }

    private StandingView standing(Structures.Structure it) {
        Map<UUID, Instant> due = deadlines.list(it.incidentId()).stream()
                .filter(one -> one.kind().equals(StructureManagement.ANSWER) && one.open())
                .collect(Collectors.toMap(Deadline::orderId, Deadline::dueAt));
        return new StandingView(
                it.id(),
                it.templateId(),
                it.version(),
                it.name(),
                it.activatedAt(),
                it.activatedBy(),
                structures.list(it.id()).stream()
                        .map(post -> post(post, due.get(post.id().value())))
                        .toList());
    }

    private static PostView post(Post post, Instant dueAt) {
        Post.Call call = post.current().orElse(null);
        return new PostView(
                post.id(),
                post.name(),
                post.tier(),
                post.unitName(),
                post.state(),
                call == null ? null : call.person().name(),
                call == null ? null : call.person().title(),
                call == null ? null : call.person().phone(),
                call == null ? null : call.calledAt(),
                call == null ? null : call.notifiedAt(),
                call == null ? null : call.answeredAt(),
                call == null ? null : seconds(call),
                call == null ? null : call.via(),
                call == null ? null : call.arrivedAt(),
                dueAt,
                post.calls().stream()
                        .filter(it -> !it.open())
                        .map(it -> new TriedView(it.person().name(), it.answer(), seconds(it), it.endedBy()))
                        .toList());
    }

    private static Long seconds(Post.Call call) {
        return call.answeredAt() == null
                ? null
                : Duration.between(call.calledAt(), call.answeredAt()).toSeconds();
    }
}
