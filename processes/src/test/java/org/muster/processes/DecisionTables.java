package org.muster.processes;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;

/** Asks a decision table directly, without a process engine. */
final class DecisionTables {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DmnDecision decision;

    private DecisionTables(DmnDecision decision) {
        this.decision = decision;
    }

    static DecisionTables read(String key, String resource) {
        InputStream model = DecisionTables.class.getClassLoader().getResourceAsStream(resource);
        return new DecisionTables(ENGINE.parseDecision(key, model));
    }

    Map<String, Object> first(Map<String, Object> inputs) {
        return ENGINE.evaluateDecision(decision, inputs).getSingleResult().getEntryMap();
    }

    List<Map<String, Object>> all(Map<String, Object> inputs) {
        DmnDecisionResult result = ENGINE.evaluateDecision(decision, inputs);
        return result.getResultList();
    }

    int rules() {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules().size();
    }
}
