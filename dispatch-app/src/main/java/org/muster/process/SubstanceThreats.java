package org.muster.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Facts;
import org.muster.processes.ForceRequirement;
import org.muster.shared.Hazard;
import org.muster.substance.Substance;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.springframework.stereotype.Component;

/** Says of what kind the danger of the substances of an incident is, in the words of the force table. */
@Component
class SubstanceThreats {

    /** The fact with the name of what leaks, as a caller says it. */
    private static final String NAME = "substance";

    private final Substances substances;

    SubstanceThreats(Substances substances) {
        this.substances = substances;
    }

    /** At least one; {@link ForceRequirement#NO_THREAT} while nobody knows what it is. */
    Set<String> of(Hazard hazard, Facts facts) {
        if (hazard != Hazard.ENTERPRISE_ACCIDENT) {
            return Set.of(ForceRequirement.NO_THREAT);
        }
        List<SubstanceId> known = AccidentFacts.of(facts).substances().stream()
                .filter(it -> it.matches("[A-Za-z0-9-]{1,30}"))
                .map(SubstanceId::new)
                .toList();
        Set<String> threats = new LinkedHashSet<>();
        if (!known.isEmpty()) {
            substances.byId(known).values().stream()
                    .map(SubstanceThreats::threat)
                    .forEach(threats::add);
        } else if (facts.other() != null && facts.other().get(NAME) != null) {
            substances
                    .named(facts.other().get(NAME).toString())
                    .map(SubstanceThreats::threat)
                    .ifPresent(threats::add);
        }
        return threats.isEmpty() ? Set.of(ForceRequirement.NO_THREAT) : threats;
    }

    /** What must not meet water comes first: it changes who may go; then what poisons. */
    private static String threat(Substance it) {
        if (it.waterReactive()) {
            return "WATER_REACTIVE";
        }
        if (it.inhalation()) {
            return "TOXIC";
        }
        return it.flammableGas() ? "FLAMMABLE" : "OTHER";
    }
}
