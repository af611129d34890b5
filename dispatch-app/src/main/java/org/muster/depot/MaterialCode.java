package org.muster.depot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.muster.shared.Problem;

/**
 * Names one material of the catalogue: the major class of GB/T 38565 and our own running number, {@code 2-002}. The leaf
 * codes of the standard are kept beside it once somebody has read them there.
 */
public record MaterialCode(@JsonValue String value) implements Comparable<MaterialCode> {

    private static final Pattern SHAPE = Pattern.compile("[123]-[0-9A-Z]{1,12}");

    /** @throws Problem 422 when it cannot be a code */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MaterialCode {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.invalid("materialCode", "物资编码须为大类加短横加编号，例如 2-002");
        }
    }

    /** 1 livelihood, 2 equipment, 3 engineering material (GB/T 38565). */
    public int majorClass() {
        return value.charAt(0) - '0';
    }

    @Override
    public int compareTo(MaterialCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
