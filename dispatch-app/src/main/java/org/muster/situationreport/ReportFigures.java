package org.muster.situationreport;

import java.time.Duration;
import org.muster.shared.Hazard;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bureau's own figures beside the table of deadlines.
 *
 * @param warnBefore the drafters are urged so long before a report is due
 * @param receiptWithin a level that has not signed by then is telephoned
 * @param draftAhead a scheduled follow-up is drafted so long before it was promised
 * @param casualtyWatch for so long after the event a change of casualties is reported (令493 Art 13: 30 days)
 * @param casualtyWatchFire the same after a fire (令493 Art 13: 7 days)
 */
@ConfigurationProperties("muster.information-report")
record ReportFigures(
        @DefaultValue("PT10M") Duration warnBefore,
        @DefaultValue("PT10M") Duration receiptWithin,
        @DefaultValue("PT1H") Duration draftAhead,
        @DefaultValue("P30D") Duration casualtyWatch,
        @DefaultValue("P7D") Duration casualtyWatchFire) {

    Duration casualtyWatch(Hazard hazard) {
        return hazard == Hazard.FOREST_FIRE ? casualtyWatchFire : casualtyWatch;
    }
}
