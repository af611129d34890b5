package org.muster.publicinformation;

import java.util.Set;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Grade;
import org.springframework.stereotype.Component;

/** An accident starts the clock of the first word to the public, and with a grave grade that of the press conference. */
@Component
class ReleaseFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of("IncidentRaised", "IncidentAssessed", "IncidentRegraded");

    private final ReleaseManagement management;

    ReleaseFollower(ReleaseManagement management) {
        this.management = management;
    }

    @Override
    public String name() {
        return "public-information";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        String grade = entry.text("grade");
        ActorContext.runAs(
                Actor.SYSTEM,
                "SYSTEM",
                () -> management.clocks(entry.incidentId(), grade == null ? null : Grade.valueOf(grade)));
    }
}
