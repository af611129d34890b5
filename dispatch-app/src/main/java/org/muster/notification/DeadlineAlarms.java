package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** What was not done in time, whichever room waited for it; the room itself takes it down when it is done. */
@Component
class DeadlineAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(entry("DeadlineMissed", DeadlineAlarms::missed));
    }

    private static void missed(Cause it) {
        String kind = "DEADLINE_" + it.text("kind");
        if (it.ofOrder()) {
            // the next rung speaks for the one below it
            it.clearForOrder(kind);
        }
        it.raiseForOrder(kind, level(it.text("kind")), text(it));
    }

    private static Level level(String kind) {
        return switch (kind == null ? "" : kind) {
                // louder than the first, until it is taken up
            case "ENTRY_AIR_OUT" -> Level.I;
            case "SAFETY_CHECK",
                    "CANCELLATION_ACK",
                    "WITHDRAWAL_DECISION",
                    "ALL_CREWS_SAFE",
                    "SILENCE",
                    "RESCUE",
                    "EVERYBODY_FOUND",
                    "ENTRY_AIR_LOW",
                    "ENTRY_RESCUE",
                    "ENTRY_BREACH",
                    "DECONTAMINATION" -> Level.SAFETY;
            case "MUSTER" -> Level.III;
            default -> Level.II;
        };
    }

    private static String text(Cause it) {
        String team = it.team();
        String label = it.text("label");
        int step = it.data("step").asInt(1);
        if (it.text("kind") != null && it.text("kind").startsWith("ENTRY_AIR_")) {
            return team + label + (step == 1 ? "：" : "，第 " + step + " 次叫：") + it.text("action");
        }
        String late = (team == null ? "" : team) + (label == null ? it.text("kind") : label) + "超时";
        return step == 1 ? late : late + "，第 " + step + " 级：" + it.text("told");
    }
}
