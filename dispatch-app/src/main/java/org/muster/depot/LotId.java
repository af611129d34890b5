package org.muster.depot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one lot: what of one material came into one depot together. */
public record LotId(@JsonValue long value) implements Comparable<LotId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LotId {}

    @Override
    public int compareTo(LotId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
