package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.team.MemberId;

/** A member said for themselves whether they are coming; the roll call, not this, says who is there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberAnswered(
        IncidentId incidentId,
        OrderId orderId,
        String teamName,
        MemberId memberId,
        String memberName,
        MemberAnswers.Answer answer,
        String reason)
        implements JournalEvent {}
