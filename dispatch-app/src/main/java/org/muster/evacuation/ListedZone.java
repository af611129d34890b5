package org.muster.evacuation;

import java.time.LocalDate;
import java.util.List;
import org.muster.shared.Position;
import org.muster.zone.Zone;

/**
 * What of a zone an order keeps.
 *
 * @param changedSinceApproval whether somebody changed the list after it was approved
 */
public record ListedZone(
        List<Position> ring,
        Zone.InCharge responsible,
        Zone.InCharge deputy,
        Zone.Place route,
        Zone.Place guard,
        LocalDate approvedOn,
        String approvedBy,
        boolean changedSinceApproval) {

    static ListedZone of(Zone it) {
        return new ListedZone(
                it.ring(),
                it.responsible(),
                it.deputy(),
                it.route(),
                it.guard(),
                it.approvedOn(),
                it.approvedBy(),
                it.changedAt() != null);
    }

    /** Without what is destroyed after the response (突发事件应对法 Art 85). */
    ListedZone erased() {
        Zone.InCharge nobody = new Zone.InCharge(null, null, null);
        return new ListedZone(ring, nobody, nobody, route, guard, approvedOn, approvedBy, changedSinceApproval);
    }
}
