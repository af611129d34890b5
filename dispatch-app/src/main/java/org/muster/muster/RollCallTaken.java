package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * A roll was called. The counts are the state after it; the lists are what this call said.
 *
 * @param count members present now that count towards the quorum
 * @param lacking duties still not manned, in words (水泵手 1); null when all are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollCallTaken(
        IncidentId incidentId,
        OrderId orderId,
        String teamName,
        List<String> present,
        List<Absence> absent,
        int count,
        int absentCount,
        int quorum,
        int strength,
        List<String> lacking,
        String onBehalfOf)
        implements JournalEvent {

    /** @param reason 假, 病 …, as the leader said it */
    public record Absence(String memberId, String name, String reason) {}
}
