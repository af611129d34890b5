package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every process model of the house. */
class ModelConventionTests {

    private static final Pattern ID = Pattern.compile(
            "(StartEvent|EndEvent|BoundaryEvent|Event|Task|Gateway|SubProcess|CallActivity|Flow)(_[A-Z][A-Za-z]+){1,2}");
    private static final Pattern DUE = Pattern.compile("\\$\\{deadlines\\.due\\(execution, '([A-Z_]+)'\\)}");
    private static final Set<String> DELEGATES = Set.of(
            "${gradeIncident}",
            "${proposeResponseLevel}",
            "${regradeIncident}",
            "${reassessIncident}",
            "${passAidUp}",
            "${handToRescue}",
            "${treatSilenceAsMayday}",
            "${planReport}",
            "${sendReport}",
            "${escalate}");
    private static final Set<String> SEATS = Set.of("COMMANDER", "DISPATCHER", "LEADER");

    /** Every model, with the class that names it. */
    enum Model {
        FOREST_FIRE_RESPONSE(
                ForestFireResponse.class,
                ForestFireResponse.KEY,
                ForestFireResponse.RESOURCE,
                ForestFireResponse.Message.ALL),
        FLOOD_RESPONSE(FloodResponse.class, FloodResponse.KEY, FloodResponse.RESOURCE, FloodResponse.Message.ALL),
        ENTERPRISE_ACCIDENT_RESPONSE(
                EnterpriseAccidentResponse.class,
                EnterpriseAccidentResponse.KEY,
                EnterpriseAccidentResponse.RESOURCE,
                EnterpriseAccidentResponse.Message.ALL),
        ENTRY_CONTROL(EntryControl.class, EntryControl.KEY, EntryControl.RESOURCE, EntryControl.Message.ALL),
        WARNING_CALL_AND_ANSWER(
                WarningCallAndAnswer.class,
                WarningCallAndAnswer.KEY,
                WarningCallAndAnswer.RESOURCE,
                WarningCallAndAnswer.Message.ALL),
        TEAM_MUSTER(TeamMuster.class, TeamMuster.KEY, TeamMuster.RESOURCE, TeamMuster.Message.ALL),
        MUTUAL_AID(MutualAid.class, MutualAid.KEY, MutualAid.RESOURCE, MutualAid.Message.ALL),
        EVACUATION(Evacuation.class, Evacuation.KEY, Evacuation.RESOURCE, Evacuation.Message.ALL),
        MATERIAL_TRANSFER(
                MaterialTransfer.class, MaterialTransfer.KEY, MaterialTransfer.RESOURCE, MaterialTransfer.Message.ALL),
        INFORMATION_REPORT(
                InformationReport.class,
                InformationReport.KEY,
                InformationReport.RESOURCE,
                InformationReport.Message.ALL);

        final Class<?> names;
        final String key;
        final String resource;
        final Set<String> messages;
        final BpmnModelInstance bpmn;

