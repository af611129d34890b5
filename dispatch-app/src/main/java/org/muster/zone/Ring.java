package org.muster.zone;

import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/** The edge of a zone: corners in order, not closed, without crossing itself. */
final class Ring {

    private static final int FEWEST = 3;
    private static final int MOST = 500;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Ring() {}

    /** @throws Problem 422 at {@code ring} that says how to draw it */
    static List<Position> sound(List<Position> corners) {
        if (corners.size() < FEWEST || corners.size() > MOST) {
            throw Problem.invalid("ring", "片区边界须有 " + FEWEST + " 到 " + MOST + " 个角点");
        }
        Coordinate[] closed = Stream.concat(corners.stream(), Stream.of(corners.get(0)))
                .map(it -> new Coordinate(it.lon(), it.lat()))
                .toArray(Coordinate[]::new);
        if (!new IsValidOp(GEOMETRIES.createPolygon(closed)).isValid()) {
            throw Problem.invalid("ring", "片区边界自己相交了，请按顺序排列角点");
        }
        return List.copyOf(corners);
    }
}
