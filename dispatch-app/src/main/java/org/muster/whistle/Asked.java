package org.muster.whistle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who was called because a firm whistled.
 *
 * @param firmId of a neighbour; null for the firm's own team
 * @param offers what the circle's list says they can lend
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Asked(
        UUID id,
        UUID whistleId,
        Kind kind,
        String firmId,
        String name,
        String contact,
        String phone,
        String offers,
        Instant askedAt,
        Instant reachedAt,
        Instant answeredAt,
        String answer,
        String via) {

    enum Kind {
        OWN_TEAM("企业专职队"),
        NEIGHBOUR("3HH 互助企业");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
