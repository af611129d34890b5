package org.muster.risk;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/**
 * What lies around a point, ring by ring; each ring counts everything within its radius, so the outer ones include the
 * inner.
 */
record Surroundings(Position centre, List<Ring> rings, List<Neighbour> neighbours) {

    private static final int MOST_RINGS = 8;
    private static final double FARTHEST = 50_000;

    /**
     * @param category RISK_SOURCE, PROTECTED_OBJECT, WATER_POINT, DEVICE or SHELTER
     * @param people who live there or find room there; null when that is not known
     */
    record Neighbour(
            String category,
            String kind,
            String kindLabel,
            String id,
            String name,
            Position location,
            Integer people,
            long distanceMetres) {}

    /** @param counts per category and then per kind, in Chinese as people say it */
    record Ring(long radiusMetres, int total, int people, Map<String, Map<String, Integer>> counts) {}

    /** @throws Problem 422 when the rings are too many, too wide, not numbers, or not larger than 0 */
    static List<Double> ringsOf(String text) {
        TreeSet<Double> rings = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            try {
                double radius = Double.parseDouble(part.strip());
                if (!(radius > 0 && radius <= FARTHEST)) {
                    throw Problem.invalid("rings", "每一圈的半径须大于 0 且不超过 " + (long) FARTHEST + " 米");
                }
                rings.add(radius);
            } catch (NumberFormatException e) {
                throw Problem.invalid("rings", "圈层须写作 rings=500,1000,3000，单位米");
            }
            if (rings.size() > MOST_RINGS) {
                throw Problem.invalid("rings", "圈层最多 " + MOST_RINGS + " 个");
            }
        }
        return List.copyOf(rings);
    }

    /** @param rings radii in metres, ascending */
    static Surroundings around(Position centre, List<Double> rings, Collection<Neighbour> all) {
        double outermost = rings.get(rings.size() - 1);
        List<Neighbour> near = all.stream()
                .filter(it -> it.distanceMetres() <= outermost)
                .sorted(Comparator.comparingLong(Neighbour::distanceMetres))
                .toList();
        return new Surroundings(
                centre, rings.stream().map(radius -> ring(radius, near)).toList(), near);
    }

    private static Ring ring(double radius, List<Neighbour> near) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        int total = 0;
        int people = 0;
        for (Neighbour it : near) {
            if (it.distanceMetres() <= radius) {
                counts.computeIfAbsent(it.category(), any -> new LinkedHashMap<>())
                        .merge(it.kindLabel(), 1, Integer::sum);
                total++;
                people += it.category().equals("SHELTER") || it.people() == null ? 0 : it.people();
            }
        }
        return new Ring(Math.round(radius), total, people, counts);
    }
}
