package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Stream;
import org.muster.shared.Problem;

/** How far a figure may be trusted; shown beside every one of them. */
public enum Confidence {
    /** Read in the source itself. */
    CERTAIN("C", "已核原文"),
    /** From expert knowledge, not contradicted by anything read. */
    LIKELY("L", "专家录入"),
    /** Depends on place or edition: the bureau's to confirm. */
    TO_CONFIRM("?", "待本局确认");

    private final String sign;
    private final String label;

    Confidence(String sign, String label) {
        this.sign = sign;
        this.label = label;
    }

    /** C, L or ? */
    @JsonValue
    public String sign() {
        return sign;
    }

    public String label() {
        return label;
    }

    /** The less certain of two. */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** @throws Problem 422 when it is none of them */
    @JsonCreator
    public static Confidence of(String sign) {
        return Stream.of(values())
                .filter(it -> it.sign.equals(sign))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("flag", "可信度须为 C、L 或 ?"));
    }
}
