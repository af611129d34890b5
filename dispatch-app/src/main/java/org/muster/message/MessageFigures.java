package org.muster.message;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a bureau sets about its messages. No rule gives these times: all are [?] until the bureau confirms them.
 *
 * @param triageWithin within which an incoming message is sent to whom it concerns, by urgency
 * @param ownSide what the command post is called when a form leaves its own side empty
 */
@ConfigurationProperties("muster.message")
record MessageFigures(Map<Urgency, Duration> triageWithin, @DefaultValue("指挥中心") String ownSide) {

    private static final Map<Urgency, Duration> USUAL = Map.of(
            Urgency.FLASH, Duration.ofMinutes(2),
            Urgency.IMMEDIATE, Duration.ofMinutes(5),
            Urgency.PRIORITY, Duration.ofMinutes(15),
            Urgency.ROUTINE, Duration.ofMinutes(30));

    MessageFigures {
        triageWithin = triageWithin == null ? Map.of() : triageWithin;
    }

    Duration triageWithin(Urgency urgency) {
        return triageWithin.getOrDefault(urgency, USUAL.get(urgency));
    }
}
