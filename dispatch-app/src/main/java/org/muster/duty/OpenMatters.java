package org.muster.duty;

import java.util.List;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/** What is under way in a division, as a shift hands it on. Known by the rooms above. */
public interface OpenMatters {

    /** @param status in words */
    record OpenIncident(UUID id, String number, String title, String status) {}

    List<OpenIncident> in(DivisionCode division);
}
