package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who went in.
 *
 * @param bar the gauge as read last, at {@code readAt}
 * @param airLowAt when they must be on the way out
 * @param airOutAt when their air is gone
 * @param decontaminateBy set when they came out
 * @param outcome how the decontamination ended, null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entrant(
        UUID id,
        int position,
        String name,
        String unit,
        int bar,
        BigDecimal litres,
        Instant readAt,
        Instant airLowAt,
        Instant airOutAt,
        Instant outAt,
        Instant decontaminateBy,
        Instant decontaminatedAt,
        Outcome outcome,
        String note) {

    /** What became of somebody after the decontamination. */
    enum Outcome {
        CLEAN("洗消合格，放行"),
        HOSPITAL("洗消后送医");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    boolean inside() {
        return outAt == null;
    }

    boolean cleared() {
        return decontaminatedAt != null;
    }
}
