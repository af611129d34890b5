package org.muster.process;

import java.util.Arrays;
import java.util.Optional;
import org.muster.processes.Evacuation;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;

/** The models we run, each leading one kind of thing. */
enum Plan {
    FOREST_FIRE_RESPONSE(ForestFireResponse.KEY, ForestFireResponse.RESOURCE),
    TEAM_MUSTER(TeamMuster.KEY, TeamMuster.RESOURCE),
    MUTUAL_AID(MutualAid.KEY, MutualAid.RESOURCE),
    EVACUATION(Evacuation.KEY, Evacuation.RESOURCE),
    MATERIAL_TRANSFER(MaterialTransfer.KEY, MaterialTransfer.RESOURCE),
    INFORMATION_REPORT(InformationReport.KEY, InformationReport.RESOURCE);

    private final String key;
    private final String resource;

    Plan(String key, String resource) {
        this.key = key;
        this.resource = resource;
    }

    String key() {
        return key;
    }

    String resource() {
        return resource;
    }

    static Optional<Plan> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
