package org.muster.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/**
 * Something drawn on the map, in GeoJSON (RFC 7946): a point, a line or a polygon without holes, WGS84, rounded to
 * 10⁻⁶ degrees (a decimetre). Whether it may stand on the ground of an incident is {@link GroundRules}' matter.
 *
 * @param points one for a point; a polygon's ring is closed
 */
public record Shape(Kind kind, List<Position> points) {

    public enum Kind {
        POINT("Point", "点"),
        LINE("LineString", "线"),
        POLYGON("Polygon", "面");

        private final String word;
        private final String label;

        Kind(String word, String label) {
            this.word = word;
            this.label = label;
        }

        private static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw Problem.invalid("geometry.type", "图形只能是 Point、LineString 或 Polygon");
        }
    }

    /** More corners than a hand draws; a traced edge is thinned out before it is sent. */
    static final int MOST_POINTS = 200;

    private static final double PRECISION = 1e6;

    /**
     * Reads GeoJSON.
     *
     * @throws Problem 422 naming {@code geometry…} when it is no such shape
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Shape of(JsonNode geometry) {
        if (geometry == null || !geometry.isObject()) {
            throw Problem.invalid("geometry", "请在图上画出范围");
        }
        Kind kind = Kind.of(geometry.path("type").asText());
        JsonNode coordinates = geometry.path("coordinates");
        if (kind == Kind.POINT) {
            return new Shape(kind, List.of(position(coordinates)));
        }
        if (kind == Kind.POLYGON) {
            if (coordinates.size() > 1) {
                throw Problem.invalid("geometry.coordinates", "分区不能挖空，请只画外边界");
            }
            coordinates = coordinates.path(0);
        }
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            throw Problem.invalid("geometry.coordinates", "图形没有坐标，请重画");
        }
        if (coordinates.size() > MOST_POINTS) {
            throw Problem.invalid("geometry.coordinates", "图形不超过 " + MOST_POINTS + " 个点，请简化后重画");
        }
        List<Position> points = new ArrayList<>();
        coordinates.forEach(it -> points.add(position(it)));
        return new Shape(kind, List.copyOf(points));
    }

    private static Position position(JsonNode pair) {
        // a height may follow; the ground knows it better
        boolean sound = pair.isArray()
                && (pair.size() == 2 || pair.size() == 3)
                && pair.get(0).isNumber()
                && pair.get(1).isNumber();
        if (!sound) {
            throw Problem.invalid("geometry.coordinates", "每个坐标须为 [经度, 纬度]");
        }
        return new Position(rounded(pair.get(0).asDouble()), rounded(pair.get(1).asDouble()));
    }

    private static double rounded(double degrees) {
        return Math.abs(degrees) > 360 ? degrees : Math.round(degrees * PRECISION) / PRECISION;
    }

    /** @throws Problem 422 when it is of another kind */
    Shape mustBe(Set<Kind> allowed) {
        if (!allowed.contains(kind)) {
            throw Problem.invalid(
                    "geometry.type",
                    "这里要画" + allowed.stream().map(it -> it.label).sorted().collect(Collectors.joining("或")) + "，不是"
                            + kind.label);
        }
        return this;
    }

    @JsonValue
    Map<String, Object> geoJson() {
        List<double[]> pairs =
                points.stream().map(it -> new double[] {it.lon(), it.lat()}).toList();
        Object coordinates =
                switch (kind) {
                    case POINT -> pairs.get(0);
                    case LINE -> pairs;
                    case POLYGON -> List.of(pairs);
                };
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("type", kind.word);
        geometry.put("coordinates", coordinates);
        return geometry;
    }
}
