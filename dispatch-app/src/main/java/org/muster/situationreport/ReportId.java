package org.muster.situationreport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one report: the first, a follow-up, the final one. */
public record ReportId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReportId {
        if (value == null) {
            throw new IllegalArgumentException("a report id needs a value");
        }
    }

    static ReportId next() {
        return new ReportId(UUID.randomUUID());
    }

    public static ReportId of(String text) {
        try {
            return new ReportId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("信息报告");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
