package org.muster.process;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidState;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.evacuation.EvacuationId;
import org.muster.evacuation.EvacuationManagement;
import org.muster.evacuation.HouseholdCase;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Entry;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.Wait;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the runs. Every step is a transaction of its own that may be done again: beginning is remembered by subject, and
 * a run is moved by what is true in our tables, not by counting messages.
 */
@Component
class ProcessRunner {

    private static final int ATTEMPTS = 6;
    private static final int MOST_STEPS = 50;

    private static final Set<String> WATCHING_TERM = Set.of(
            ForestFireResponse.AWAIT_RESPONSE_ENDED,
            "Task_TellResponseTermOver",
            ForestFireResponse.DECIDE_RESPONSE_TERM);

    /** With these a run within another one is over. */
    private static final Set<String> ENDS = Set.of(
            Evacuation.Message.ALL_RETURNED,
            Evacuation.Message.EVACUATION_CANCELLED,
            WarningCallAndAnswer.Message.ALL_TARGETS_ANSWERED,
            WarningCallAndAnswer.Message.WARNING_CALL_OVER);

    private final RuntimeService runtime;
    private final TaskService engineTasks;
    private final ManagementService jobs;
    private final ProcessRuns runs;
    private final EarlyEntries early;
    private final DecisionTasks tasks;
    private final Proposals proposals;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Facts facts;
    private final AidEnquiries aid;
    private final EvacuationNeeds needs;
    private final EvacuationManagement evacuations;
    private final DeadlineClock deadlineClock;
    private final Tokens tokens;
    private final Deadlines deadlines;
    private final TimerWakeUp wakeUp;
    private final Hints hints;
    private final TransactionTemplate joined;
    private final TransactionTemplate ownTransaction;

