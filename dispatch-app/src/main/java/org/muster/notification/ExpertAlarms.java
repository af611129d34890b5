package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Experts who were called and do not answer. */
@Component
class ExpertAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("ExpertUnanswered", it -> it.raise(call(it), Level.III, "专家" + it.text("name") + "未应答，请打电话或另请")),
                entry("ExpertAnswered", it -> it.clear(call(it))));
    }

    private static String call(Cause it) {
        return "EXPERT_" + it.text("callId");
    }
}
