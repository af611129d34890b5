package org.muster.depot;

import java.time.LocalDate;

/**
 * What of one material came into one depot together.
 *
 * @param depotId null for what was requisitioned: it never lay with us
 * @param expiresOn last day on which it may be used, or null
 */
public record Lot(
        LotId id,
        String depotId,
        MaterialCode materialCode,
        String batch,
        LocalDate expiresOn,
        Condition condition,
        LocalDate servicedOn) {

    /** Only what is serviceable may be allocated (鄞州: unserviced pumps are not selectable). */
    public enum Condition {
        SERVICEABLE("可用"),
        IN_MAINTENANCE("检修中"),
        UNSERVICED("未检修");

        private final String label;

        Condition(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean expiredOn(LocalDate day) {
        return expiresOn != null && expiresOn.isBefore(day);
    }

    public boolean selectableOn(LocalDate day) {
        return condition == Condition.SERVICEABLE && !expiredOn(day);
    }
}
