package org.muster.process;

import java.time.Instant;
import org.muster.processes.Wait;
import org.muster.processes.WarningCallAndAnswer.Message;
import org.muster.warningcall.WarningCallManagement;
import org.muster.warningcall.WarningCallManagement.Progress;
import org.springframework.stereotype.Component;

/** Says how far a round of calls has come, by the rows of its targets. */
@Component
class WarningCallFacts implements PlanFacts {

    private final WarningCallManagement calls;

    WarningCallFacts(WarningCallManagement calls) {
        this.calls = calls;
    }

    @Override
    public Plan plan() {
        return Plan.WARNING_CALL;
    }

    @Override
    public Known about(Subject subject) {
        Progress progress = calls.progress(subject.warningCall());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return WarningCallFacts.holds(message, progress);
            }

            @Override
            public boolean isPast(Wait wait) {
                return progress.over() || progress.open() == 0;
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                return cutShort && progress.over() ? Ending.CANCELLED : Ending.MET;
            }
        };
    }

    private static boolean holds(String message, Progress progress) {
        return switch (message) {
            case Message.ALL_TARGETS_ANSWERED -> progress.open() == 0 && !progress.over();
            case Message.MESSENGERS_SENT -> progress.unreached() == 0;
            case Message.WARNING_CALL_OVER -> progress.over();
            default -> false;
        };
    }
}