        Model(Class<?> names, String key, String resource, Set<String> messages) {
            this.names = names;
            this.key = key;
            this.resource = resource;
            this.messages = messages;
            this.bpmn = Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource));
        }

        <T extends BaseElement> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(bpmn.getModel().getType(type)).stream()
                    .map(type::cast)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCalledLikeItsFileAndKeepsItsHistoryFiveYears(Model model) {
        assertThat(model.resource).isEqualTo("processes/" + model.key + ".bpmn");
        assertThat(model.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(model.key);
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P1825D");
        });
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryNodeInChinese(Model model) {
        assertThat(nodes(model))
                .allSatisfy(node ->
                        assertThat(node.getName()).as(node.getId()).isNotNull().matches(".*\\p{IsHan}.*"));
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryElementAnIdOfWords(Model model) {
        assertThat(Stream.concat(nodes(model).stream(), model.all(SequenceFlow.class).stream()))
                .extracting(FlowElement::getId)
                .allSatisfy(id -> assertThat(id).matches(ID));
    }

    @ParameterizedTest
    @EnumSource
    void drawsEveryNodeAndFlow(Model model) {
        Set<String> drawn = Stream.concat(
                        model.bpmn.getModelElementsByType(BpmnShape.class).stream()
                                .map(BpmnShape::getBpmnElement),
                        model.bpmn.getModelElementsByType(BpmnEdge.class).stream()
                                .map(BpmnEdge::getBpmnElement))
                .map(BaseElement::getId)
                .collect(Collectors.toSet());

        assertThat(drawn)
                .containsAll(nodes(model).stream().map(FlowNode::getId).toList())
                .containsAll(model.all(SequenceFlow.class).stream()
                        .map(SequenceFlow::getId)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void drawsNoTaskOverAnother(Model model) {
        List<BpmnShape> boxes = model.bpmn.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof Task
                        || shape.getBpmnElement() instanceof Event
                                && !(shape.getBpmnElement() instanceof BoundaryEvent))
                .toList();

        for (BpmnShape one : boxes) {
            assertThat(boxes)
                    .filteredOn(other -> other != one && overlap(one.getBounds(), other.getBounds()))
                    .extracting(other -> other.getBpmnElement().getId())
                    .as("drawn over %s", one.getBpmnElement().getId())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryClockFromTheStoredDeadline(Model model) {
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            assertThat(timer.getTimeDuration()).isNull();
            assertThat(timer.getTimeCycle()).isNull();
            Wait wait = Wait.valueOf(kindOf(timer));
            assertThat(wait.elementId()).isEqualTo(waitingElement(timer));
        });
    }

    @Test
    void usesEveryWaitAndNoneTwiceInAModel() {
        assertThat(Arrays.stream(Model.values()).map(model -> model.all(TimerEventDefinition.class).stream()
                        .map(ModelConventionTests::kindOf)
                        .toList()))
                .allSatisfy(kinds -> assertThat(kinds).doesNotHaveDuplicates())
                .flatMap(kinds -> kinds)
                .containsOnlyElementsOf(
                        Arrays.stream(Wait.values()).map(Wait::kind).toList())
                .containsAll(Arrays.stream(Wait.values()).map(Wait::kind).toList());
    }

    @ParameterizedTest
    @EnumSource
    void tellsSomebodyWhenAWaitTakesTooLong(Model model) {
        assertThat(boundaryTimers(model)).allSatisfy(timer -> {
            FlowNode next =
                    timer.getOutgoing().stream().findFirst().orElseThrow().getTarget();
            assertThat(next.getDomElement().getChildElements().stream()
                            .map(child ->
                                    child.getAttribute("http://camunda.org/schema/1.0/bpmn", "delegateExpression"))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(next.getAttributeValueNs(
                                    "http://camunda.org/schema/1.0/bpmn", "delegateExpression")))
                    .as("what follows %s", timer.getId())
                    .isEqualTo("${escalate}");
            assertThat(deadlineProperty(next)).isEqualTo(kindOf((TimerEventDefinition)
                    timer.getEventDefinitions().iterator().next()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryWaitATimeOutOrAWrittenReasonWhyNot(Model model) {
        Set<String> timed = boundaryTimers(model).stream()
                .map(timer -> timer.getAttachedTo().getId())
                .collect(Collectors.toSet());

        assertThat(model.all(Activity.class))
                .filteredOn(activity -> activity instanceof UserTask
                        || activity instanceof ReceiveTask
                        || activity instanceof CallActivity)
                .filteredOn(activity -> !timed.contains(activity.getId()))
                .allSatisfy(activity -> assertThat(activity.getDocumentations())
                        .as(activity.getId())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void knowsItsMessages(Model model) {
        assertThat(model.all(Message.class))
                .extracting(Message::getName)
                .containsExactlyInAnyOrderElementsOf(model.messages);
        assertThat(model.all(Message.class))
                .allSatisfy(message -> assertThat(message.getId()).isEqualTo("Message_" + message.getName()));
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoGatewayWithoutAWayOut(Model model) {
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> assertThat(gateway.getOutgoing())
                .filteredOn(flow -> !flow.equals(gateway.getDefault()))
                .allSatisfy(flow -> assertThat(flow.getConditionExpression())
                        .as(flow.getId())
                        .isNotNull()));
        assertThat(model.all(ExclusiveGateway.class))
                .allSatisfy(gateway -> assertThat(gateway.getDefault()).isNotNull());
    }

    @ParameterizedTest
    @EnumSource
    void callsOnlyBeansTheApplicationHas(Model model) {
        Matcher delegates = Pattern.compile("camunda:(?:delegateExpression|expression|class|type)=\"([^\"]*)\"")
                .matcher(Bpmn.convertToString(model.bpmn));

        assertThat(delegates.results().map(result -> result.group(1)))
                .allSatisfy(delegate -> assertThat(DELEGATES).contains(delegate));
        assertThat(model.all(ScriptTask.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesEveryStepItsOwnTransactionThatIsTriedAgain(Model model) {
        assertThat(nodes(model))
                .filteredOn(node -> node instanceof CallActivity
                        || node instanceof Task && !(node instanceof UserTask) && !(node instanceof ReceiveTask))
                .allSatisfy(step -> {
                    assertThat(step.isCamundaAsyncBefore()).as(step.getId()).isTrue();
                    assertThat(retries(step)).as(step.getId()).isEqualTo("R6/PT5S");
                });
        assertThat(boundaryTimers(model))
                .allSatisfy(
                        timer -> assertThat(retries(timer)).as(timer.getId()).isEqualTo("R6/PT5S"));
    }

    @ParameterizedTest
    @EnumSource
    void asksASeatNotAPerson(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(SEATS).contains(task.getCamundaCandidateGroups());
            assertThat(task.getCamundaAssignee()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasEveryElementItsClassNames(Model model) throws IllegalAccessException {
        for (Field field : model.names.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                String value = (String) field.get(null);
                if (ID.matcher(value).matches()) {
                    assertThat((Object) model.bpmn.getModelElementById(value))
                            .as(field.getName())
                            .isNotNull();
                }
            }
        }
    }

    private static Collection<FlowNode> nodes(Model model) {
        return model.bpmn.getModelElementsByType(FlowNode.class);
    }

    private static List<BoundaryEvent> boundaryTimers(Model model) {
        return model.all(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().iterator().next() instanceof TimerEventDefinition)
                .toList();
    }

    private static String kindOf(TimerEventDefinition timer) {
        Matcher due = DUE.matcher(timer.getTimeDate().getTextContent().trim());
        assertThat(due.matches()).as(timer.getId()).isTrue();
        return due.group(1);
    }

    private static String waitingElement(TimerEventDefinition timer) {
        return timer.getParentElement() instanceof BoundaryEvent boundary
                ? boundary.getAttachedTo().getId()
                : ((FlowNode) timer.getParentElement()).getId();
    }

    private static String deadlineProperty(FlowNode node) {
        return extension(node, CamundaProperties.class, properties -> properties.getCamundaProperties().stream()
                .filter(property -> property.getCamundaName().equals("deadline"))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse(null));
    }

    private static String retries(FlowNode node) {
        return extension(node, CamundaFailedJobRetryTimeCycle.class, cycle -> cycle.getTextContent());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> String extension(
            FlowNode node, Class<T> type, Function<T, String> value) {
        ExtensionElements extensions = node.getExtensionElements();
        return extensions == null
                ? null
                : extensions.getElementsQuery().filterByType(type).list().stream()
                        .map(value)
                        .findFirst()
                        .orElse(null);
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return a.getX() < b.getX() + b.getWidth()
                && b.getX() < a.getX() + a.getWidth()
                && a.getY() < b.getY() + b.getHeight()
                && b.getY() < a.getY() + a.getHeight();
    }
}
