package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Patrols, repairs and the dangers found on the dyke. */
@Component
class WorksAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("WorkOverdue", it -> it.raise(work(it), Level.II, overdue(it))),
                entry("WorkRefused", WorksAlarms::refused),
                entry("WorkAcknowledged", it -> it.clear(work(it))),
                entry("PatrolRoundReported", it -> it.clear(work(it))),
                entry("LifelineRestored", it -> it.clear(work(it))),
                entry("PatrolEnded", it -> it.clear(work(it))),
                entry("WorkCancelled", it -> it.clear(work(it))),
                entry(
                        "DangerFound",
                        it -> it.raise(
                                danger(it), Level.I, "巡堤发现险情：" + it.text("place") + it.text("kindLabel") + "，请定抢护与转移")),
                entry("DangerSettled", it -> it.clear(danger(it))));
    }

    private static String overdue(Cause it) {
        String who = it.text("who");
        String place = it.text("place");
        return switch (it.text("what")) {
            case "ROUND" -> place + "逾时未报巡查，请叫应" + who;
            case "REPAIR" -> place + it.text("label") + "逾时未修复，请核实" + who;
            default -> who + "未应答" + place + it.text("label") + "，请电话、电台叫应";
        };
    }

    private static void refused(Cause it) {
        it.clear(work(it));
        it.raise(
                work(it),
                Level.II,
                it.text("who") + "去不了" + it.text("place") + it.text("label") + "，请另派：" + it.text("reason"));
    }

    private static String work(Cause it) {
        return "WORK_" + it.text("workId");
    }

    private static String danger(Cause it) {
        return "DANGER_" + it.text("dangerId");
    }
}
