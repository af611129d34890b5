package org.muster.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.muster.account.Role;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidRequest;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.process.ProcessEvent.DecisionAsked;
import org.muster.process.ProcessEvent.DecisionOvertaken;
import org.muster.processes.InformationReport;
import org.muster.processes.MutualAid;
import org.muster.processes.Wait;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/** Keeps our own row for every user task the engine opens, and closes it when a fact makes the question needless. */
@Component
class DecisionDesk implements TaskListener {

    private final DecisionTasks tasks;
    private final Proposals proposals;
    private final IncidentManagement incidents;
    private final AidEnquiries aid;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    DecisionDesk(
            DecisionTasks tasks,
            Proposals proposals,
            IncidentManagement incidents,
            AidEnquiries aid,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.tasks = tasks;
        this.proposals = proposals;
        this.incidents = incidents;
        this.aid = aid;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getEventName().equals(EVENTNAME_CREATE)) {
            ask(task);
        } else {
            overtake(task);
        }
    }

    private void ask(DelegateTask asked) {
        Subject subject = Subject.of(asked);
        String kind = asked.getTaskDefinitionKey();
        Incident incident = incidents.get(subject.incident());
        Instant due = waitsOf(kind).stream()
                .map(it -> deadlines.findOpen(subject.incident(), subject.within(), it.kind()))
                .flatMap(Optional::stream)
                .map(Deadline::dueAt)
                .findFirst()
                .orElse(null);
        DecisionTask task = new DecisionTask(
                asked.getId(),
                subject.incident(),
                subject.orderId(),
                subject.requestId(),
                seatsDivision(subject, kind, incident),
                kind,
                asked.getName(),
                proposals.question(kind, subject),
                seatOf(asked),
                clock.instant(),
                due,
                proposals.of(kind, incident, subject),
                null,
                null,
                null,
                null,
                null);
        tasks.add(task);
        journal.record(new DecisionAsked(
                subject.incident(),
                task.id(),
                kind,
                task.title(),
                task.role().name(),
                due,
                subject.orderId(),
                subject.requestId()));
    }

    /** What is asked about a report has the time of the whole report. */
    private static List<Wait> waitsOf(String kind) {
        List<Wait> own = Wait.of(kind);
        return own.isEmpty() && InformationReport.QUESTIONS.contains(kind) ? List.of(Wait.WRITTEN_REPORT) : own;
    }

    /** A request is answered by the level it is asked of and thanked for by the county that asked. */
    private DivisionCode seatsDivision(Subject subject, String kind, Incident incident) {
        if (subject.request() == null) {
            return incident.divisionCode();
        }
        AidRequest request = aid.get(subject.request());
        return kind.equals(MutualAid.THANK_AND_SETTLE) ? request.asking() : request.asked();
    }

    private static Role seatOf(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .map(Role::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private void overtake(DelegateTask task) {
        Subject subject = Subject.of(task);
        if (tasks.close(task.getId(), DecisionTask.OVERTAKEN, null, null, clock.instant())) {
            journal.record(new DecisionOvertaken(
                    subject.incident(),
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    subject.orderId(),
                    subject.requestId()));
        }
    }
}
