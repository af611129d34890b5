package org.muster.team;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.muster.shared.Problem;

/** Names one member of a team, such as {@code T01-07}. */
public record MemberId(@JsonValue String value) implements Comparable<MemberId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,30}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberId {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.invalid("memberId", "队员编号须为 1 到 30 位字母、数字或短横");
        }
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
