package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Whether a team will be complete in time. */
@Component
class MusterAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "MusterUnlikely",
                        it -> it.raiseForOrder(
                                "FORECAST",
                                Level.III,
                                it.team() + "预计集结不足，达标 " + it.text("percent") + "：" + it.text("reason"))),
                entry("MusterLikelyAgain", it -> it.clearForOrder("FORECAST")),
                entry("MusterDeadlineExtended", it -> it.clearForOrder("FORECAST")),
                entry(
                        "MusterReached",
                        it -> it.clearForOrder(
                                "DEADLINE_ACK", "DEADLINE_MUSTER", "DEADLINE_SHORT_MUSTER", "FORECAST")));
    }
}
