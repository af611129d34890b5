package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The response level, its two signatures and its end, and the grade. */
@Component
class LevelAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "ResponseLevelProposed",
                        it -> it.raise("LEVEL", Level.NEWS, "建议启动 " + it.text("level") + " 级响应，待批准")),
                entry("ResponseEndProposed", it -> it.raise("LEVEL", Level.NEWS, "启动条件已不再具备，请定是否终止响应")),
                entry("ResponseLevelApproved", LevelAlarms::decided),
                entry("ResponseLevelDeclined", LevelAlarms::decided),
                entry("ResponseTermExtended", LevelAlarms::decided),
                entry("ResponseEnded", LevelAlarms::decided),
                entry(
                        "ResponseLevelSigned",
                        it -> it.raise(
                                "LEVEL_SIGNATURE",
                                Level.II,
                                it.actorName() + "已签署 " + it.text("level") + " 级响应，待第二人签署")),
                entry("ResponseLevelSignatureWithdrawn", it -> it.clear("LEVEL_SIGNATURE")),
                entry(
                        "SecondSignatureOverdue",
                        it -> it.raise(
                                "LEVEL_SIGNATURE_OVERDUE",
                                Level.II,
                                it.text("level") + " 级响应第二人签署超时，" + it.text("signedName") + "已签")),
                entry("IncidentRegraded", LevelAlarms::regraded));
    }

    private static void decided(Cause it) {
        it.clear("LEVEL", "DEADLINE_LEVEL", "DEADLINE_RESPONSE_TERM");
    }

    private static void regraded(Cause it) {
        // the newest grade is the one to report
        it.clear("REGRADED");
        it.raise(
                "REGRADED",
                Level.III,
                "事件等级变更，须补报：" + it.data("rule").path("text").asText());
    }
}
