package org.muster.aid;

import java.util.Set;
import org.muster.dispatch.OrderId;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.stereotype.Component;

/** What happens to a helping team moves the request it was sent for. */
@Component
class AidFollower implements JournalFollower {

    private static final Set<String> TOLD =
            Set.of("TeamArrived", "TeamReleased", "DispatchOrderRefused", "DispatchOrderCancelled");

    private final AidManagement aid;

    AidFollower(AidManagement aid) {
        this.aid = aid;
    }

    @Override
    public String name() {
        return "aid";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> aid.teamMoved(OrderId.of(entry.text("orderId"))));
    }
}
