package org.muster.site;

import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.IsSimpleOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.site.Shape.Kind;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What may be drawn on the ground of an incident: sound, in reach, and of a size that a person can be in charge of. */
@Component
@EnableConfigurationProperties(SiteProperties.class)
class GroundRules {

    /** Metres of one degree of latitude; within the reach of an incident the ground is flat enough for that. */
    private static final double METRES_PER_DEGREE = 111_195;

    private static final double SQUARE_METRES_PER_HECTARE = 10_000;
    private static final int CORNERS_OF_A_TRIANGLE = 4;

    /** How large a shape is: hectares of a polygon, metres of a line, neither of a point. */
    record Measure(Double hectares, Double metres) {

        static final Measure NONE = new Measure(null, null);
    }

    private final GeometryFactory geometries = new GeometryFactory();
    private final SiteProperties properties;

    GroundRules(SiteProperties properties) {
        this.properties = properties;
    }

    /**
     * @param incident where the incident is
     * @throws Problem 422 at {@code geometry} that says how to draw it
     */
    Measure check(Shape shape, Position incident) {
        double farthest =
                shape.points().stream().mapToDouble(incident::metresTo).max().orElse(0);
        if (farthest > properties.reach()) {
            throw Problem.invalid(
                    "geometry",
                    "图形离事发地 %.1f 公里，超出 %.0f 公里，请核对位置".formatted(farthest / 1000, properties.reach() / 1000));
        }
        return switch (shape.kind()) {
            case POINT -> Measure.NONE;
            case LINE -> checkLine(shape, incident);
            case POLYGON -> checkPolygon(shape, incident);
        };
    }

    private Measure checkLine(Shape shape, Position incident) {
        if (Set.copyOf(shape.points()).size() < 2) {
            throw Problem.invalid("geometry", "线至少要两个不同的点，请接着画");
        }
        Geometry line = geometries.createLineString(flat(shape, incident));
        if (!new IsSimpleOp(line).isSimple()) {
            throw Problem.invalid("geometry", "线自己相交了，请重画");
        }
        if (line.getLength() > properties.longest()) {
            throw Problem.invalid(
                    "geometry",
                    "线长 %.1f 公里，超出 %.0f 公里，请分段画".formatted(line.getLength() / 1000, properties.longest() / 1000));
        }
        return new Measure(null, (double) Math.round(line.getLength()));
    }

    private Measure checkPolygon(Shape shape, Position incident) {
        boolean closed = shape.points().size() >= CORNERS_OF_A_TRIANGLE
                && shape.points()
                        .get(0)
                        .equals(shape.points().get(shape.points().size() - 1));
        if (!closed) {
            throw Problem.invalid("geometry", "范围没有闭合：至少三个角，首尾同点");
        }
        Geometry polygon = polygon(shape, incident);
        if (!new IsValidOp(polygon).isValid()) {
            throw Problem.invalid("geometry", "范围的边界自己相交了，请重画");
        }
        double hectares = polygon.getArea() / SQUARE_METRES_PER_HECTARE;
        if (hectares < properties.smallest()) {
            throw Problem.invalid("geometry", "范围太小，请放大地图后重画");
        }
        if (hectares > properties.largest()) {
            throw Problem.invalid("geometry", "范围 %.0f 公顷，超出 %.0f 公顷，请分成几个区".formatted(hectares, properties.largest()));
        }
        return new Measure(Math.round(hectares * 10) / 10.0, null);
    }

    /**
     * Whether two grounds cover the same place in more than a sliver. A hand that follows the other's edge strays a little
     * to both sides: what is nowhere wider than the tolerance is an edge. Lines cover nothing.
     */
    boolean overlap(Shape one, Shape other, Position incident) {
        if (one.kind() != Kind.POLYGON || other.kind() != Kind.POLYGON) {
            return false;
        }
        Geometry common = polygon(one, incident).intersection(polygon(other, incident));
        return !common.isEmpty()
                && !common.buffer(-properties.edgeTolerance() / 2).isEmpty();
    }

    private Geometry polygon(Shape shape, Position incident) {
        return geometries.createPolygon(geometries.createLinearRing(flat(shape, incident)));
    }

    private static Coordinate[] flat(Shape shape, Position origin) {
        double eastward = METRES_PER_DEGREE * Math.cos(Math.toRadians(origin.lat()));
        return shape.points().stream()
                .map(it -> new Coordinate(
                        (it.lon() - origin.lon()) * eastward, (it.lat() - origin.lat()) * METRES_PER_DEGREE))
                .toArray(Coordinate[]::new);
    }

    static final Set<Kind> OF_A_SECTOR = Set.of(Kind.POLYGON, Kind.LINE);
}
