package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** What was decided about the breaches of an entry. */
record Judged(How how, String why, String by, Instant at) {

    enum How {
        RECALLED("召回"),
        STANDBY_ADDED("补了待命救援组"),
        EXPLAINED("说明理由");

        private final String label;

        How(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @JsonProperty
    String label() {
        return how.label();
    }
}
