package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The area the cloud reaches, when it takes in people it had not reached before. */
@Component
class HazardZoneAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("HazardZoneTurned", HazardZoneAlarms::turned),
                entry("HazardZoneLifted", it -> it.clear("HAZARD_ZONE")));
    }

    private static void turned(Cause it) {
        if (it.number("newPeople") > 0) {
            it.raise(
                    "HAZARD_ZONE",
                    Level.II,
                    "危害范围已变（" + it.text("why") + "）：新进入 " + it.number("newPeople") + " 人，共 " + it.number("people")
                            + " 人");
        }
    }
}
