package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Teams in the hot zone: in against the rules, called out, searched for, out and clean. */
@Component
class EntryAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("EntryStarted", EntryAlarms::started),
                entry("EntryBreached", EntryAlarms::breached),
                entry("EntryBreachSettled", it -> it.clearForOrder("ENTRY_BREACH", "DEADLINE_ENTRY_BREACH")),
                entry(
                        "EntryRecalled",
                        it -> it.raiseForOrder(
                                "ENTRY_RECALL", Level.SAFETY, "已叫" + group(it) + "撤出：" + it.text("reason"))),
                entry("EntryRescueSent", EntryAlarms::rescueSent),
                entry("EntryTeamOut", it -> it.clearForOrder("ENTRY_", "DEADLINE_ENTRY_")),
                entry("EntryDecontaminated", it -> it.clearForOrder("DEADLINE_DECONTAMINATION")));
    }

    private static void started(Cause it) {
        if (it.text("exception") != null) {
            it.raiseForOrder("ENTRY_EXCEPTION", Level.SAFETY, group(it) + "进入不合双人、救援组要求：" + it.text("exception"));
        }
    }

    private static void breached(Cause it) {
        it.raiseForOrder(
                "ENTRY_BREACH",
                Level.SAFETY,
                group(it) + "（" + Cause.joined(it.data("entrants")) + "）已在里面，不合规定：" + Cause.joined(it.data("breaches"))
                        + "。召回、补待命组或说明理由");
    }

    private static void rescueSent(Cause it) {
        it.clearForOrder("DEADLINE_ENTRY_RESCUE");
        it.raiseForOrder(
                "ENTRY_RESCUE_SENT", Level.SAFETY, "救援组已进入找" + group(it) + "：" + Cause.joined(it.data("inside")));
    }

    private static String group(Cause it) {
        return "第 " + it.text("number") + " 组";
    }
}
