package org.muster.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The models as they are drawn. */
@Component
class ProcessModels {

    private final Map<String, String> xml = new LinkedHashMap<>();
    private final Map<String, BpmnModelInstance> models = new LinkedHashMap<>();

    ProcessModels() {
        for (Plan plan : Plan.values()) {
            for (int i = 0; i < plan.keys().size(); i++) {
                read(plan.keys().get(i), plan.resources().get(i));
            }
        }
    }

    private void read(String key, String resource) {
        try (InputStream file = new ClassPathResource(resource).getInputStream()) {
            xml.put(key, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("process model " + key + " is missing", e);
        }
        try (InputStream file = new ClassPathResource(resource).getInputStream()) {
            models.put(key, Bpmn.readModelFromStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("process model " + key + " is missing", e);
        }
    }

    Optional<String> xml(String key) {
        return Optional.ofNullable(xml.get(key));
    }

    /** The step of a model a person can point at; gateways and ends are not steps. */
    Optional<FlowNode> findStep(String key, String elementId) {
        return Optional.<Object>ofNullable(models.get(key).getModelElementById(elementId))
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .filter(it -> it.getOutgoing().size() == 1);
    }

    /** The one flow that leaves a step. */
    static String flowBehind(FlowNode step) {
        return step.getOutgoing().stream().map(SequenceFlow::getId).findFirst().orElseThrow();
    }
}
