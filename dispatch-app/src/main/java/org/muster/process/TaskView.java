package org.muster.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Role;
import org.muster.process.DecisionTask.Proposal;
import org.muster.shared.IncidentId;

/**
 * A decision as the inbox shows it.
 *
 * @param mine whether it is asked of the caller's own seat now
 * @param escalateTo who gets it next, in Chinese
 * @param outcome what was decided, or null while open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
        String id,
        IncidentId incidentId,
        String incidentTitle,
        boolean exercise,
        UUID orderId,
        UUID requestId,
        String kind,
        String title,
        String question,
        Instant openedAt,
        Instant dueAt,
        Role role,
        String roleLabel,
        boolean mine,
        boolean escalated,
        String escalateTo,
        Proposal proposal,
        List<Option> options,
        String outcome) {

    /** One answer the question takes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Option(String decision, String label, Boolean primary, Boolean needsReason) {}
}
