package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;

/**
 * One consignment: from one depot to one place of one incident.
 *
 * @param number running number within the incident: 物01
 * @param depotId null until allocated
 * @param receiverTeamId who takes it over; null when any team of the incident may
 * @param splitFrom the order whose need this one covers from another depot, or null
 * @param reservedUntil until when the depot holds it back while it is not loaded
 * @param reason why it was cancelled
 */
public record MaterialOrder(
        MaterialOrderId id,
        IncidentId incidentId,
        int number,
        MaterialOrderState state,
        boolean exercise,
        String depotId,
        Destination destination,
        Carrier carrier,
        TeamId receiverTeamId,
        MaterialOrderId splitFrom,
        Instant neededBy,
        String note,
        String reason,
        Instant reservedUntil,
        Instant etaAt,
        BigDecimal distanceKm,
        Stamps stamps) {

    /** Where it is to go. */
    public record Destination(String name, Position location) {}

    /** Who drives it; a team of ours or somebody by name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Carrier(String teamId, String name, String plate, String phone) {}

    /** When what was first true. */
    public record Stamps(
            Instant requestedAt,
            String requestedBy,
            Instant allocatedAt,
            Instant loadedAt,
            Instant departedAt,
            Instant receivedAt,
            Instant usedAt,
            Instant settledAt,
            Instant cancelledAt,
            Instant closedAt) {}

    /**
     * So much of one material; once allocated, out of one lot.
     *
     * @param lotId null until allocated
     */
    public record Line(
            int line,
            MaterialCode materialCode,
            LotId lotId,
            BigDecimal requested,
            BigDecimal allocated,
            BigDecimal loaded,
            List<String> reasons) {}

    /** 物01 */
    public String label() {
        return "物%02d".formatted(number);
    }

    /** Whether nothing of it is left to do. */
    public boolean closed() {
        return stamps.closedAt() != null;
    }
}
