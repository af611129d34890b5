package org.muster.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidRequest;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.evacuation.Evacuation;
import org.muster.evacuation.EvacuationManagement;
import org.muster.incident.Incident;
import org.muster.material.MaterialManagement;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the plan of an incident stands: every run with its tokens and what is done. */
@Component
@Transactional(readOnly = true)
class ProcessViews {

    record ProcessView(List<Run> processes) {}

    /**
     * One run of a model.
     *
     * @param done elements that were passed, in no order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Run(
            String instanceId,
            String key,
            UUID orderId,
            UUID requestId,
            String title,
            int version,
            List<TokenView> tokens,
            List<String> done,
            boolean ended) {}

    /**
     * Where a token stands.
     *
     * @param failed true when the step broke and waits for a person
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenView(String elementId, String name, Instant since, Instant dueAt, boolean overdue, Boolean failed) {}

    private static final int MOST_ZONES = 40;

    private final HistoryService history;
    private final RuntimeService runtime;
    private final Tokens tokens;
    private final ProcessRuns runs;
    private final Deadlines deadlines;
    private final DispatchManagement dispatch;
    private final AidEnquiries aid;
    private final MaterialManagement material;
    private final EvacuationManagement evacuations;
    private final Clock clock;

    ProcessViews(
            HistoryService history,
            RuntimeService runtime,
            Tokens tokens,
            ProcessRuns runs,
            Deadlines deadlines,
            DispatchManagement dispatch,
            AidEnquiries aid,
            MaterialManagement material,
            EvacuationManagement evacuations,
            Clock clock) {
        this.history = history;
        this.runtime = runtime;
        this.tokens = tokens;
        this.runs = runs;
        this.deadlines = deadlines;
        this.dispatch = dispatch;
        this.aid = aid;
        this.material = material;
        this.evacuations = evacuations;
        this.clock = clock;
    }

    ProcessView of(Incident incident) {
        List<Deadline> known = deadlines.list(incident.id());
        List<Run> all = new ArrayList<>(runsOf(Subject.response(incident.id()), incident.title(), known));
        runs.list(incident.id(), Plan.TEAM_MUSTER)
                .forEach(it -> all.addAll(runsOf(it, dispatch.get(it.order()).teamName(), known)));
        runs.list(incident.id(), Plan.MUTUAL_AID).forEach(it -> {
            AidRequest request = aid.get(it.request());
            all.addAll(runsOf(it, request.label() + " " + request.ask().need(), known));
        });
        runs.list(incident.id(), Plan.MATERIAL_TRANSFER)
                .forEach(it -> all.addAll(runsOf(it, material.get(it.material()).label(), known)));
        // a typhoon has a thousand zones: the ones that are late or go on are shown, the first first
        evacuations.list(incident.id()).stream()
                .filter(it -> !it.over())
                .sorted(Comparator.comparing(Evacuation::finishBy))
                .limit(MOST_ZONES)
                .forEach(it -> all.addAll(runsOf(Subject.evacuation(incident.id(), it.id()), it.zoneName(), known)));
        runs.list(incident.id(), Plan.INFORMATION_REPORT).forEach(it -> all.addAll(runsOf(it, "信息报告", known)));
        runs.list(incident.id(), Plan.WARNING_CALL).forEach(it -> all.addAll(runsOf(it, "预警叫应", known)));
        runs.list(incident.id(), Plan.ENTRY).forEach(it -> all.addAll(runsOf(it, "进入管控", known)));
        return new ProcessView(all);
    }

    private List<Run> runsOf(Subject subject, String title, List<Deadline> known) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKeyIn(subject.plan().keys().toArray(String[]::new))
                .processInstanceBusinessKey(subject.key())
                .list()
                .stream()
                .map(it -> run(it, subject, title, known))
                .toList();
    }

    private Run run(HistoricProcessInstance instance, Subject subject, String title, List<Deadline> known) {
        Map<Boolean, List<HistoricActivityInstance>> steps =
                history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
                        .collect(Collectors.partitioningBy(it -> it.getEndTime() != null));
        Map<String, Instant> since = steps.get(false).stream()
                .collect(Collectors.toMap(
                        HistoricActivityInstance::getActivityId,
                        it -> it.getStartTime().toInstant(),
                        (a, b) -> a));
        ProcessInstance running = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        List<TokenView> standing = running == null
                ? List.of()
                : tokens.of(running).stream()
                        .map(it -> token(it, since.get(it.elementId()), subject, known))
                        .toList();
        return new Run(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                subject.orderId(),
                subject.requestId(),
                title,
                instance.getProcessDefinitionVersion(),
                standing,
                steps.get(true).stream()
                        .map(HistoricActivityInstance::getActivityId)
                        .distinct()
                        .toList(),
                running == null);
    }

    private TokenView token(Tokens.Token token, Instant since, Subject subject, List<Deadline> known) {
        List<String> kinds = Wait.of(token.elementId()).stream().map(Wait::kind).toList();
        List<Deadline> own = known.stream()
                .filter(it -> kinds.contains(it.kind()) && Objects.equals(it.orderId(), subject.within()))
                .toList();
        Instant now = clock.instant();
        Instant due = own.stream()
                .filter(Deadline::open)
                .map(Deadline::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        boolean overdue = due != null && due.isBefore(now)
                || own.stream()
                        .anyMatch(it -> it.firedAt() != null
                                && !it.kind().equals(Wait.ACK_RECALL.kind())
                                && (since == null || !it.firedAt().isBefore(since)));
        return new TokenView(
                token.elementId(), token.name(), since, due, overdue, token.failedBy() == null ? null : true);
    }
}
