package org.muster.expert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** Who was asked and how they answered, on the picture of an incident; phones and advice are read at the desk. */
@Component
class ExpertPart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of(
            "ExpertCalledIn",
            "ExpertReached",
            "ExpertAnswered",
            "ExpertUnanswered",
            "ExpertJoined",
            "ExpertAdvised",
            "ExpertCredited");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID callId,
            String name,
            String unit,
            CreditGrade grade,
            ExpertCall.Answer answer,
            Instant dueAt,
            boolean overdue,
            Instant joinedAt,
            int advice) {}

    private final ExpertCalls calls;

    ExpertPart(ExpertCalls calls) {
        this.calls = calls;
    }

    @Override
    public String word() {
        return "experts";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Line> lines = calls.list(incident).stream()
                .map(it -> new Line(
                        it.id(),
                        it.name(),
                        it.unit(),
                        it.grade(),
                        it.answer(),
                        it.dueAt(),
                        it.overdue(),
                        it.joinedAt(),
                        it.advice().size()))
                .toList();
        return lines.isEmpty() ? null : lines;
    }
}
