package org.muster.integrations.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Reads polygons and circles. CAP writes latitude first; the geometries have x = longitude, y = latitude. */
final class CapShapes {

    static final int MOST_POINTS = 5_000;
    private static final double LARGEST_KM = 2_000;
    /** What a degree may look like; no exponents, no hexadecimal, no NaN. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,12}(\\.\\d{0,18})?|\\.\\d{1,18})");

    interface Breaches {
        void add(CapRule rule, CapElement at, String found);
    }

    private final Breaches breaches;
    private int points;

    CapShapes(Breaches breaches) {
        this.breaches = breaches;
    }

    static Double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    Optional<Polygon> polygon(CapElement at) {
        String text = at.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] pairs = text.split("\\s+");
        int before = points;
        points += pairs.length;
        if (points > MOST_POINTS) {
            if (before <= MOST_POINTS) {
                breaches.add(CapRule.TOO_MANY_POINTS, at, points + "");
            }
            return Optional.empty();
        }
        List<Coordinate> ring = new ArrayList<>(pairs.length);
        for (String pair : pairs) {
            Coordinate point = point(pair, at, CapRule.POLYGON_MALFORMED);
            if (point == null) {
                // one wrong point is enough to know that the ring is not what was meant
                return Optional.empty();
            }
            ring.add(point);
        }
        if (ring.size() < 4) {
            breaches.add(CapRule.POLYGON_TOO_FEW_POINTS, at, ring.size() + "");
            return Optional.empty();
        }
        if (!ring.get(0).equals2D(ring.get(ring.size() - 1))) {
            breaches.add(CapRule.POLYGON_UNCLOSED, at, pairs[0] + " … " + pairs[pairs.length - 1]);
            return Optional.empty();
        }
        return ring(ring, at);
    }

    private Optional<Polygon> ring(List<Coordinate> ring, CapElement at) {
        Polygon polygon = CapArea.GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
        if (polygon.getEnvelopeInternal().getWidth() > 180) {
            breaches.add(CapRule.POLYGON_ROUND_THE_WORLD, at, null);
            return Optional.empty();
        }
        // the halves of a figure of eight cancel each other; points in a line have no hull either
        if (polygon.convexHull().getArea() == 0) {
            breaches.add(CapRule.POLYGON_WITHOUT_AREA, at, null);
            return Optional.empty();
        }
        if (!polygon.isValid()) {
            breaches.add(CapRule.POLYGON_SELF_CROSSING, at, null);
            return Optional.empty();
        }
        return Optional.of(polygon);
    }

    Optional<CapCircle> circle(CapElement at) {
        String text = at.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\s+");
        Double radius = parts.length == 2 ? number(parts[1]) : null;
        if (radius == null || radius < 0) {
            breaches.add(CapRule.CIRCLE_MALFORMED, at, text);
            return Optional.empty();
        }
        Coordinate centre = point(parts[0], at, CapRule.CIRCLE_MALFORMED);
        if (centre == null) {
            return Optional.empty();
        }
        if (radius > LARGEST_KM) {
            breaches.add(CapRule.CIRCLE_TOO_LARGE, at, text);
            return Optional.empty();
        }
        return Optional.of(new CapCircle(centre.y, centre.x, radius));
    }

    /** A {@code lat,lon} pair; null when it is none, and then it has been named. */
    private Coordinate point(String pair, CapElement at, CapRule malformed) {
        String[] parts = pair.split(",", -1);
        Double lat = parts.length == 2 ? number(parts[0]) : null;
        Double lon = parts.length == 2 ? number(parts[1]) : null;
        if (lat == null || lon == null) {
            breaches.add(malformed, at, pair);
            return null;
        }
        if (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
            breaches.add(CapRule.COORDINATES_SWAPPED, at, pair);
            return null;
        }
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
            breaches.add(CapRule.COORDINATE_OUT_OF_RANGE, at, pair);
            return null;
        }
        return new Coordinate(lon, lat);
    }
}
