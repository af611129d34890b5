package org.muster.integrations.cap;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A circle on the ground; a radius of 0 is a point.
 *
 * @param radiusKm kilometres
 */
public record CapCircle(double lat, double lon, double radiusKm) {

    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final int CORNERS = 64;
    /** One metre: what is a point to the sender still has an inside for us. */
    private static final double SMALLEST_KM = 0.001;

    /** The circle as a ring of 64 corners that lie on it, x = longitude, y = latitude. */
    public Geometry shape(GeometryFactory geometry) {
        double arc = Math.max(radiusKm, SMALLEST_KM) / EARTH_RADIUS_KM;
        double sinLat = Math.sin(Math.toRadians(lat));
        double cosLat = Math.cos(Math.toRadians(lat));
        Coordinate[] ring = new Coordinate[CORNERS + 1];
        for (int i = 0; i < CORNERS; i++) {
            double bearing = 2 * Math.PI * i / CORNERS;
            double sin = sinLat * Math.cos(arc) + cosLat * Math.sin(arc) * Math.cos(bearing);
            double dLon = Math.atan2(Math.sin(bearing) * Math.sin(arc) * cosLat, Math.cos(arc) - sinLat * sin);
            ring[i] = new Coordinate(lon + Math.toDegrees(dLon), Math.toDegrees(Math.asin(sin)));
        }
        ring[CORNERS] = new Coordinate(ring[0]);
        return geometry.createPolygon(ring);
    }
}
