package org.muster.integrations.cap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Where. Polygons, circles and geocodes are joined: the area is all of them together. CAP writes latitude first; the
 * geometries have x = longitude and y = latitude, in degrees of WGS84.
 *
 * @param altitude, ceiling feet above mean sea level, or null
 */
public record CapArea(
        String description,
        List<Polygon> polygons,
        List<CapCircle> circles,
        List<CapValue> geocodes,
        Double altitude,
        Double ceiling) {

    static final int WGS84 = 4326;
    static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), WGS84);

    public CapArea {
        polygons = polygons == null ? List.of() : List.copyOf(polygons);
        circles = circles == null ? List.of() : List.copyOf(circles);
        geocodes = geocodes == null ? List.of() : List.copyOf(geocodes);
    }

    /** What the polygons and circles cover; empty when there are only words and codes. */
    public Optional<Geometry> shape() {
        return Stream.<Geometry>concat(polygons.stream(), circles.stream().map(it -> it.shape(GEOMETRY)))
                .reduce(Geometry::union);
    }
}
