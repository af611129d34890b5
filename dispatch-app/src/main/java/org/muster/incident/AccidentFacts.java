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
 * @param trapped 被困人员, persons who cannot get out by themselves
 * @param poisoned 急性中毒, persons; counted among the heavily injured (国务院令493 Art 3)
 * @param pollution whether the environment is polluted seriously (总局令21)
 * @param substances what leaks or burns, by the ids of the substance cards; empty while nobody knows
 */
public record AccidentFacts(
        Integer endangered,
        Integer moved,
        Integer trapped,
        Integer poisoned,
        Boolean pollution,
        List<String> substances) {

    static final Map<String, String> COUNTS = Map.of(
            "endangered", "涉险人数",
            "moved", "疏散人数",
            "poisoned", "急性中毒人数");

    private static final String SUBSTANCES = "substances";

    /** Who is trapped and poisoned, and nothing else. */
    public static Facts ofPeople(Integer trapped, Integer poisoned) {
        return new AccidentFacts(null, null, trapped, poisoned, null, List.of()).asFacts();
    }

    public static AccidentFacts of(Facts facts) {
        Map<String, Object> other = facts == null || facts.other() == null ? Map.of() : facts.other();
        Object substances = other.get(SUBSTANCES);
        return new AccidentFacts(
                count(other, "endangered"),
                count(other, "moved"),
                count(other, "trapped"),
                count(other, "poisoned"),
                other.get("pollution") == null
                        ? null
                        : Boolean.valueOf(other.get("pollution").toString()),
                substances == null
                        ? List.of()
                        : Arrays.stream(substances.toString().split(","))
                                .map(String::strip)
                                .filter(it -> !it.isEmpty())
                                .toList());
    }

    private static Integer count(Map<String, Object> other, String name) {
        Object said = other.get(name);
        // a flood may say how many are trapped in words
        return said == null || !said.toString().matches("\\d{1,7}") ? null : Integer.valueOf(said.toString());
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
        if (trapped != null) {
            other.put("trapped", trapped.toString());
        }
        if (poisoned != null) {
            other.put("poisoned", poisoned.toString());
        }
        if (pollution != null) {
            other.put("pollution", pollution.toString());
        }
        if (!substances.isEmpty()) {
            other.put(SUBSTANCES, String.join(",", substances));
        }
        return Facts.none()
                .with(new Facts(null, null, null, null, null, null, null, null, null, null, null, null, other));
    }
}
