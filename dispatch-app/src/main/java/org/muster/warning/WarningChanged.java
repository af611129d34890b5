package org.muster.warning;

import java.util.List;
import java.util.UUID;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;

/**
 * A warning has come to hold, has changed or has ended; published in the transaction in which that is so, once it is
 * known whom it concerns. Only warnings that may move somebody are told of: real ones and those of exercises.
 *
 * @param previous what it takes the place of, or ends; null for a new one
 * @param colour null when none was said, and at its end
 * @param divisions all that it concerns, down to the townships
 */
public record WarningChanged(
        WarningId id,
        UUID chainId,
        Change change,
        WarningId previous,
        String kind,
        Hazard hazard,
        Colour colour,
        boolean exercise,
        List<DivisionCode> divisions) {

    public enum Change {
        RECEIVED,
        UPDATED,
        CANCELLED,
        EXPIRED
    }
}
