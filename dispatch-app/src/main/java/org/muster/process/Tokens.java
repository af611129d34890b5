package org.muster.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.WarningCallAndAnswer;
import org.springframework.stereotype.Component;

/** Where the tokens of a run stand, and how they are moved by hand. */
@Component
class Tokens {

    /** What runs beside the main line and is left alone when the main line moves. */
    private static final Set<String> BESIDE = Set.of(
            ForestFireResponse.INVESTIGATE_CAUSE,
            ForestFireResponse.REASSESSMENT,
            ForestFireResponse.RESPONSE_TERM,
            ForestFireResponse.REINFORCEMENT,
            ForestFireResponse.WIND_SHIFT,
            ForestFireResponse.WITHDRAWAL,
            ForestFireResponse.SILENCE,
            ForestFireResponse.RESCUE,
            FloodResponse.EVACUATION_TRIGGER,
            FloodResponse.WARNING_CALL,
            FloodResponse.PEOPLE_TRAPPED,
            FloodResponse.COMMUNICATIONS_LOST,
            EnterpriseAccidentResponse.ENTRY,
            EntryControl.CALL_RESCUE_PAIR,
            EntryControl.DECIDE_ENTRY_RESCUE,
            EntryControl.JUDGE_ENTRY,
            EnterpriseAccidentResponse.WHISTLE_WITHDRAWN,
            EnterpriseAccidentResponse.HAZARD_ZONE_TURNED,
            "SubProcess_TeamMuster",
            ForestFireResponse.INCIDENT_CANCELLED,
            ForestFireResponse.EVACUATION,
            Evacuation.HOUSEHOLD_REFUSED,
            Evacuation.HOUSEHOLD_ABSENT,
            Evacuation.SHELTER_FULL,
            Evacuation.EVACUATION_CANCELLED,
            Evacuation.BRING_BACK,
            MutualAid.AID_OBJECTED,
            MutualAid.AID_WITHDRAWN,
            MaterialTransfer.ORDER_CANCELLED,
            WarningCallAndAnswer.UNREACHED,
            WarningCallAndAnswer.OVER);

    /**
     * One token.
     *
     * @param id the engine's id of the activity or, before a step of its own transaction, of the transition
     * @param entered whether the step was entered; false while its job waits
     */
    record Token(String id, String elementId, String name, boolean entered, String failedBy) {}

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Tokens(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /** The running instance, or null when it has not begun, has ended, or there is no model. */
    ProcessInstance find(Subject subject) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.key())
                .processDefinitionKeyIn(subject.plan().keys().toArray(String[]::new))
                .singleResult();
    }

    /** The key of the model the instance runs. */
    String modelOf(ProcessInstance instance) {
        // the id alone does not tell: where key and version are long, the engine leaves them out of it
        return repository
                .getProcessDefinition(instance.getProcessDefinitionId())
                .getKey();
    }

    List<Token> of(ProcessInstance instance) {
        List<Token> all = new ArrayList<>();
        ActivityInstance root = runtime.getActivityInstance(instance.getId());
        if (root != null) {
            collect(root, all, Set.of());
        }
        return all;
    }

    private List<Token> mainLine(ProcessInstance instance) {
        List<Token> all = new ArrayList<>();
        ActivityInstance root = runtime.getActivityInstance(instance.getId());
        if (root != null) {
            collect(root, all, BESIDE);
        }
        return all;
    }

    private static void collect(ActivityInstance scope, List<Token> all, Set<String> without) {
        for (ActivityInstance child : scope.getChildActivityInstances()) {
            if (without.contains(child.getActivityId())) {
                continue;
            }
            if (child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0) {
                all.add(new Token(
                        child.getId(), child.getActivityId(), child.getActivityName(), true, incident(child)));
            } else {
                collect(child, all, without);
            }
        }
        for (TransitionInstance child : scope.getChildTransitionInstances()) {
            if (!without.contains(child.getActivityId())) {
                all.add(new Token(
                        child.getId(),
                        child.getActivityId(),
                        child.getActivityName(),
                        false,
                        child.getIncidents().length == 0 ? null : child.getIncidents()[0].getId()));
            }
        }
    }

    private static String incident(ActivityInstance activity) {
        return Arrays.stream(activity.getIncidents())
                .map(it -> it.getId())
                .findFirst()
                .orElse(null);
    }

    /**
     * Takes the main line's tokens from where they are and puts one before the element. False when there are none. Where
     * the main line goes two ways at once, only the way of the element is taken back; the other goes on, or has its token
     * at the join, so that the join is not waited at for ever.
     */
    boolean moveMainLine(ProcessInstance instance, String elementId) {
        List<Token> main = mainLine(instance);
        if (main.isEmpty()) {
            return false;
        }
        var change = runtime.createProcessInstanceModification(instance.getId());
        List<Token> moved = main;
        Set<String> way = wayOf(instance, elementId);
        if (!way.isEmpty()) {
            List<Token> onEitherWay = main.stream()
                    .filter(it -> ON_BOTH_WAYS.contains(it.elementId()))
                    .toList();
            if (onEitherWay.isEmpty()) {
                change.startBeforeActivity(EnterpriseAccidentResponse.BOTH_WAYS_READY);
            } else {
                List<Token> own = onEitherWay.stream()
                        .filter(it -> way.contains(it.elementId()))
                        .toList();
                // its own way has been gone already: its token waits at the join
                moved = own.isEmpty()
                        ? onEitherWay.stream()
                                .filter(it -> it.elementId().equals(EnterpriseAccidentResponse.BOTH_WAYS_READY))
                                .limit(1)
                                .toList()
                        : own;
            }
        }
        moved.forEach(token -> cancel(change, token));
        change.startBeforeActivity(elementId).execute();
        return true;
    }

    private static final Set<String> ON_BOTH_WAYS = Stream.of(
                    EnterpriseAccidentResponse.WAY_OF_CORDON,
                    EnterpriseAccidentResponse.WAY_OF_TEAMS,
                    Set.of(EnterpriseAccidentResponse.BOTH_WAYS_READY))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** The elements of the way this one is on; empty where the main line is one. */
    private Set<String> wayOf(ProcessInstance instance, String elementId) {
        if (!modelOf(instance).equals(EnterpriseAccidentResponse.KEY)) {
            return Set.of();
        }
        return Stream.of(EnterpriseAccidentResponse.WAY_OF_CORDON, EnterpriseAccidentResponse.WAY_OF_TEAMS)
                .filter(it -> it.contains(elementId))
                .findFirst()
                .orElse(Set.of());
    }

    /** Takes the tokens from the element and lets them go on behind it. False when there are none. */
    boolean leave(ProcessInstance instance, String elementId, String flowId) {
        List<Token> here = of(instance).stream()
                .filter(token -> token.elementId().equals(elementId))
                .toList();
        if (here.isEmpty()) {
            return false;
        }
        var change = runtime.createProcessInstanceModification(instance.getId());
        here.forEach(token -> cancel(change, token));
        change.startTransition(flowId).execute();
        return true;
    }

    /** Takes the tokens from the element, if there are any, and puts one before it. */
    void enterAgain(ProcessInstance instance, String elementId) {
        var change = runtime.createProcessInstanceModification(instance.getId());
        of(instance).stream()
                .filter(token -> token.elementId().equals(elementId))
                .forEach(token -> cancel(change, token));
        change.startBeforeActivity(elementId).execute();
    }

    private static void cancel(org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder change, Token token) {
        if (token.entered()) {
            change.cancelActivityInstance(token.id());
        } else {
            change.cancelTransitionInstance(token.id());
        }
    }
}
