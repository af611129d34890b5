package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A hospital that takes casualties, in the shape of EDXL-HAVE.
 *
 * @param grade 三级甲等 …
 * @param services what it can treat at any hour
 * @param decontamination contaminated people it can wash in an hour; 0 when it cannot
 */
record Hospital(
        String id,
        String name,
        DivisionCode divisionCode,
        Position location,
        String phone,
        String grade,
        List<Service> services,
        int decontamination) {

    /** What a hospital can treat at any hour. */
    enum Service {
        TRAUMA("创伤"),
        BURN("烧伤"),
        POISONING("中毒"),
        HYPERBARIC("高压氧");

        private final String label;

        Service(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Whether ambulances are taken: EMSTrafficStatus of EDXL-HAVE. */
    enum Traffic {
        NORMAL("正常接收"),
        ADVISORY("接收紧张"),
        CLOSED("暂停接收");

        private final String label;

        Traffic(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** DeconCapacity of EDXL-HAVE. */
    enum Decontamination {
        INACTIVE("未启用"),
        OPEN("可洗消"),
        FULL("洗消已满"),
        EXCEEDED("超出洗消能力");

        private final String label;

        Decontamination(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param available free when it was reported; never more than {@code baseline} */
    record Beds(BedType bed, int baseline, int available) {}

    /**
     * What it said last.
     *
     * @param reportedAt when the hospital counted
     * @param offloadMinutes how long an ambulance waits there; null when nobody said
     * @param saidBy who at the hospital said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            Instant reportedAt,
            Traffic traffic,
            Integer offloadMinutes,
            Decontamination decontamination,
            String saidBy,
            String enteredBy,
            String note,
            List<Beds> beds) {}

    /**
     * Whether somebody who is contaminated can be taken: never where there is no washing place, whatever the report says;
     * where nothing was reported the register holds.
     */
    boolean washes(Report newest) {
        return decontamination > 0
                && (newest == null
                        || newest.decontamination() == Decontamination.OPEN
                        || newest.decontamination() == Decontamination.INACTIVE);
    }
}
