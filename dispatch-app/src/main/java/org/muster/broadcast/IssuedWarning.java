package org.muster.broadcast;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/**
 * A warning of our own, from its first draft.
 *
 * @param previous what it updates or cancels; null for a new one
 * @param msgType ALERT, UPDATE or CANCEL
 * @param remark why it was returned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IssuedWarning(
        UUID id,
        UUID chainId,
        UUID previous,
        DivisionCode divisionCode,
        boolean exercise,
        String msgType,
        IssueState state,
        IssueContent content,
        int revision,
        String remark,
        String draftedBy,
        String draftedName,
        Instant draftedAt,
        String approvedName,
        Instant approvedAt,
        String issuedName,
        Instant issuedAt,
        String identifier,
        Instant sent,
        Instant endedAt) {}
