package org.muster.reports;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.muster.reports.TeamMuster.Count;

/**
 * Forces and materials.
 *
 * @param onScene people on scene from each instant on
 * @param marks moments worth a line in the curve
 */
public record Strength(List<Count> onScene, List<Timeline.Moment> marks, List<Force> forces, List<Material> materials) {

    public Strength {
        onScene = onScene.stream().sorted(Comparator.comparing(Count::at)).toList();
        marks = List.copyOf(marks);
        forces = List.copyOf(forces);
        materials = List.copyOf(materials);
    }

    public static Strength none() {
        return new Strength(List.of(), List.of(), List.of(), List.of());
    }

    /** People of one kind of team; null where a figure is not known. */
    public record Force(
            String kind, Integer needed, Integer called, Integer dispatched, Integer arrived, Entries entries) {

        public Force {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(entries, "entries");
        }
    }

    /**
     * One material.
     *
     * @param spent what was used up or lost, with the word for it ({@code 200 损})
     */
    public record Material(
            String name,
            String unit,
            BigDecimal requested,
            BigDecimal issued,
            BigDecimal returned,
            String spent,
            String source,
            Entries entries) {

        /** Counted in whole pieces. */
        public Material(
                String name,
                String unit,
                Integer requested,
                Integer issued,
                Integer returned,
                String spent,
                String source,
                Entries entries) {
            this(name, unit, whole(requested), whole(issued), whole(returned), spent, source, entries);
        }

        private static BigDecimal whole(Integer number) {
            return number == null ? null : BigDecimal.valueOf(number);
        }

        public Material {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
