package org.muster.casualty;

import java.util.Set;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.stereotype.Component;

/** Works out what a change of the list means for the assessment, after the word of the crew is safely kept. */
@Component
class CasualtyFollower implements JournalFollower {

    private static final Set<String> FOLLOWED = Set.of(
            "CasualtyReported",
            "CasualtyChanged",
            "CasualtiesMerged",
            "CasualtyHandedOver",
            "CasualtyOutcomeKnown",
            "IncidentClosed");

    private final Counting counting;

    CasualtyFollower(Counting counting) {
        this.counting = counting;
    }

    @Override
    public String name() {
        return "casualty";
    }

    @Override
    public boolean wants(String type) {
        return FOLLOWED.contains(type);
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            if (entry.type().equals("IncidentClosed")) {
                counting.closed(entry.incidentId());
            } else {
                counting.settle(entry.incidentId());
            }
        });
    }
}
