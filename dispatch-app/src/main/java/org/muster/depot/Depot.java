package org.muster.depot;

import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A store of emergency material.
 *
 * @param pooled whether the county orders from it without asking the owner (新昌: 统筹调度)
 */
public record Depot(
        String id,
        String name,
        DivisionCode divisionCode,
        Position location,
        String ownerName,
        OwnerKind ownerKind,
        boolean pooled,
        String keeperName,
        String keeperPhone) {

    /** Whose the material is. */
    public enum OwnerKind {
        GOVERNMENT,
        MEMBER_UNIT,
        ENTERPRISE
    }
}
