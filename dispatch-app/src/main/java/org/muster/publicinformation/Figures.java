package org.muster.publicinformation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Incident;

/** People in figures, as a release tells them; null for what it does not tell. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        @Min(value = 0, message = "死亡人数不能为负") @Max(value = 1_000_000, message = "死亡人数过大") Integer dead,
        @Min(value = 0, message = "失联人数不能为负") @Max(value = 1_000_000, message = "失联人数过大") Integer missing,
        @Min(value = 0, message = "受伤人数不能为负") @Max(value = 1_000_000, message = "受伤人数过大") Integer seriouslyHurt,
        @Min(value = 0, message = "疏散人数不能为负") @Max(value = 10_000_000, message = "疏散人数过大") Integer moved) {

    /** One figure that is not the assessed one; null where nothing is told or nothing is assessed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(String figure, String label, Integer told, Integer assessed) {

        String words() {
            return label + "：拟发布 " + (told == null ? "未写" : told) + "，核定 " + (assessed == null ? "未核" : assessed);
        }
    }

    /** What is assessed at this moment. */
    static Figures assessed(Incident incident) {
        return new Figures(
                incident.facts().dead(),
                incident.facts().missing(),
                incident.facts().seriouslyHurt(),
                AccidentFacts.of(incident.facts()).moved());
    }

    /** A figure that nobody mentions and a nought are the same; silence about people who are dead is not. */
    List<Difference> differencesTo(Figures assessed) {
        List<Difference> found = new ArrayList<>();
        compare(found, "dead", "死亡", dead, assessed.dead);
        compare(found, "missing", "失联", missing, assessed.missing);
        compare(found, "seriouslyHurt", "重伤", seriouslyHurt, assessed.seriouslyHurt);
        compare(found, "moved", "疏散", moved, assessed.moved);
        return found;
    }

    private static void compare(List<Difference> found, String name, String label, Integer told, Integer assessed) {
        if ((told == null ? 0 : told) != (assessed == null ? 0 : assessed)) {
            found.add(new Difference(name, label, told, assessed));
        }
    }
}
