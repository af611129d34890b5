package org.muster.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Facts;
import org.muster.shared.Grade;
import org.muster.shared.ResponseLevel;

/**
 * What is handed over with the command, as of one moment: situation, forces, orders, decisions that wait, the safety of
 * the crews, and what falls due next.
 *
 * @param parts what other rooms know: safety, site, wind …
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bundle(
        Instant asOf,
        Situation situation,
        Forces forces,
        List<Order> orders,
        List<Waiting> decisions,
        List<Due> due,
        Map<String, Object> parts) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Situation(
            String status,
            Instant receivedAt,
            Grade grade,
            Rule gradeRule,
            ResponseLevel level,
            ResponseLevel proposedLevel,
            List<Measured> levelFacts,
            Facts facts) {}

    /** People. */
    record Forces(int teams, int called, int mustered, int enRoute, int onScene) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Order(String number, String team, String task, String state, int present, int strength, String lastReport) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(String title, String question, String seat, Instant dueAt) {}

    record Due(String label, Instant dueAt) {}
}
