package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** A unit that reports nothing while its own place burns. */
@Component
class ZeroReportAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "ZeroReportContradicted",
                        it -> it.raise(unit(it), Level.III, it.text("unitName") + "零报告报“无”，与本起火情矛盾，请核实")),
                entry("ZeroReportCorrected", it -> it.clear(unit(it))));
    }

    private static String unit(Cause it) {
        return "ZERO_REPORT_" + it.text("unit");
    }
}
