package org.muster.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Role;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.level.LevelManagement;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/**
 * One decision a person has to take.
 *
 * @param id the engine's task id
 * @param requestId the request for aid or the material order the question is about, or null
 * @param division whose seat is asked: the incident's, or the level that has to answer a request
 * @param kind the element of the model that asks
 * @param escalatedRole who was told because it took too long, or null
 * @param outcome the decision, OVERTAKEN when a fact came first, or null while open
 */
record DecisionTask(
        String id,
        IncidentId incidentId,
        UUID orderId,
        UUID requestId,
        DivisionCode division,
        String kind,
        String title,
        String question,
        Role role,
        Instant openedAt,
        Instant dueAt,
        Proposal proposal,
        Role escalatedRole,
        Instant closedAt,
        String outcome,
        String reason,
        String closedBy) {

    static final String OVERTAKEN = "OVERTAKEN";

    boolean open() {
        return closedAt == null;
    }

    /**
     * What was worked out beforehand; whatever does not belong to the question is null.
     *
     * @param measured what was counted, beside the {@code limit} it is held against
     * @param forecast what is to be expected and why, in Chinese
     * @param response what a question about the response level is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposal(
            ResponseLevel level,
            String rule,
            String source,
            String approver,
            String teamId,
            String teamName,
            Instant etaAt,
            Integer people,
            String measured,
            String limit,
            String forecast,
            ResponseProposal response) {

        Proposal(
                ResponseLevel level,
                String rule,
                String source,
                String approver,
                String teamId,
                String teamName,
                Instant etaAt,
                Integer people,
                String measured,
                String limit,
                String forecast) {
            this(level, rule, source, approver, teamId, teamName, etaAt, people, measured, limit, forecast, null);
        }

        static Proposal none() {
            return new Proposal(null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    /**
     * A level that is proposed, or the end of the one in force.
     *
     * @param inForce the level in force, or null
     * @param end whether nothing asks for a response any more
     * @param flag how sure the rule's source is
     * @param facts what was measured, beside the limit it is held against
     * @param stated what is put in force unless somebody changes it first; null for the end
     * @param settingsVersion by which version of the division's settings
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponseProposal(
            ResponseLevel inForce,
            boolean end,
            String flag,
            List<Measured> facts,
            LevelManagement.Stated stated,
            Instant expectedUntil,
            long settingsVersion) {}
}
