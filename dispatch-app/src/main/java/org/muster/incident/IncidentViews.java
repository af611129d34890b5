package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.Grade;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** The parts of an incident's picture that this module knows. */
@Component
public class IncidentViews {

    public record StatusView(IncidentStatus status, Instant at, String by) {}

    /**
     * One response level that was put in force.
     *
     * @param facts what was measured beside its limit when it was proposed
     * @param endedAt when another level followed, or the response or the incident ended; null while it is in force
     * @param announcement how the release was announced; null unless the response was ended (突发事件应对法 Art 86)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LevelView(
            ResponseLevel level,
            String reason,
            String measures,
            Instant expectedUntil,
            String approvedBy,
            Instant at,
            Rule rule,
            String matter,
            List<Activation.Approver> approvers,
            List<Measured> facts,
            Instant endedAt,
            String endedBy,
            String announcement,
            String measuresKept) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssessmentView(
            Facts facts,
            Grade grade,
            Rule gradeRule,
            ResponseLevel proposedLevel,
            Rule levelRule,
            List<Measured> levelFacts,
            boolean sensitive,
            Instant assessedAt) {}

    private final Incidents incidents;

    IncidentViews(Incidents incidents) {
        this.incidents = incidents;
    }

    public List<StatusView> statusHistory(IncidentId id) {
        return incidents.statuses(id);
    }

    public List<LevelView> levels(IncidentId id) {
        return incidents.levels(id);
    }

    /** What was found out about the cause, as it was reported, or null. */
    public Object cause(IncidentId id) {
        return incidents.cause(id).orElse(null);
    }

    public AssessmentView assessment(Incident it) {
        return new AssessmentView(
                it.facts(),
                it.grade(),
                it.gradeRule(),
                it.proposedLevel(),
                it.levelRule(),
                it.levelFacts(),
                it.sensitive(),
                it.assessedAt());
    }
}
