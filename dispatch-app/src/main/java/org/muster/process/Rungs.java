package org.muster.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.duty.DutyPerson;
import org.muster.entry.EntryManagement;
import org.muster.evacuation.EvacuationManagement;
import org.muster.journal.Journal;
import org.muster.process.ProcessEvent.DeadlineMissed;
import org.muster.processes.EscalationLadder;
import org.muster.processes.Wait;
import org.muster.situationreport.SituationReportManagement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whom the ladder names that something is late, and sets the clock for the next rung. Each rung is a stored
 * deadline of the same kind: the fact that was waited for meets it like the first, and the board shows who is next.
 */
@Component
@Transactional
class Rungs {

    private final Deadlines deadlines;
    private final DispatchManagement dispatch;
    private final EvacuationManagement evacuations;
    private final EntryManagement entries;
    private final DecisionTasks tasks;
    private final RuleTables rules;
    private final LeaderOnDuty onDuty;
    private final SituationReportManagement reports;
    private final Journal journal;
    private final Clock clock;

    Rungs(
            Deadlines deadlines,
            DispatchManagement dispatch,
            EvacuationManagement evacuations,
            EntryManagement entries,
            DecisionTasks tasks,
            RuleTables rules,
            LeaderOnDuty onDuty,
            SituationReportManagement reports,
            Journal journal,
            Clock clock) {
        this.deadlines = deadlines;
        this.dispatch = dispatch;
        this.evacuations = evacuations;
        this.entries = entries;
        this.tasks = tasks;
        this.rules = rules;
        this.onDuty = onDuty;
        this.reports = reports;
        this.journal = journal;
        this.clock = clock;
    }

    /** Once per rung, whoever comes first; a deadline that was met, moved or taken away in the meantime tells nobody. */
    void climb(Subject subject, String kind) {
        if (kind.equals(Wait.REPORT_WARNING.kind())) {
            reports.urge(subject.incident());
            return;
        }
        boolean passed = deadlines
                .findOpen(subject.incident(), subject.within(), kind)
                .filter(it -> !it.dueAt().isAfter(clock.instant()))
                .isPresent();
        Optional<Deadline> missed =
                passed ? deadlines.fire(subject.incident(), subject.within(), kind) : Optional.empty();
        missed.ifPresent(it -> tell(subject, it));
    }

    /** The team, the zone or the pair that is late, or null when it is the incident as a whole. */
    private String whose(Subject subject) {
        if (subject.evacuation() != null) {
            return evacuations.get(subject.evacuation()).zoneName();
        }
        if (subject.entry() != null) {
            return entries.inWords(subject.entry());
        }
        return subject.order() == null ? null : dispatch.get(subject.order()).teamName();
    }

    private void tell(Subject subject, Deadline missed) {
        if (missed.kind().equals(Wait.ACK_RECALL.kind())) {
            dispatch.recall(subject.order());
            return;
        }
        Optional<Wait> wait = Arrays.stream(Wait.values())
                .filter(it -> it.kind().equals(missed.kind()))
                .findFirst();
        Optional<EscalationLadder.Row> row = rules.ladder(missed.kind(), missed.step());
        if (wait.isPresent() && row.isPresent()) {
            tasks.escalate(subject, wait.get().elementId(), row.get().role(), clock.instant());
        }
        Optional<Instant> next = row.filter(it -> !it.again().isZero())
                .map(it -> clock.instant().plus(deadlines.real(subject.incident(), it.again())))
                .map(at -> deadlines.openNext(missed, at).dueAt());
        String label = wait.map(Wait::label).orElse(missed.label());
        journal.record(new DeadlineMissed(
                subject.incident(),
                missed.kind(),
                label,
                missed.dueAt(),
                subject.orderId(),
                subject.requestId(),
                whose(subject),
                row.map(EscalationLadder.Row::told).orElse("调度台"),
                row.flatMap(it -> onDuty.tell(subject.incident(), it, label))
                        .map(DutyPerson::words)
                        .orElse(null),
                row.map(EscalationLadder.Row::action).orElse(null),
                row.map(EscalationLadder.Row::role).orElse("DISPATCHER"),
                row.map(EscalationLadder.Row::channels).orElse(List.of("BOARD")),
                missed.step(),
                next.orElse(null),
                next.flatMap(any -> rules.ladder(missed.kind(), missed.step() + 1))
                        .map(EscalationLadder.Row::told)
                        .orElse(null)));
    }
}
