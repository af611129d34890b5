package org.muster.risk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/**
 * A search around a point.
 *
 * @param radiusMetres over 0, at most {@value #FARTHEST}
 */
record Near(Position centre, double radiusMetres) {

    static final double FARTHEST = 100_000;
    private static final double USUAL = 5_000;

    /** @param distanceMetres from the centre of the search; null when there was none */
    record Found<T>(@JsonUnwrapped T what, Long distanceMetres) {}

    Near {
        if (!(radiusMetres > 0 && radiusMetres <= FARTHEST)) {
            throw Problem.invalid("radius", "半径须大于 0 且不超过 " + (long) FARTHEST + " 米");
        }
    }

    /**
     * @param near {@code lon,lat}, or null for everywhere
     * @param radius metres, or null for {@value #USUAL}
     * @return null for everywhere
     */
    static Near parse(String near, Double radius) {
        if (near == null || near.isBlank()) {
            if (radius != null) {
                throw Problem.invalid("near", "给出半径时须同时给出中心点 near=经度,纬度");
            }
            return null;
        }
        String[] parts = near.split(",", -1);
        try {
            if (parts.length == 2) {
                Position centre =
                        new Position(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
                return new Near(centre, radius == null ? USUAL : radius);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.invalid("near", "中心点须写作 near=经度,纬度，例如 120.46,27.87");
    }

    /** Those within the circle, nearest first; all, as they come, when there is no circle. */
    static <T extends Sited> List<Found<T>> among(List<T> all, Near near) {
        if (near == null) {
            return all.stream().map(it -> new Found<>(it, null)).toList();
        }
        return all.stream()
                .map(it -> new Found<>(it, Math.round(it.location().metresTo(near.centre))))
                .filter(it -> it.distanceMetres() <= near.radiusMetres)
                .sorted(Comparator.comparing(Found::distanceMetres))
                .toList();
    }
}
