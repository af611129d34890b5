package org.muster.structure;

import java.util.Set;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** A level that starts proposes its command structure; an incident that ends stands it down. */
@Component
class StructureFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of("ResponseLevelApproved", "IncidentClosed", "IncidentCancelled");

    private final StructureManagement management;

    StructureFollower(StructureManagement management) {
        this.management = management;
    }

    @Override
    public String name() {
        return "command-structure";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            switch (entry.type()) {
                case "ResponseLevelApproved" -> management.propose(
                        entry.incidentId(), ResponseLevel.valueOf(entry.text("level")));
                default -> management.standDownIfStanding(
                        entry.incidentId(), entry.type().equals("IncidentClosed") ? "事件结束" : "事件撤销");
            }
        });
    }
}
