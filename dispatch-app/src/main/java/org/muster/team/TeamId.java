package org.muster.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.shared.Problem;

/** Names one team, such as {@code T01}. */
public record TeamId(@JsonValue String value) implements Comparable<TeamId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,20}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TeamId {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.invalid("teamId", "队伍编号须为 1 到 20 位字母、数字或短横");
        }
    }

    /** What an address says; empty when no team can have such an id. */
    static Optional<TeamId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TeamId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
