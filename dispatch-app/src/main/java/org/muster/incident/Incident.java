package org.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;

/**
 * One emergency. Grade, response level and warning level are three things; the level in force and the proposed one are
 * kept apart.
 *
 * @param exerciseSpeed how many times faster an exercise runs; 1 for every real incident
 * @param levelFacts what was measured beside its limit when {@code levelRule} fired
 * @param settingsVersion the newest change of the division's level settings the evaluation knew; 0 for the defaults
 * @param commandDivision the division in unified command: the county itself, or a level above it
 * @param watchedUntil until when casualties change the grade, closed or not
 * @param declined the proposal a person did not take, or null
 * @param receivedAt when the first alert about it came in: the start of every clock that counts from the call
 */
public record Incident(
        IncidentId id,
        String number,
        Hazard hazard,
        String title,
        String place,
        Position location,
        DivisionCode divisionCode,
        boolean exercise,
        int exerciseSpeed,
        IncidentStatus status,
        Grade grade,
        Rule gradeRule,
        ResponseLevel responseLevel,
        ResponseLevel proposedLevel,
        Rule levelRule,
        List<Measured> levelFacts,
        long settingsVersion,
        Declined declined,
        Facts facts,
        boolean sensitive,
        Instant assessedAt,
        Instant receivedAt,
        Instant raisedAt,
        Instant closedAt,
        Instant watchedUntil,
        DivisionCode commandDivision) {

    /**
     * A proposal a person did not take.
     *
     * @param level what was proposed; null for the end of the response
     * @param basis on what it stood: while that is the same, it is not proposed again
     */
    public record Declined(ResponseLevel level, String basis, String reason, String by, Instant at) {}

    /** On what the present proposal stands: the row that fired and what of it was measured, running clocks left out. */
    String basis() {
        return basis(proposedLevel, levelRule, levelFacts);
    }

    static String basis(ResponseLevel level, Rule rule, List<Measured> facts) {
        return (level == null ? "NONE" : level.name()) + "|" + (rule == null ? "" : rule.text()) + "|"
                + facts.stream()
                        .filter(Measured::decides)
                        .map(it -> it.key() + "=" + it.value())
                        .collect(Collectors.joining(";"));
    }

    /** Whether what is proposed now was proposed before and not taken, on the same facts. */
    public boolean wasDeclined() {
        return declined != null && declined.basis().equals(basis());
    }

    /** Whether it still does harm: a fire neither contained nor over, a flood still rising, an accident inside its cordon. */
    public boolean burning() {
        IncidentStatus contained =
                hazard == Hazard.ENTERPRISE_ACCIDENT ? IncidentStatus.CORDON_RELEASED : IncidentStatus.CONTROLLED;
        return status.ordinal() < contained.ordinal();
    }

    /** Whether a person has to be asked for another level, or for the end of the response. */
    public boolean levelInQuestion() {
        if (status.over() || proposedLevel == responseLevel || wasDeclined()) {
            return false;
        }
        return proposedLevel != null || !burning();
    }
}
