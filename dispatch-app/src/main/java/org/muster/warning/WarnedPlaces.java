package org.muster.warning;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/** Places of one kind that a warning may concern, such as evacuation zones. A room offers its own by a bean of this. */
public interface WarnedPlaces {

    /**
     * @param label what kind of place it is, in Chinese
     * @param location where it is drawn
     * @param outline its own shape, x = longitude, y = latitude; null when it is only a point
     * @param people who live or stay there; null when nobody counted
     */
    record Place(
            String id,
            String name,
            String label,
            DivisionCode divisionCode,
            Position location,
            Geometry outline,
            Integer people) {}

    /** Names the kind for good: {@code SITE}, {@code ZONE} …; at most 20 capital letters. */
    String kind();

    /** All of these divisions and of everything below them; which of them the warning covers is looked at afterwards. */
    List<Place> listIn(Collection<DivisionCode> divisions);
}
