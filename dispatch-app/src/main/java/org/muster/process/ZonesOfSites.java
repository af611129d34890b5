package org.muster.process;

import java.util.List;
import org.muster.trigger.SiteZones;
import org.muster.zone.Zones;
import org.springframework.stereotype.Component;

/** Tells whoever watches a site which zones would have to move: the register of zones knows, and neither room the other. */
@Component
class ZonesOfSites implements SiteZones {

    private final Zones zones;

    ZonesOfSites(Zones zones) {
        this.zones = zones;
    }

    @Override
    public List<String> zonesOf(String siteId) {
        return zones.listAt(siteId).stream().map(it -> it.id().value()).toList();
    }
}
