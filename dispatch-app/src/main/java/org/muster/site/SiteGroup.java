package org.muster.site;

import java.time.Instant;
import org.muster.shared.IncidentId;

/** A post of the command structure: one above the site (指挥长 …) or a group of the headquarters (扑救组 …). */
record SiteGroup(
        GroupId id,
        IncidentId incidentId,
        Tier tier,
        String name,
        InCharge leader,
        String talkGroup,
        Instant dissolvedAt,
        int revision) {

    enum Tier {
        ABOVE,
        GROUP
    }
}
