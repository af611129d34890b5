package org.muster.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a crew on the line may be silent before it is asked.
 *
 * @param every no source gives it: configuration {@code muster.report.every} [?]
 */
@ConfigurationProperties("muster.report")
record ReportCadence(@DefaultValue("PT30M") Duration every) {}
