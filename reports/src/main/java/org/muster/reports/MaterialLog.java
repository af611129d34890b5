package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The register of material orders 物资调拨登记表: every step of every order of an incident, in the order of the journal. */
public record MaterialLog(Cover cover, List<Step> steps, Seal seal) {

    public MaterialLog {
        Objects.requireNonNull(cover, "cover");
        steps = List.copyOf(steps);
    }

    /**
     * One step of an order, or of a requisition.
     *
     * @param order its label: 物01
     * @param what what was done: 装车, 签收 …
     * @param depot null where no depot has been chosen yet
     * @param text which material and how much of it; null where the step is about all of it
     * @param note reason, carrier, difference; null when nothing was said
     * @param by who did it, or on whose behalf
     */
    public record Step(
            Instant at, String order, String what, String depot, String text, String note, String by, Entries entries) {

        public Step {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
