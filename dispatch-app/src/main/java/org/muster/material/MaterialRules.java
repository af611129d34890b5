package org.muster.material;

import java.math.BigDecimal;
import java.util.List;
import org.muster.depot.MaterialCode;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;

/** What an incident needs by the rules; answered from the decision table. */
public interface MaterialRules {

    /**
     * @param flag how sure the source is: C certain, L likely, ? configuration
     */
    record Requirement(MaterialCode code, BigDecimal quantity, String rule, String source, String flag) {}

    /**
     * @param areaHa burnt or flooded ground, hectares
     * @param people to be moved or threatened
     */
    List<Requirement> materialNeeded(Hazard hazard, ResponseLevel level, double areaHa, int people);
}
