package org.muster.division;

import java.util.Optional;
import org.muster.shared.Position;

/** Tells which division a point lies in. Imported boundaries take the place of the default by offering this bean. */
public interface DivisionFinder {

    /** The narrowest known division, or empty when the point lies outside all that are known. */
    Optional<Division> divisionAt(Position point);
}
