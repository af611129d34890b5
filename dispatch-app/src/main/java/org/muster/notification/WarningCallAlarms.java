package org.muster.notification;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The round of calls after a warning: places from which nobody answers, townships that are cut off. */
@Component
class WarningCallAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("TargetUnreached", it -> silent(it, true)),
                entry("TargetAnswered", it -> silent(it, false)),
                entry("MessengerSent", it -> silent(it, false)),
                entry("WarningCallOver", it -> it.clear("CALL_")),
                entry(
                        "CommunicationsLost",
                        it -> it.raise(
                                cutOff(it), Level.II, it.text("divisionName") + it.text("what") + "，请启用卫星电话或派人上门")),
                entry("CommunicationsRestored", it -> it.clear(cutOff(it))));
    }

    /** One line for all places of a round from which nobody answers, until somebody answers or goes to each. */
    private static void silent(Cause it, boolean worse) {
        JsonNode silent = it.data("silent");
        if (silent.isMissingNode()) {
            return; // whoever answered had not been silent
        }
        String kind = "CALL_" + it.text("callId");
        int places = silent.path("places").asInt();
        if (places == 0) {
            it.clear(kind);
            return;
        }
        JsonNode names = silent.path("names"); // the first few of them
        String few = Cause.joined(names);
        String text = places == 1
                ? few + "逐人逐渠道叫不应，请派人上门"
                : places + " 处逐人逐渠道叫不应，请派人上门：" + few + (places > names.size() ? " 等" : "");
        it.hold(kind, Level.II, text, worse);
    }

    private static String cutOff(Cause it) {
        return "CUT_OFF_" + it.text("division");
    }
}
