package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * Dangerous work that somebody has permitted for a time.
 *
 * @param guardian 监护人
 * @param contractor who does it when it is not the firm itself, or null
 * @param closedAt when it was done, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpecialOperation(
        UUID id,
        Kind kind,
        String place,
        Instant from,
        Instant until,
        String permit,
        String guardian,
        String contractor,
        String note,
        Instant declaredAt,
        String declaredBy,
        Instant closedAt,
        String closedBy) {

    /** The eight special operations of GB 30871. */
    public enum Kind {
        HOT_WORK("动火"),
        CONFINED_SPACE("受限空间"),
        BLIND_PLATE("盲板抽堵"),
        HEIGHT("高处"),
        LIFTING("吊装"),
        TEMPORARY_POWER("临时用电"),
        EXCAVATION("动土"),
        ROAD_CUT("断路");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    @JsonProperty
    public String kindLabel() {
        return kind.label();
    }

    /** Whether it goes on at this moment. */
    public boolean onAt(Instant now) {
        return closedAt == null && !now.isBefore(from) && now.isBefore(until);
    }
}
