package org.muster.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.Hazard;

/** The models we run, each leading one kind of thing; which one leads an incident, its hazard says. */
enum Plan {
    RESPONSE(
            ForestFireResponse.KEY,
            ForestFireResponse.RESOURCE,
            FloodResponse.KEY,
            FloodResponse.RESOURCE,
            EnterpriseAccidentResponse.KEY,
            EnterpriseAccidentResponse.RESOURCE),
    TEAM_MUSTER(TeamMuster.KEY, TeamMuster.RESOURCE),
    MUTUAL_AID(MutualAid.KEY, MutualAid.RESOURCE),
    EVACUATION(Evacuation.KEY, Evacuation.RESOURCE),
    MATERIAL_TRANSFER(MaterialTransfer.KEY, MaterialTransfer.RESOURCE),
    INFORMATION_REPORT(InformationReport.KEY, InformationReport.RESOURCE),
    WARNING_CALL(WarningCallAndAnswer.KEY, WarningCallAndAnswer.RESOURCE),
    ENTRY(EntryControl.KEY, EntryControl.RESOURCE);

    private static final Map<Hazard, String> RESPONSES = Map.of(
            Hazard.FOREST_FIRE,
            ForestFireResponse.KEY,
            Hazard.FLOOD,
            FloodResponse.KEY,
            Hazard.ENTERPRISE_ACCIDENT,
            EnterpriseAccidentResponse.KEY);

    private final List<String> keys;
    private final List<String> resources;

    /** @param models key and resource, in turn */
    Plan(String... models) {
        keys = every(models, 0);
        resources = every(models, 1);
    }

    private static List<String> every(String[] models, int from) {
        return IntStream.range(0, models.length)
                .filter(it -> it % 2 == from)
                .mapToObj(it -> models[it])
                .toList();
    }

    /** The model, where there is one only. */
    String key() {
        return keys.get(0);
    }

    List<String> keys() {
        return keys;
    }

    List<String> resources() {
        return resources;
    }

    /** The model by which incidents of this hazard are led; empty where they are led by hand. */
    static Optional<String> responseTo(Hazard hazard) {
        return Optional.ofNullable(RESPONSES.get(hazard));
    }

    static List<String> hazardsLed() {
        return RESPONSES.keySet().stream().map(Hazard::name).toList();
    }

    static Optional<Plan> of(String key) {
        return Arrays.stream(values()).filter(it -> it.keys.contains(key)).findFirst();
    }
}