    ProcessRunner(
            RuntimeService runtime,
            TaskService engineTasks,
            ManagementService jobs,
            ProcessRuns runs,
            EarlyEntries early,
            DecisionTasks tasks,
            Proposals proposals,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Facts facts,
            AidEnquiries aid,
            EvacuationNeeds needs,
            EvacuationManagement evacuations,
            DeadlineClock deadlineClock,
            Tokens tokens,
            Deadlines deadlines,
            TimerWakeUp wakeUp,
            Hints hints,
            PlatformTransactionManager transactions) {
        this.hints = hints;
        this.runtime = runtime;
        this.engineTasks = engineTasks;
        this.jobs = jobs;
        this.runs = runs;
        this.early = early;
        this.tasks = tasks;
        this.proposals = proposals;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.facts = facts;
        this.aid = aid;
        this.needs = needs;
        this.evacuations = evacuations;
        this.deadlineClock = deadlineClock;
        this.tokens = tokens;
        this.deadlines = deadlines;
        this.wakeUp = wakeUp;
        this.joined = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Begins the response to an incident, once. Nobody else can be moving it yet, so it joins the transaction of the
     * follower: one commit for both. Hazards without a model are fought by hand.
     */
    void begin(IncidentId id) {
        joined.executeWithoutResult(status -> {
            Plan.responseTo(incidents.get(id).hazard())
                    .filter(model -> runs.begin(id.value(), id, model))
                    .ifPresent(model -> runtime.startProcessInstanceByKey(
                            model, id.toString(), Map.of(ForestFireResponse.INCIDENT_ID, id.toString())));
        });
    }

    /** Begins the muster of an order, once; inside the response where there is one, else on its own. */
    void beginMuster(IncidentId incident, OrderId order) {
        beginWithin(
                Subject.muster(incident, order), ForestFireResponse.Message.DISPATCH_ORDER_ISSUED, TeamMuster.ORDER_ID);
    }

    /** Begins to follow a round of calls, once; inside the response where there is one, else on its own. */
    void beginWarningCall(Subject round) {
        beginWithin(round, FloodResponse.Message.WARNING_CALL_OPENED, WarningCallAndAnswer.WARNING_CALL_ID);
        reconcile(round);
    }

    /** Begins to control an entry, once; inside the response where there is one, else on its own. */
    void beginEntry(Subject entry) {
        beginWithin(entry, EnterpriseAccidentResponse.Message.ENTRY_STARTED, EntryControl.ENTRY_ID);
        reconcile(entry);
    }

    /** Somebody else of the entry has least air now, or waits longest for decontamination: the timers move. */
    void airMoved(Subject entry) {
        alone(entry.incident(), () -> {
            ProcessInstance run = tokens.find(entry);
            if (run != null) {
                moveTimer(run, entry.within(), EntryControl.AIR_LOW, Wait.ENTRY_AIR_LOW);
                moveTimer(run, entry.within(), EntryControl.AIR_OUT, Wait.ENTRY_AIR_OUT);
                moveTimer(run, entry.within(), EntryControl.DECONTAMINATION_LATE, Wait.DECONTAMINATION);
            }
            return null;
        });
    }

    /** @param variable under which the run finds its own id */
    private void beginWithin(Subject subject, String message, String variable) {
        IncidentId incident = subject.incident();
        alone(incident, () -> {
            if (!runs.begin(subject.id(), incident, subject.plan().key())) {
                return null;
            }
            ProcessInstance response = tokens.find(Subject.response(incident));
            if (response != null && listens(response, message)) {
                runtime.createMessageCorrelation(message)
                        .processInstanceId(response.getId())
                        .setVariablesToTriggeredScope(Map.of(variable, subject.key()))
                        .correlate();
            } else {
                runtime.startProcessInstanceByKey(
                        subject.plan().key(),
                        subject.key(),
                        Map.of(ForestFireResponse.INCIDENT_ID, incident.toString(), variable, subject.key()));
            }
            return null;
        });
    }

    /** Begins the help for a request, once; it stands on its own, whatever hazard is fought and with what plan. */
    void beginAid(Subject subject) {
        joined.executeWithoutResult(status -> {
            if (runs.begin(subject.id(), subject.incident(), MutualAid.KEY)) {
                runtime.startProcessInstanceByKey(
                        MutualAid.KEY,
                        subject.key(),
                        Map.of(
                                ForestFireResponse.INCIDENT_ID,
                                subject.incident().toString(),
                                MutualAid.REQUEST_ID,
                                subject.key(),
                                MutualAid.FORM,
                                aid.get(subject.request()).form().name()));
            }
        });
    }

    /** Begins the evacuation of a zone, once; inside the response where there is one, else on its own. */
    void beginEvacuation(Subject subject) {
        beginWithin(subject, ForestFireResponse.Message.EVACUATION_ORDERED, Evacuation.EVACUATION_ID);
    }

    /** A zone has more time, or less: its timers move with the stored instant. */
    void finishByMoved(Subject subject) {
        alone(subject.incident(), () -> {
            ProcessInstance run = tokens.find(subject);
            if (run != null) {
                deadlineClock.finishByMoved(subject);
                moveTimer(run, subject.within(), Evacuation.ONE_HOUR_LEFT, Wait.ZONE_GAP);
                moveTimer(run, subject.within(), Evacuation.ZONE_LATE, Wait.ZONE_EMPTIED);
            }
            return null;
        });
        reconcile(subject);
    }

    /** A question about a zone or a household of it was answered. */
    void evacuationDecided(IncidentId incident, UUID about) {
        evacuations
                .findCase(about)
                .map(HouseholdCase::evacuationId)
                .or(() -> Optional.of(new EvacuationId(about)))
                .ifPresent(it -> reconcile(Subject.evacuation(incident, it)));
    }

    /** Something was said about a household: looked at when somebody is asked about it, or waits for it. */
    void householdMoved(Subject subject) {
        boolean waitedFor = tasks.openAbout(subject.within())
                || tasks.openAbout(subject.id())
                || evacuations
                        .householdCase(subject.evacuation(), subject.household())
                        .forced();
        if (waitedFor) {
            reconcile(subject);
        }
    }

    /** A household's own branch, unless somebody is asked about it already or nobody needs to be any more. */
    void beginHousehold(Subject subject, String message, long seq) {
        String ended = message.equals(Evacuation.Message.HOUSEHOLD_REFUSED)
                ? Evacuation.Message.REFUSAL_ENDED
                : Evacuation.Message.PEOPLE_FOUND;
        if (!tasks.openAbout(subject.within()) && !facts.about(subject).holds(ended, null)) {
            beginBranch(subject, message, seq, Map.of(Evacuation.HOUSEHOLD_ID, subject.household()));
        }
        reconcile(subject);
    }

    /** A branch of the zone, unless the same question is open. */
    void beginOnce(Subject subject, String message, long seq) {
        String question =
                message.equals(Evacuation.Message.SHELTER_FULL) ? Evacuation.REASSIGN_SHELTER : Evacuation.BRING_BACK;
        boolean asked = tasks.listOpen(subject.incident()).stream()
                .anyMatch(it -> it.kind().equals(question) && subject.id().equals(it.requestId()));
        if (!asked) {
            beginBranch(subject, message, seq);
        }
    }

    /** Begins the transfer of a material order, once. */
    void beginMaterial(Subject subject) {
        joined.executeWithoutResult(status -> {
            if (runs.begin(subject.id(), subject.incident(), MaterialTransfer.KEY)) {
                runtime.startProcessInstanceByKey(
                        MaterialTransfer.KEY,
                        subject.key(),
                        Map.of(
                                ForestFireResponse.INCIDENT_ID,
                                subject.incident().toString(),
                                MaterialTransfer.MATERIAL_ORDER_ID,
                                subject.key()));
            }
        });
    }

    /** Begins the reporting of an incident, once for each duty; whatever hazard is fought and with what plan. */
    void beginReporting(Subject subject) {
        joined.executeWithoutResult(status -> {
            if (runs.begin(subject.id(), subject.incident(), InformationReport.KEY)) {
                runtime.startProcessInstanceByKey(
                        InformationReport.KEY,
                        subject.key(),
                        Map.of(
                                ForestFireResponse.INCIDENT_ID,
                                subject.incident().toString(),
                                InformationReport.DUTY_ID,
                                subject.key()));
            }
        });
    }

    /** The reports of an incident have moved: whoever waits for that is told. */
    void reported(IncidentId incident) {
        runs.list(incident, Plan.INFORMATION_REPORT).forEach(this::reconcile);
    }

    /** A report is due sooner than it was: its timers move with the stored deadlines. */
    void reportingDeadlineChanged(IncidentId incident) {
        runs.list(incident, Plan.INFORMATION_REPORT)
                .forEach(subject -> alone(incident, () -> {
                    ProcessInstance run = tokens.find(subject);
                    if (run != null) {
                        moveTimer(run, "BoundaryEvent_PhoneFlashOverdue", Wait.PHONE_FLASH);
                        moveTimer(run, "BoundaryEvent_ReportDueSoon", Wait.REPORT_WARNING);
                        moveTimer(run, "BoundaryEvent_ReportOverdue", Wait.WRITTEN_REPORT);
                    }
                    return null;
                }));
    }

    private void moveTimer(ProcessInstance run, String elementId, Wait wait) {
        moveTimer(run, null, elementId, wait);
    }

    /** @param within what the deadline is kept under within the incident, or null */
    private void moveTimer(ProcessInstance run, UUID within, String elementId, Wait wait) {
        IncidentId incident = IncidentId.of((String) runtime.getVariable(run.getId(), ForestFireResponse.INCIDENT_ID));
        deadlines.findOpen(incident, within, wait.kind()).map(Deadline::dueAt).ifPresent(due -> {
            jobs.createJobQuery()
                    .processInstanceId(run.getId())
                    .activityId(elementId)
                    .timers()
                    .list()
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(due)));
            wakeUp.at(due);
        });
    }

    /**
     * As {@link #beginBranch}, but not while the same branch is still under way: what it waits for are aggregates, so it
     * takes care of what came up meanwhile.
     */
    void beginBranchOnce(Subject subject, String message, long seq, Set<String> underWay) {
        boolean running = alone(subject.incident(), () -> {
            ProcessInstance run = tokens.find(subject);
            return run != null && tokens.of(run).stream().anyMatch(it -> underWay.contains(it.elementId()));
        });
        if (running) {
            reconcile(subject);
        } else {
            beginBranch(subject, message, seq);
        }
    }

    /**
     * Something came up that the main line does not wait for; each journal entry starts its own branch, once. A run within
     * another one begins a moment after it was asked for: what is told before is put by until it has.
     */
    void beginBranch(Subject subject, String message, long seq) {
        beginBranch(subject, message, seq, Map.of());
    }

    private void beginBranch(Subject subject, String message, long seq, Map<String, Object> variables) {
        IncidentId incident = subject.incident();
        UUID entry = UUID.nameUUIDFromBytes((incident + "/" + seq).getBytes(StandardCharsets.UTF_8));
        alone(incident, () -> {
            ProcessInstance run = tokens.find(subject);
            if (run == null && mayStillBegin(subject)) {
                early.keep(subject.whole(), seq);
                hints.afterCommit(subject.whole());
            } else if (run != null && listens(run, message) && runs.begin(entry, incident, message)) {
                runtime.createMessageCorrelation(message)
                        .processInstanceId(run.getId())
                        .setVariablesToTriggeredScope(variables)
                        .correlate();
            }
            return null;
        });
    }

    /** Whether a run that is not there has not begun yet, rather than ended. */
    private boolean mayStillBegin(Subject subject) {
        PlanFacts.Known known =
                switch (subject.plan()) {
                    case EVACUATION, WARNING_CALL -> facts.about(subject.whole());
                    default -> null;
                };
        return known != null && ENDS.stream().noneMatch(it -> known.holds(it, null));
    }

    /** Whether there is a run to tell anything. */
    boolean running(Subject subject) {
        return tokens.find(subject) != null;
    }

    /** A site has reached a limit: whoever decides is asked, once for all that have and are not ordered out yet. */
    void evacuationTriggered(Entry entry) {
        IncidentId incident = entry.incidentId();
        Subject response = Subject.response(incident);
        alone(incident, () -> {
            needs.add(entry);
            tasks.propose(
                    incident,
                    FloodResponse.ORDER_EVACUATION,
                    proposals.of(FloodResponse.ORDER_EVACUATION, incidents.get(incident), response));
            return null;
        });
        beginBranchOnce(
                response,
                FloodResponse.Message.EVACUATION_TRIGGER_REACHED,
                entry.seq(),
                Set.of(FloodResponse.ORDER_EVACUATION));
    }

    /**
     * A new assessment. While the first question about the level is open it changes what is proposed there; afterwards
     * it may ask a question of its own.
     */
    void assessed(IncidentId id, long seq) {
        boolean asking = alone(id, () -> {
            if (tasks.levelInQuestion(id)) {
                tasks.proposeLevel(
                        id,
                        proposals.level(incidents.get(id)),
                        proposals.question(ForestFireResponse.APPROVE_LEVEL_CHANGE, Subject.response(id)));
                return true;
            }
            return !tasks.settledOnce(id, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        });
        if (!asking) {
            beginBranch(Subject.response(id), ForestFireResponse.Message.INCIDENT_ASSESSED, seq);
        }
    }

    /**
     * A response is in force until a stated end: the end is watched by one branch, whose timer moves with the stored
     * deadline when another end is stated.
     */
    void responseActivated(IncidentId id, long seq) {
        boolean watched = alone(id, () -> {
            ProcessInstance response = tokens.find(Subject.response(id));
            return response == null
                    || tokens.of(response).stream().anyMatch(it -> WATCHING_TERM.contains(it.elementId()));
        });
        if (watched) {
            termMoved(id);
        } else {
            beginBranch(Subject.response(id), ForestFireResponse.Message.RESPONSE_ACTIVATED, seq);
        }
    }

    /** Another end of the response is stated: its timer moves with the stored deadline. */
    void termMoved(IncidentId id) {
        alone(id, () -> {
            ProcessInstance response = tokens.find(Subject.response(id));
            Optional<Deadline> term = deadlines.findOpen(id, null, Wait.RESPONSE_TERM.kind());
            if (response != null && term.isPresent()) {
                jobs.createJobQuery()
                        .processInstanceId(response.getId())
                        .activityId(ForestFireResponse.RESPONSE_TERM_OVER)
                        .timers()
                        .list()
                        .forEach(timer -> jobs.setJobDuedate(
                                timer.getId(), Date.from(term.get().dueAt())));
                wakeUp.at(term.get().dueAt());
            }
            return null;
        });
    }

    /** The commander gave the muster more time: its timer moves with the stored deadline. */
    void musterExtended(IncidentId incident, OrderId order) {
        alone(incident, () -> {
            ProcessInstance muster = tokens.find(Subject.muster(incident, order));
            if (muster != null) {
                Instant due = dispatch.get(order).musterDueAt();
                jobs.createJobQuery()
                        .processInstanceId(muster.getId())
                        .activityId("BoundaryEvent_MusterOverdue")
                        .timers()
                        .list()
                        .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(due)));
                wakeUp.at(due);
            }
            return null;
        });
    }

    /** Closing an incident ends all its deadlines, but who investigates the cause or owes thanks goes on: theirs stay. */
    void closed(IncidentId id) {
        alone(id, () -> {
            ProcessInstance response = tokens.find(Subject.response(id));
            boolean investigating = response != null
                    && tokens.of(response).stream()
                            .anyMatch(it -> it.elementId().equals(ForestFireResponse.INVESTIGATE_CAUSE));
            if (investigating) {
                keep(Subject.response(id), Wait.CAUSE_INVESTIGATION);
            }
            aid.list(id).stream()
                    .filter(it -> it.state() == AidState.RELEASED)
                    .forEach(it -> keep(Subject.aid(id, it.id()), Wait.AID_THANKS));
            return null;
        });
    }

    private void keep(Subject subject, Wait wait) {
        deadlines
                .findLatest(subject.incident(), subject.within(), wait.kind())
                .filter(it -> it.cancelledAt() != null)
                .ifPresent(it ->
                        deadlines.openAt(subject.incident(), subject.within(), wait.kind(), wait.label(), it.dueAt()));
    }

    /** Moves a run as far as the facts and the decisions already made will take it. */
    void reconcile(Subject about) {
        Subject subject = about.whole();
        // the run is the same from step to step; one that has ended waits for nothing
        AtomicReference<ProcessInstance> found = new AtomicReference<>();
        boolean arrived = hints.leading(subject, () -> {
            for (int i = 0; i < MOST_STEPS; i++) {
                if (!alone(subject.incident(), () -> step(subject, found))) {
                    return true;
                }
            }
            return false;
        });
        if (!arrived) {
            hints.add(subject);
        }
    }

    private boolean step(Subject subject, AtomicReference<ProcessInstance> found) {
        ProcessInstance instance = found.get() == null ? tokens.find(subject) : found.get();
        if (instance == null) {
            return false;
        }
        found.set(instance);
        return tellOneFact(subject, instance)
                || completeOneDecision(subject, instance)
                || endWhenClosed(subject, instance);
    }

    private boolean tellOneFact(Subject subject, ProcessInstance instance) {
        List<EventSubscription> subscriptions = subscriptions(instance);
        if (subscriptions.isEmpty()) {
            return false;
        }
        PlanFacts.Known known = facts.about(subject);
        for (EventSubscription waiting : subscriptions) {
            String message = waiting.getEventName();
            if (known(known, subject, waiting)
                    .holds(message, waiting.getCreated().toInstant())) {
                runtime.messageEventReceived(message, waiting.getExecutionId());
                return true;
            }
        }
        return false;
    }

    /** What waits for a household asks about that household. */
    private PlanFacts.Known known(PlanFacts.Known whole, Subject subject, EventSubscription waiting) {
        if (subject.plan() != Plan.EVACUATION) {
            return whole;
        }
        String household = (String) runtime.getVariable(waiting.getExecutionId(), Evacuation.HOUSEHOLD_ID);
        return household == null ? whole : facts.about(subject.of(household));
    }

    private boolean completeOneDecision(Subject subject, ProcessInstance instance) {
        List<String> open = engineTasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
                .map(Task::getId)
                .toList();
        return tasks.listDecided(subject.incident(), open).stream()
                .findFirst()
                .map(task -> {
                    engineTasks.complete(task.id(), answer(task));
                    return true;
                })
                .orElse(false);
    }

    /** Before anybody may sign for force, who refuses is talked to more than once: how often that was done goes along. */
    private Map<String, Object> answer(DecisionTask task) {
        if (!task.kind().equals(Evacuation.PERSUADE)) {
            return Map.of(ForestFireResponse.DECISION, task.outcome());
        }
        boolean enough = evacuations
                .findCase(task.requestId())
                .map(evacuations::persuadedEnough)
                .orElse(true);
        return Map.of(ForestFireResponse.DECISION, task.outcome(), Evacuation.PERSUADED_ENOUGH, enough);
    }

    /** Closed by hand before the plan got there: what is left of the main line ends. */
    private boolean endWhenClosed(Subject subject, ProcessInstance instance) {
        return subject.plan() == Plan.RESPONSE
                && incidents.get(subject.incident()).status() == IncidentStatus.CLOSED
                && tokens.moveMainLine(instance, ForestFireResponse.END_INCIDENT_CLOSED);
    }

    private List<EventSubscription> subscriptions(ProcessInstance instance) {
        return runtime.createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType("message")
                .list();
    }

    private boolean listens(ProcessInstance instance, String message) {
        return runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .eventName(message)
                        .count()
                == 1;
    }

    /** In a transaction of its own, one at a time per incident; again when a job moved the same run at the same moment. */
    private <T> T alone(IncidentId incident, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ownTransaction.execute(status -> {
                    runs.hold(incident);
                    return work.get();
                });
            } catch (OptimisticLockingException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt * 10L);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
