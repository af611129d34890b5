package org.muster.command;

import java.util.Set;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.springframework.stereotype.Component;

/** A new grade or level in force may ask for another division in command. */
@Component
class CommandFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of("IncidentAssessed", "ResponseLevelApproved");

    private final UnifiedCommand command;

    CommandFollower(UnifiedCommand command) {
        this.command = command;
    }

    @Override
    public String name() {
        return "unified-command";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        command.askTheRule(entry.incidentId());
    }
}
