package org.muster.gauge;

import java.util.Collection;
import java.util.Map;

/** What gauges have brought about; answered by the room that holds readings against limits. */
public interface GaugeStates {

    /** PREPARE or IMMEDIATE for each gauge that holds one of its sites there; others are left out. */
    Map<String, String> reached(Collection<String> gaugeIds, boolean exercise);
}
