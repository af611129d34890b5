package org.muster.shelter;

import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A place that takes people in.
 *
 * @param capacity how many people
 */
public record Shelter(
        String id,
        String name,
        DivisionCode divisionCode,
        Position location,
        int capacity,
        String contactName,
        String contactPhone) {}
