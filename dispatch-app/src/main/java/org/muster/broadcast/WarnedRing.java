package org.muster.broadcast;

import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/** The ring somebody has drawn around those who are warned. x = longitude, y = latitude, WGS84. */
final class WarnedRing {

    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private WarnedRing() {}

    /**
     * @param corners in order, not closed
     * @throws Problem 422 at {@code ring} when it crosses itself or encloses nothing
     */
    static Polygon of(List<Position> corners) {
        Coordinate[] closed = IntStream.rangeClosed(0, corners.size())
                .mapToObj(i -> corners.get(i % corners.size()))
                .map(it -> new Coordinate(it.lon(), it.lat()))
                .toArray(Coordinate[]::new);
        Polygon ring = GEOMETRY.createPolygon(closed);
        // the signed areas of a figure of eight may cancel out: whether it encloses anything is asked of its hull
        if (ring.convexHull().getDimension() < 2) {
            throw Problem.invalid("ring", "范围线围不成一块地方，请至少点三个不在一条线上的点");
        }
        if (!ring.isValid()) {
            throw Problem.invalid("ring", "范围线自己交叉了，请退回几点，绕开已画的线再画");
        }
        return ring;
    }

    /** A place that is surely inside. */
    static Position inside(Polygon ring) {
        Coordinate at = ring.getInteriorPoint().getCoordinate();
        return new Position(at.x, at.y);
    }
}
