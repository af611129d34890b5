package org.muster.hazardzone;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.muster.shared.Position;

/**
 * The ground a danger covers: a circle of initial isolation round the source and, downwind of it, a square of
 * protective action as long as it is wide (ERG, green pages; rules §6.4); a second circle where there is no wind to go
 * by. Computed on a plane that touches the earth at the source, true to a few metres within the 11 km the tables reach.
 */
final class HazardArea {

    private static final double METRES_PER_DEGREE = 111_195;
    private static final int QUADRANT_SEGMENTS = 32;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Position source;
    private final double eastPerDegree;
    private final int isolateMetres;
    private final List<Position> square;
    private final PreparedGeometry whole;

    /**
     * @param downwindMetres 0 for no protective zone
     * @param bearing where the wind blows to, degrees from north; null for all round
     */
    HazardArea(Position source, int isolateMetres, int downwindMetres, Integer bearing) {
        this.source = source;
        this.isolateMetres = isolateMetres;
        this.eastPerDegree = METRES_PER_DEGREE * Math.cos(Math.toRadians(source.lat()));
        Point centre = GEOMETRIES.createPoint(new Coordinate(0, 0));
        Geometry ground = centre.buffer(isolateMetres, QUADRANT_SEGMENTS);
        if (downwindMetres > 0 && bearing == null) {
            ground = ground.union(centre.buffer(downwindMetres, QUADRANT_SEGMENTS));
            square = List.of();
        } else if (downwindMetres > 0) {
            Coordinate[] corners = square(downwindMetres, Math.toRadians(bearing));
            ground = ground.union(GEOMETRIES.createPolygon(corners));
            square = List.of(corners).subList(0, 4).stream().map(this::position).toList();
        } else {
            square = List.of();
        }
        whole = PreparedGeometryFactory.prepare(ground);
    }

    /** From its side through the source to its side a downwind distance away, closed. */
    private static Coordinate[] square(double length, double bearing) {
        double east = Math.sin(bearing);
        double north = Math.cos(bearing);
        double half = length / 2;
        Coordinate left = new Coordinate(-north * half, east * half);
        Coordinate right = new Coordinate(north * half, -east * half);
        return new Coordinate[] {
            left,
            new Coordinate(left.x + east * length, left.y + north * length),
            new Coordinate(right.x + east * length, right.y + north * length),
            right,
            left
        };
    }

    /** The corners of the protective square; empty when there is none or it is a circle. */
    List<Position> square() {
        return square;
    }

    boolean covers(Position place) {
        return whole.covers(GEOMETRIES.createPoint(plane(place)));
    }

    /** Whether any of the ground inside this edge is in danger. */
    boolean touches(List<Position> ring) {
        Coordinate[] edge = new Coordinate[ring.size() + 1];
        for (int i = 0; i < ring.size(); i++) {
            edge[i] = plane(ring.get(i));
        }
        edge[ring.size()] = edge[0];
        return whole.intersects(GEOMETRIES.createPolygon(edge));
    }

    boolean isolates(Position place) {
        return source.metresTo(place) <= isolateMetres;
    }

    /** South-west and north-east of everything within so many metres, and of the area itself. */
    List<Position> box(double metres) {
        Envelope box = new Envelope(whole.getGeometry().getEnvelopeInternal());
        box.expandToInclude(new Envelope(-metres, metres, -metres, metres));
        return List.of(
                position(new Coordinate(box.getMinX(), box.getMinY())),
                position(new Coordinate(box.getMaxX(), box.getMaxY())));
    }

    private Coordinate plane(Position place) {
        return new Coordinate(
                (place.lon() - source.lon()) * eastPerDegree, (place.lat() - source.lat()) * METRES_PER_DEGREE);
    }

    private Position position(Coordinate at) {
        double lon = source.lon() + at.x / eastPerDegree;
        double lat = source.lat() + at.y / METRES_PER_DEGREE;
        return new Position(
                Math.max(-180, Math.min(180, Math.round(lon * 1e6) / 1e6)),
                Math.max(-90, Math.min(90, Math.round(lat * 1e6) / 1e6)));
    }
}
