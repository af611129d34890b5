package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Reports to the levels above: the county is told what is late or has changed, those above that one came to sign. */
@Component
class SituationReportAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("PhoneFlashGiven", it -> it.clear("DEADLINE_PHONE_FLASH")),
                entry("SituationReportDueSoon", SituationReportAlarms::dueSoon),
                entry("SituationReportSent", SituationReportAlarms::sent),
                entry("SituationReportReceived", it -> it.clear("DEADLINE_REPORT_RECEIPT")),
                entry("SituationReportReturned", it -> it.clear("REPORT_FACTS")),
                entry(
                        "ReportFactsChanged",
                        it -> it.raise("REPORT_FACTS", Level.II, it.text("label") + "签发后事实已变，还没有报出，请定改还是照报")),
                entry(
                        "ReportInquired",
                        it -> it.raise(
                                "REPORT_ASKED",
                                Level.II,
                                it.text("by") + "催报（" + it.text("label") + "）：" + it.text("text"))),
                entry("ReportLevelByPassed", SituationReportAlarms::byPassed),
                entry("ReportReceiptGiven", it -> it.clear(cameIn(it) + "_" + it.text("divisionCode"))));
    }

    private static void dueSoon(Cause it) {
        it.raise(
                "REPORT_DUE",
                Level.III,
                it.text("label") + "临近时限，现为“" + it.text("state") + "”，" + it.text("filled") + "/" + it.text("total")
                        + " 项");
    }

    private static void sent(Cause it) {
        it.clear(
                "REPORT_DUE",
                "REPORT_FACTS",
                "REPORT_ASKED",
                "DEADLINE_PHONE_FLASH",
                "DEADLINE_WRITTEN_REPORT",
                cameIn(it));
        it.data("to").forEach(to -> {
            if (to.path("main").asBoolean()) {
                came(it, to.path("divisionCode").asText(), "报来");
            }
        });
    }

    private static void byPassed(Cause it) {
        if (it.text("divisionCode") != null) {
            came(it, it.text("divisionCode"), "越级报来");
        }
    }

    private static void came(Cause it, String division, String how) {
        it.raiseAt(
                division,
                cameIn(it) + "_" + division,
                Level.III,
                how + it.incident().title() + it.text("label") + "，请签收");
    }

    private static String cameIn(Cause it) {
        return "REPORT_IN_" + it.text("reportId");
    }
}
