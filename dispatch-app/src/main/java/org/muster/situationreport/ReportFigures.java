package org.muster.situationreport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bureau's own figures beside the table of deadlines.
 *
 * @param warnBefore the drafters are urged so long before a report is due
 * @param receiptWithin a level that has not signed by then is telephoned
 * @param draftAhead a scheduled follow-up is drafted so long before it was promised
 */
@ConfigurationProperties("muster.information-report")
record ReportFigures(
        @DefaultValue("PT10M") Duration warnBefore,
        @DefaultValue("PT10M") Duration receiptWithin,
        @DefaultValue("PT1H") Duration draftAhead) {}
