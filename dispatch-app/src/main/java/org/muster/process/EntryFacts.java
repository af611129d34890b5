package org.muster.process;

import java.time.Instant;
import org.muster.entry.EntryId;
import org.muster.entry.EntryManagement;
import org.muster.processes.EntryControl;
import org.muster.processes.EntryControl.Message;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** Says whether everybody of an entry is out, and decontaminated. */
@Component
class EntryFacts implements PlanFacts {

    private final EntryManagement entries;
    private final DecisionTasks tasks;

    EntryFacts(EntryManagement entries, DecisionTasks tasks) {
        this.entries = entries;
        this.tasks = tasks;
    }

    @Override
    public Plan plan() {
        return Plan.ENTRY;
    }

    @Override
    public Known about(Subject subject) {
        EntryId entry = new EntryId(subject.id());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return switch (message) {
                    case Message.ENTRY_TEAM_OUT -> entries.everybodyOut(entry);
                    case Message.ENTRY_DECONTAMINATED -> entries.everybodyDecontaminated(entry);
                        // asked once: afterwards it is an open question, or an answered one
                    case Message.ENTRY_BREACHED -> entries.breachOpen(entry)
                            && !tasks.asked(entry.value(), EntryControl.JUDGE_ENTRY);
                    case Message.ENTRY_BREACH_SETTLED -> !entries.breachOpen(entry);
                    default -> false;
                };
            }

            @Override
            public boolean isPast(Wait wait) {
                return switch (wait) {
                    case DECONTAMINATION -> entries.everybodyDecontaminated(entry);
                    case ENTRY_BREACH -> !entries.breachOpen(entry);
                    default -> entries.everybodyOut(entry);
                };
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                return Ending.MET;
            }
        };
    }
}
