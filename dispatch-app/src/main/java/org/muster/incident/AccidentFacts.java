package org.muster.incident;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an incident's facts only an accident at an enterprise has; null where nothing is said.
 *
 * @param endangered 涉险人员, persons whose lives are in danger (总局令21: from ten on it is reported as 较大)
 * @param moved 紧急疏散人员, persons
 * @param substances what leaks or burns, by the ids of the substance cards; empty while nobody knows
 */
public record AccidentFacts(Integer endangered, Integer moved, List<String> substances) {

    static final Map<String, String> COUNTS = Map.of("endangered", "涉险人数", "moved", "疏散人数");

    private static final String SUBSTANCES = "substances";

    public static AccidentFacts of(Facts facts) {
        Map<String, Object> other = facts == null || facts.other() == null ? Map.of() : facts.other();
        Object substances = other.get(SUBSTANCES);
        return new AccidentFacts(
                count(other, "endangered"),
                count(other, "moved"),
                substances == null
                        ? List.of()
                        : Arrays.stream(substances.toString().split(","))
                                .map(String::strip)
                                .filter(it -> !it.isEmpty())
                                .toList());
    }

    private static Integer count(Map<String, Object> other, String name) {
        Object said = other.get(name);
        return said == null ? null : Integer.valueOf(said.toString());
    }

    /** As facts that are laid over what is known; what is null stays as it is. */
    public Facts asFacts() {
        Map<String, Object> other = new LinkedHashMap<>();
        if (endangered != null) {
            other.put("endangered", endangered.toString());
        }
        if (moved != null) {
            other.put("moved", moved.toString());
        }
        if (!substances.isEmpty()) {
            other.put(SUBSTANCES, String.join(",", substances));
        }
        return Facts.none()
                .with(new Facts(null, null, null, null, null, null, null, null, null, null, null, null, other));
    }
}
