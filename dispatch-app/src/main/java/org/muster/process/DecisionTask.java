package org.muster.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.account.Role;
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
            String forecast) {

        static Proposal none() {
            return new Proposal(null, null, null, null, null, null, null, null, null, null, null);
        }
    }
}
