package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The investigation after an accident: its report is late, a piece of evidence was changed. */
@Component
class InvestigationAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "InvestigationOverdue",
                        it -> it.raise("INVESTIGATION", Level.III, "事故调查报告超过法定期限未提交（令493 第二十九条）")),
                entry("EvidenceVerified", InvestigationAlarms::verified));
    }

    private static void verified(Cause it) {
        if (!it.isTrue("intact")) {
            it.raise(
                    "EVIDENCE_" + it.text("evidenceId"),
                    Level.II,
                    "证据 " + it.number("number") + " 号核验不符，可能被改动，请立即封存并报告");
        }
    }
}
