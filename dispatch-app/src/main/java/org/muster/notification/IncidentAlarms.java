package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The incident as a whole: it burns again, a step of its process broke, it is over. */
@Component
class IncidentAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("FireRekindled", it -> it.raise("REKINDLED", Level.II, "火场复燃，转入扑救")),
                entry(
                        "ProcessStepFailed",
                        it -> it.raiseForOrder("PROCESS", Level.II, "流程步骤出错，请人工处置：" + it.text("elementName"))),
                entry("IncidentClosed", IncidentAlarms::over),
                entry("IncidentCancelled", IncidentAlarms::over));
    }

    private static void over(Cause it) {
        it.clear(""); // every kind
    }
}
