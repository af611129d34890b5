package org.muster.process;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.muster.account.Jurisdiction;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidRequest;
import org.muster.deadline.Deadlines;
import org.muster.journal.Journal;
import org.muster.process.ProcessEvent.PlanStepInserted;
import org.muster.process.ProcessEvent.PlanStepRepeated;
import org.muster.process.ProcessEvent.PlanStepSkipped;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.MutualAid;
import org.muster.processes.Wait;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A plan never blocks a dispatcher: a named person skips, repeats or inserts a step and says why. */
@Service
@Transactional
class PlanChanges {

    static final String SKIPPED = "SKIPPED";

    private record Step(Subject subject, String model, FlowNode node, ProcessInstance instance) {}

    /** Beside the main line without a sub-process of their own: going there again stops no clock. */
    private static final Set<String> BESIDE = Set.of(
            ForestFireResponse.INVESTIGATE_CAUSE,
            Evacuation.BRING_BACK,
            EntryControl.CALL_RESCUE_PAIR,
            EntryControl.DECIDE_ENTRY_RESCUE,
            EntryControl.JUDGE_ENTRY);

    private final ProcessModels models;
    private final Tokens tokens;
    private final ProcessRuns runs;
    private final RuntimeService runtime;
    private final DecisionTasks tasks;
    private final AidEnquiries aid;
    private final Jurisdiction jurisdiction;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    PlanChanges(
            ProcessModels models,
            Tokens tokens,
            ProcessRuns runs,
            RuntimeService runtime,
            DecisionTasks tasks,
            AidEnquiries aid,
            Jurisdiction jurisdiction,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.models = models;
        this.tokens = tokens;
        this.runs = runs;
        this.runtime = runtime;
        this.tasks = tasks;
        this.aid = aid;
        this.jurisdiction = jurisdiction;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The step the plan waits at is left undone and the plan goes on behind it.
     *
     * @throws Problem 409 {@code step-not-active} when the plan does not stand there
     */
    void skip(IncidentId incident, String elementId, String which, String reason) {
        Step step = find(incident, elementId, which);
        settle(step, reason);
        // a question that was skipped takes the way the drawing marks as the usual one
        runtime.setVariable(step.instance().getId(), ForestFireResponse.DECISION, SKIPPED);
        runtime.setVariable(step.instance().getId(), ForestFireResponse.LEVEL_CHANGE_NEEDED, false);
        boolean left = moving(() -> tokens.leave(step.instance(), elementId, ProcessModels.flowBehind(step.node())));
        if (!left) {
            throw Problem.conflict("step-not-active", "流程现在不在“" + step.node().getName() + "”，不能跳过");
        }
        journal.record(new PlanStepSkipped(
                incident,
                step.model(),
                elementId,
                step.node().getName(),
                reason,
                step.subject().orderId()));
    }

    /** A step that was done, or that broke, is done again; a step of the main line takes the main line back to it. */
    void repeat(IncidentId incident, String elementId, String which, String reason) {
        Step step = enter(incident, elementId, which, reason);
        journal.record(new PlanStepRepeated(
                incident,
                step.model(),
                elementId,
                step.node().getName(),
                reason,
                step.subject().orderId()));
    }

    /** A step the plan has not reached, or would not reach, is done now; the main line goes on behind it. */
    void insert(IncidentId incident, String elementId, String which, String reason) {
        Step step = enter(incident, elementId, which, reason);
        journal.record(new PlanStepInserted(
                incident,
                step.model(),
                elementId,
                step.node().getName(),
                reason,
                step.subject().orderId()));
    }

    private Step enter(IncidentId incident, String elementId, String which, String reason) {
        Step step = find(incident, elementId, which);
        settle(step, reason);
        moving(() -> {
            if (beside(step.node()) || !tokens.moveMainLine(step.instance(), elementId)) {
                tokens.enterAgain(step.instance(), elementId);
            }
            return true;
        });
        return step;
    }

    /** Steps of event sub-processes and of the cause investigation run beside the main line and do not move it. */
    private static boolean beside(FlowNode node) {
        if (BESIDE.contains(node.getId())) {
            return true;
        }
        return node.getParentElement() instanceof SubProcess scope && scope.triggeredByEvent();
    }

    /** What the step was waiting for no longer matters: its clock stops, its question is closed. */
    private void settle(Step step, String reason) {
        Wait.of(step.node().getId())
                .forEach(it -> deadlines.cancel(
                        step.subject().incident(), step.subject().within(), it.kind()));
        tasks.listOpen(step.subject().incident()).stream()
                .filter(it -> it.kind().equals(step.node().getId()))
                .filter(it -> Objects.equals(it.orderId(), step.subject().orderId())
                        && Objects.equals(it.requestId(), step.subject().requestId()))
                .forEach(it -> tasks.close(
                        it.id(), SKIPPED, reason, ActorContext.actor().name(), clock.instant()));
    }

    /** @param which the order or request that is meant, where several stand at the step */
    private Step find(IncidentId incident, String elementId, String which) {
        runs.hold(incident);
        for (Plan plan : Plan.values()) {
            if (plan.keys().stream()
                    .anyMatch(key -> models.findStep(key, elementId).isPresent())) {
                return step(subject(incident, plan, elementId, which), elementId);
            }
        }
        throw Problem.notFound("流程步骤");
    }

    /** What a level above decides is not skipped or asked again from below. */
    private void requireLevel(Subject subject, String elementId) {
        boolean theirs = elementId.equals(MutualAid.ASSIGN_FORCES) || elementId.equals(MutualAid.REVIEW_AID_OBJECTION);
        if (subject.request() != null && theirs) {
            AidRequest request = aid.get(subject.request());
            if (!jurisdiction.covers(request.asked())) {
                throw Problem.forbidden("这一步由" + aid.askedName(request) + "决定");
            }
        }
    }

    private Step step(Subject subject, String elementId) {
        requireLevel(subject, elementId);
        ProcessInstance instance = tokens.find(subject);
        if (instance == null) {
            throw Problem.conflict("process-not-running", "该流程没有在运行，请按人工方式处置");
        }
        String model = tokens.modelOf(instance);
        FlowNode node = models.findStep(model, elementId).orElseThrow(() -> Problem.notFound("流程步骤"));
        return new Step(subject, model, node, instance);
    }

    private Subject subject(IncidentId incident, Plan plan, String elementId, String which) {
        if (plan == Plan.RESPONSE) {
            return Subject.response(incident);
        }
        String what =
                switch (plan) {
                    case TEAM_MUSTER -> "指令";
                    case MATERIAL_TRANSFER -> "调拨单";
                    case EVACUATION -> "转移片区";
                    case INFORMATION_REPORT -> "信息报告";
                    case WARNING_CALL -> "叫应";
                    case ENTRY -> "进入管控";
                    default -> "增援请求";
                };
        List<Subject> all = runs.list(incident, plan);
        if (which != null) {
            return all.stream()
                    .filter(it -> it.key().equals(which))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound(what));
        }
        List<Subject> there = all.stream()
                .filter(it -> {
                    ProcessInstance instance = tokens.find(it);
                    return instance != null
                            && tokens.of(instance).stream()
                                    .anyMatch(token -> token.elementId().equals(elementId));
                })
                .toList();
        if (there.size() != 1) {
            throw Problem.invalid("orderId", "有多件同在这一步，请指明是哪条" + what);
        }
        return there.get(0);
    }

    private static boolean moving(BooleanSupplier change) {
        try {
            return change.getAsBoolean();
        } catch (OptimisticLockingException e) {
            throw Problem.conflict("process-moved", "流程刚刚有变化，请刷新后再试");
        }
    }
}
