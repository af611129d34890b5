package org.muster.trigger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.muster.risk.RiskSites;
import org.muster.risk.RiskSites.Site;
import org.springframework.stereotype.Component;

/** Lets other rooms report a sign that one of theirs has seen on the spot, and say that it was dealt with. */
@Component
public class DangerSigns {

    private final PrecursorManagement precursors;
    private final RiskSites sites;

    DangerSigns(PrecursorManagement precursors, RiskSites sites) {
        this.precursors = precursors;
        this.sites = sites;
    }

    /**
     * The sign is told as if the speaker had reported it at the site; whoever was sent there may say so, wherever they
     * come from.
     *
     * @param id of the words that told it
     * @return false when the register knows no such site
     */
    public boolean report(UUID id, String siteId, PrecursorKind kind, String note, Instant deviceAt, boolean exercise) {
        Optional<Site> site = sites.find(siteId);
        site.ifPresent(it -> precursors.report(id, it, kind, note, deviceAt, exercise));
        return site.isPresent();
    }

    /** Does nothing when it was settled before. */
    public void settle(UUID id, String settlement) {
        precursors.settleIfOpen(id, settlement);
    }
}
