package org.muster.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.muster.processes.EscalationLadder;
import org.muster.processes.ForceRequirement;
import org.muster.processes.IncidentGrade;
import org.muster.processes.MusterStandard;
import org.muster.processes.ResponseLevelDecision;
import org.muster.processes.WindShift;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The decision tables, read once from the class path; asked without the process engine, so they answer when it is down. */
@Component
class DecisionTables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new HashMap<>();

    DecisionTables() {
        read(IncidentGrade.KEY, IncidentGrade.RESOURCE);
        read(ResponseLevelDecision.KEY, ResponseLevelDecision.RESOURCE);
        read(ForceRequirement.KEY, ForceRequirement.RESOURCE);
        read(MusterStandard.KEY, MusterStandard.RESOURCE);
        read(WindShift.KEY, WindShift.RESOURCE);
        read(EscalationLadder.KEY, EscalationLadder.RESOURCE);
    }

    private void read(String key, String resource) {
        try (InputStream model = new ClassPathResource(resource).getInputStream()) {
            decisions.put(key, engine.parseDecision(key, model));
        } catch (IOException e) {
            throw new UncheckedIOException("decision table " + key + " is missing", e);
        }
    }

    /** The row that fired, or empty. */
    Optional<Map<String, Object>> first(String key, Map<String, Object> inputs) {
        return all(key, inputs).stream().findFirst();
    }

    /** Every row that fired. */
    List<Map<String, Object>> all(String key, Map<String, Object> inputs) {
        return engine.evaluateDecision(decisions.get(key), inputs).getResultList();
    }
}
