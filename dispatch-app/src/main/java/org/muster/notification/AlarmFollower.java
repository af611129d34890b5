package org.muster.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.springframework.stereotype.Component;

/** Puts on the board what the journal tells of lateness, refusals and broken steps, and takes it down when it is mended. */
@Component
class AlarmFollower implements JournalFollower {

    private final Map<String, Consumer<Cause>> rules = new HashMap<>();
    private final Alarms alarms;
    private final IncidentManagement incidents;

    /** @throws IllegalStateException when two rooms decide about the same event */
    AlarmFollower(List<AlarmRules> rooms, Alarms alarms, IncidentManagement incidents) {
        rooms.forEach(room -> room.byEvent().forEach((type, rule) -> {
            if (rules.putIfAbsent(type, rule) != null) {
                throw new IllegalStateException("the alarms of " + type + " are decided twice, once in "
                        + room.getClass().getSimpleName());
            }
        }));
        this.alarms = alarms;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public boolean wants(String type) {
        return rules.containsKey(type);
    }

    @Override
    public void on(Entry entry) {
        rules.get(entry.type()).accept(new Cause(entry, alarms, () -> incidents.get(entry.incidentId())));
    }
}
