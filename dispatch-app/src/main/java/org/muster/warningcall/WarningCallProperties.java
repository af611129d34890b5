package org.muster.warningcall;

import java.time.Duration;
import org.muster.level.WarningLevels.Colour;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long one person may take to answer before the next is called. Ten minutes is the habit of the field (rules of the
 * bureau decide); orange and red are shorter, by design. All are to be confirmed by the bureau.
 *
 * @param answerWithin blue and yellow, response levels Ⅳ and Ⅲ
 * @param orange orange, response level Ⅱ
 * @param red red, response level Ⅰ
 * @param from from which colour a warning itself is called; the start order is called whatever its level
 */
@ConfigurationProperties("muster.warning-call")
record WarningCallProperties(
        @DefaultValue("PT10M") Duration answerWithin,
        @DefaultValue("PT5M") Duration orange,
        @DefaultValue("PT3M") Duration red,
        @DefaultValue("YELLOW") Colour from) {}
