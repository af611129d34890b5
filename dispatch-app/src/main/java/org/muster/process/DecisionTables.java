package org.muster.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.muster.processes.CallOutLadder;
import org.muster.processes.EscalationLadder;
import org.muster.processes.EvacuationTrigger;
import org.muster.processes.ForceRequirement;
import org.muster.processes.IncidentGrade;
import org.muster.processes.MaterialRequirement;
import org.muster.processes.MusterStandard;
import org.muster.processes.ReportingDeadline;
import org.muster.processes.ResponseLevelDecision;
import org.muster.processes.WindShift;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The decision tables, read once from the class path; asked without the process engine, so they answer when it is down. */
@Component
class DecisionTables {

    private static final int REMEMBERED = 5_000;

    private record Asked(String key, Map<String, Object> inputs) {}

    private final Cache<Asked, List<Map<String, Object>>> answered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new HashMap<>();

    DecisionTables() {
        read(IncidentGrade.KEY, IncidentGrade.RESOURCE);
        read(ResponseLevelDecision.KEY, ResponseLevelDecision.RESOURCE);
        read(ForceRequirement.KEY, ForceRequirement.RESOURCE);
        read(MaterialRequirement.KEY, MaterialRequirement.RESOURCE);
        read(MusterStandard.KEY, MusterStandard.RESOURCE);
        read(WindShift.KEY, WindShift.RESOURCE);
        read(EvacuationTrigger.KEY, EvacuationTrigger.RESOURCE);
        read(EscalationLadder.KEY, EscalationLadder.RESOURCE);
        read(CallOutLadder.KEY, CallOutLadder.RESOURCE);
        read(ReportingDeadline.KEY, ReportingDeadline.RESOURCE);
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

    /** Every row that fired. A table gives the same answer to the same question, so what was asked lately is remembered. */
    List<Map<String, Object>> all(String key, Map<String, Object> inputs) {
        return answered.get(new Asked(key, inputs), this::evaluate);
    }

    private List<Map<String, Object>> evaluate(Asked asked) {
        return engine.evaluateDecision(decisions.get(asked.key), asked.inputs).getResultList().stream()
                .map(Collections::unmodifiableMap)
                .toList();
    }
}
