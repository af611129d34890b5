package org.muster.depot;

import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/** A store of emergency material. */
record Depot(
        String id, String name, DivisionCode divisionCode, Position location, String keeperName, String keeperPhone) {}
