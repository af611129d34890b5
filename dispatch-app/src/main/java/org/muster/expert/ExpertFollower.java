package org.muster.expert;

import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.springframework.stereotype.Component;

/** With the incident its calls are over. */
@Component
class ExpertFollower implements JournalFollower {

    private final ExpertManagement management;

    ExpertFollower(ExpertManagement management) {
        this.management = management;
    }

    @Override
    public String name() {
        return "expert";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("IncidentClosed") || type.equals("IncidentCancelled");
    }

    @Override
    public void on(Entry entry) {
        management.over(entry.incidentId());
    }
}
