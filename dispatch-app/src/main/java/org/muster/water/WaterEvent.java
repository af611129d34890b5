package org.muster.water;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What an incident's crews did to the water around it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface WaterEvent extends JournalEvent {

    /**
     * @param m3 what the crew says it drew
     * @param nowM3 what is left as far as is known; null where water runs
     * @param disagrees more was drawn than was thought to be there
     */
    record WaterDrawn(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String pointId,
            String pointName,
            BigDecimal m3,
            BigDecimal nowM3,
            BigDecimal volumeM3,
            boolean disagrees)
            implements WaterEvent {}
}
