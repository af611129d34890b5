package org.muster.risk;

import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * Where people live, learn, lie ill or are cared for.
 *
 * @param homes how many households; 0 where nobody lives
 */
public record PopulatedPlace(
        String id,
        String name,
        PlaceKind kind,
        DivisionCode divisionCode,
        Position location,
        int people,
        int homes,
        String contactName,
        String contactPhone)
        implements Sited {}
