package org.muster.integrations.cap;

import java.util.List;
import java.util.Optional;

/**
 * What was read out of a document.
 *
 * @param alert empty when it must be refused
 * @param breaches everything the message breaks, in the order of the document, also when it was read all the same
 */
public record CapReading(Optional<CapAlert> alert, List<CapBreach> breaches) {

    public CapReading {
        breaches = List.copyOf(breaches);
    }

    public boolean refused() {
        return alert.isEmpty();
    }
}
