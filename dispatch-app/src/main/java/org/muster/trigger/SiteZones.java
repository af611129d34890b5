package org.muster.trigger;

import java.util.List;

/** Which zones would have to move because of a site; answered by the room that keeps the zones. */
public interface SiteZones {

    /** The ids of the site's zones, in the order in which they are to move; empty when there are none. */
    List<String> zonesOf(String siteId);
}
