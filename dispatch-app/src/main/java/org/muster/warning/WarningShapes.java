package org.muster.warning;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.muster.shared.Position;

/** Shapes as GeoJSON MultiPolygons, and points on them. x = longitude, y = latitude, WGS84. */
final class WarningShapes {

    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private WarningShapes() {}

    static Point point(Position at) {
        return GEOMETRY.createPoint(new Coordinate(at.lon(), at.lat()));
    }

    static String write(Geometry shape) {
        StringBuilder text = new StringBuilder("{\"type\":\"MultiPolygon\",\"coordinates\":[");
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon) {
                text.append(i == 0 ? "" : ",").append('[');
                ring(text, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    text.append(',');
                    ring(text, polygon.getInteriorRingN(hole));
                }
                text.append(']');
            }
        }
        return text.append("]}").toString();
    }

    private static void ring(StringBuilder text, LinearRing ring) {
        text.append('[');
        Coordinate[] points = ring.getCoordinates();
        for (int i = 0; i < points.length; i++) {
            text.append(i == 0 ? "[" : ",[")
                    .append(points[i].x)
                    .append(',')
                    .append(points[i].y)
                    .append(']');
        }
        text.append(']');
    }
}
