package org.muster.material;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.shared.IncidentId;

/**
 * From where so much of one material would come soonest, and why. It proposes; a person allocates.
 *
 * @param covered what open orders of the incident bring already
 * @param missing what is still to be found
 * @param rule what asks for it, and where that is written; null when a person asks
 * @param shortfall what no depot within reach has
 */
record Proposal(
        MaterialCode materialCode,
        String material,
        String unit,
        boolean whole,
        BigDecimal required,
        BigDecimal covered,
        BigDecimal missing,
        String rule,
        String source,
        String flag,
        List<Pick> allocation,
        List<PassedOver> passedOver,
        BigDecimal shortfall,
        String cause,
        List<Conflict> conflicts) {

    /** @param etaAt loading and road */
    record Pick(
            String depotId,
            String depotName,
            LotId lotId,
            String batch,
            LocalDate expiresOn,
            BigDecimal quantity,
            double distanceKm,
            Instant etaAt,
            List<String> reasons) {}

    record PassedOver(String depotId, String depotName, String reason) {}

    /**
     * Another incident would be left short.
     *
     * @param needs what it needs by the rules and has not got
     * @param left what would be left for it in the county's depots
     */
    record Conflict(
            IncidentId incidentId,
            String incidentTitle,
            MaterialCode materialCode,
            String material,
            BigDecimal needs,
            BigDecimal left,
            String text) {}

    Proposal with(List<Conflict> foreseen) {
        return new Proposal(
                materialCode,
                material,
                unit,
                whole,
                required,
                covered,
                missing,
                rule,
                source,
                flag,
                allocation,
                passedOver,
                shortfall,
                cause,
                foreseen);
    }
}
