package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.mock.MockExpressionManager;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine in memory with every model, the application's beans replaced by ones that only remember they were called. */
abstract class ProcessTestBase {

    private static final ProcessEngine ENGINE = engine();

    protected final List<String> called = new ArrayList<>();
    protected final List<String> escalated = new ArrayList<>();
    protected final List<String> opened = new ArrayList<>();
    protected boolean levelChangeNeeded;
    protected ProcessInstance instance;

    private static ProcessEngine engine() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:processes;DB_CLOSE_DELAY=-1");
        configuration.setExpressionManager(new MockExpressionManager());
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("full");
        configuration.setEnforceHistoryTimeToLive(true);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource(ForestFireResponse.RESOURCE)
                .addClasspathResource(FloodResponse.RESOURCE)
                .addClasspathResource(EnterpriseAccidentResponse.RESOURCE)
                .addClasspathResource(EntryControl.RESOURCE)
                .addClasspathResource(WarningCallAndAnswer.RESOURCE)
                .addClasspathResource(TeamMuster.RESOURCE)
                .addClasspathResource(MutualAid.RESOURCE)
                .addClasspathResource(Evacuation.RESOURCE)
                .addClasspathResource(MaterialTransfer.RESOURCE)
                .addClasspathResource(InformationReport.RESOURCE)
                .deploy();
        return engine;
    }

    /** What the models know as {@code deadlines}. */
    public final class FakeDeadlines {
        public Date due(DelegateExecution execution, String kind) {
            opened.add(kind);
            return Date.from(ClockUtil.getCurrentTime()
                    .toInstant()
                    .plus(Wait.valueOf(kind).duration()));
        }
    }

    @BeforeEach
    void registerBeans() {
        AbstractAssertions.init(ENGINE);
        Mocks.register("deadlines", new FakeDeadlines());
        for (String name : List.of(
                "gradeIncident",
                "proposeResponseLevel",
                "reassessIncident",
                "passAidUp",
                "treatSilenceAsMayday",
                "handToRescue")) {
            Mocks.register(name, (JavaDelegate) execution -> called.add(name));
        }
        Mocks.register("regradeIncident", (JavaDelegate) execution -> {
            called.add("regradeIncident");
            execution.setVariableLocal(ForestFireResponse.LEVEL_CHANGE_NEEDED, levelChangeNeeded);
        });
        Mocks.register("escalate", (JavaDelegate) execution -> escalated.add(deadlineOf(execution)));
    }

    @AfterEach
    void forgetBeans() {
        Mocks.reset();
        ClockUtil.reset();
        AbstractAssertions.reset();
    }

    private static String deadlineOf(DelegateExecution execution) {
        return execution
                .getBpmnModelElementInstance()
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class)
                .singleResult()
                .getCamundaProperties()
                .stream()
                .filter(property -> property.getCamundaName().equals("deadline"))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElseThrow();
    }

    void start(String key, Map<String, Object> variables) {
        instance = ENGINE.getRuntimeService()
                .startProcessInstanceByKey(key, UUID.randomUUID().toString(), variables);
        runSteps();
    }

    /** Runs what the engine does on its own, but no timer. */
    void runSteps() {
        var steps = ENGINE.getManagementService().createJobQuery().messages();
        for (List<Job> jobs = steps.list(); !jobs.isEmpty(); jobs = steps.list()) {
            jobs.forEach(job -> ENGINE.getManagementService().executeJob(job.getId()));
        }
    }

    /** The fact is known: every wait of this instance for that message goes on. */
    void tell(String message) {
        tell(message, Map.of());
    }

    void tell(String message, Map<String, Object> variables) {
        ENGINE.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(instance.getId())
                .setVariablesToTriggeredScope(variables)
                .correlateAll();
        runSteps();
    }

    void decide(String taskElement, Choice choice) {
        decide(taskElement, choice, Map.of());
    }

    /** @param known what is known together with the answer */
    void decide(String taskElement, Choice choice, Map<String, Object> known) {
        Task task = task(taskElement);
        Map<String, Object> all = new HashMap<>(known);
        all.put(ForestFireResponse.DECISION, choice.name());
        ENGINE.getTaskService().complete(task.getId(), all);
        runSteps();
    }

    Task task(String taskElement) {
        Task task = ENGINE.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(taskElement)
                .singleResult();
        assertThat(task).as("open task %s", taskElement).isNotNull();
        return task;
    }

    /** Moves the clock to one second past the timer and lets it fire. */
    void passTimeOf(String timerElement, Duration expected) {
        Job job = ENGINE.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(timerElement)
                .timers()
                .singleResult();
        assertThat(job).as("running timer %s", timerElement).isNotNull();
        assertThat(Duration.between(
                        ClockUtil.getCurrentTime().toInstant(), job.getDuedate().toInstant()))
                .as("time left on %s", timerElement)
                .isBetween(expected.minusSeconds(5), expected);
        ClockUtil.setCurrentTime(Date.from(job.getDuedate().toInstant().plusSeconds(1)));
        ENGINE.getManagementService().executeJob(job.getId());
        runSteps();
    }

    /** The timers that run, by the element they stand on. */
    List<String> runningTimers() {
        return ENGINE
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list()
                .stream()
                .map(job -> ENGINE.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId())
                .toList();
    }

    void assertWaitingAt(String... elements) {
        assertThat(waitingAt(ENGINE.getRuntimeService().getActivityInstance(instance.getId())))
                .containsExactlyInAnyOrder(elements);
    }

    /** Where the tokens stand; a sub-process around a token is not counted. */
    private static List<String> waitingAt(ActivityInstance scope) {
        if (scope == null) {
            return List.of();
        }
        if (scope.getChildActivityInstances().length == 0 && scope.getParentActivityInstanceId() != null) {
            return List.of(scope.getActivityId());
        }
        return Arrays.stream(scope.getChildActivityInstances())
                .flatMap(child -> waitingAt(child).stream())
                .toList();
    }

    void assertNotWaitingAt(String... elements) {
        BpmnAwareTests.assertThat(instance).isNotWaitingAt(elements);
    }

    void assertPassed(String... elements) {
        BpmnAwareTests.assertThat(instance).hasPassed(elements);
    }

    void assertEnded() {
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    ProcessInstance calledMuster() {
        return ENGINE.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .singleResult();
    }

    List<ProcessInstance> calledMusters() {
        return ENGINE.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance.getId())
                .list();
    }

    Object variableOf(ProcessInstance other, String name) {
        return ENGINE.getRuntimeService().getVariable(other.getId(), name);
    }

    /** Every event, task and gateway of the model that no test of the class has walked through. */
    static Set<String> neverVisited(String key, String resource) {
        Set<String> visited = ENGINE.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .filter(activity -> activity.getProcessDefinitionKey().equals(key))
                .map(activity -> activity.getActivityId())
                .collect(Collectors.toSet());
        var model =
                Bpmn.readModelFromStream(ProcessTestBase.class.getClassLoader().getResourceAsStream(resource));
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof SubProcess))
                .map(FlowNode::getId)
                .filter(id -> !visited.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
