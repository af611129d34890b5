package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** People whom the water has cut off. */
@Component
class FloodAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "PeopleTrapped",
                        it -> it.raise(
                                trapped(it), Level.I, it.text("place") + "有 " + it.text("people") + " 人被困，请派舟艇救援")),
                entry("RescueSent", it -> it.clear(trapped(it))),
                entry("TrappedClosed", it -> it.clear(trapped(it))));
    }

    private static String trapped(Cause it) {
        return "TRAPPED_" + it.text("trappedId");
    }
}
