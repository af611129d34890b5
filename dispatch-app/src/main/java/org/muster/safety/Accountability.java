package org.muster.safety;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.OrderId;
import org.muster.journal.Journal;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether everybody is known to be safe: when a rescue begins and ends, and when all crews are out. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Accountability {

    /** The deadline within which every crew has reported safe; the process waits for the same one. */
    static final String ALL_CREWS_SAFE = "ALL_CREWS_SAFE";

    private final Crews crews;
    private final SafetyRecords records;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Accountability(Crews crews, SafetyRecords records, Deadlines deadlines, Journal journal, Clock clock) {
        this.crews = crews;
        this.records = records;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Somebody of this crew is in danger; the first one begins a rescue. */
    void endanger(IncidentId incident, OrderId order, String teamName, String reason) {
        Instant now = clock.instant();
        crews.danger(incident, now);
        if (crews.rescueSince(incident).isEmpty()) {
            crews.rescueSince(incident, now);
            journal.record(new SafetyEvent.RescueStarted(incident, order, teamName, reason));
        }
    }

    /** Ends whatever has ended: the rescue when nobody is in danger, the withdrawal when everybody is out. */
    void settle(IncidentId incident) {
        Instant now = clock.instant();
        List<Crew> all = crews.list(incident);
        boolean everybodyThere = all.stream().noneMatch(Crew::shortOfPeople)
                && records.maydays(incident).stream().allMatch(it -> it.settledAt() != null);
        if (everybodyThere && crews.rescueSince(incident).isPresent()) {
            crews.rescueSince(incident, null);
            records.endSearches(incident, now);
            journal.record(new SafetyEvent.EverybodyFound(incident));
        }
        boolean underWay = records.openWithdrawals(List.of(incident)).stream().anyMatch(it -> it.allSafeAt() == null);
        boolean allOut = all.stream().noneMatch(it -> it.state() == LineState.WITHDRAWING || it.shortOfPeople());
        if (underWay && allOut) {
            records.allSafe(incident, now);
            deadlines.meet(incident, null, ALL_CREWS_SAFE);
            List<Crew> back =
                    all.stream().filter(it -> it.state() == LineState.WITHDRAWN).toList();
            journal.record(new SafetyEvent.AllCrewsSafe(
                    incident, back.size(), back.stream().mapToInt(Crew::heads).sum()));
        }
    }
}
