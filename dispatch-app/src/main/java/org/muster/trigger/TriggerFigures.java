package org.muster.trigger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a limit that was reached counts as passed again. No value here is law; all are [?] and the bureau's to confirm.
 *
 * @param rainUnder the part of a limit by which a sum of rain must be under it
 * @param levelUnder metres by which a level must be under it
 * @param hold for how long
 */
@ConfigurationProperties("muster.trigger")
record TriggerFigures(
        @DefaultValue("0.1") double rainUnder,
        @DefaultValue("0.1") double levelUnder,
        @DefaultValue("PT30M") Duration hold) {}
