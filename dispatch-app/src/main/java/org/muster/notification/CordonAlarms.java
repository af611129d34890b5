package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The cordon from its closing to its release: its traffic points, the source, the readings, the firm's whistle. */
@Component
class CordonAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry("CordonClosed", it -> it.clear("DEADLINE_CORDON_CLOSED")),
                entry(
                        "TrafficPointRefused",
                        it -> it.raise(point(it), Level.II, it.text("unit") + "到不了管制点“" + it.text("name") + "”，请另派")),
                entry("TrafficPointManned", it -> it.clear(point(it))),
                entry("TrafficPointLifted", it -> it.clear(point(it))),
                entry("MonitoringStarted", it -> it.clear("DEADLINE_MONITORING_ON")),
                entry(
                        "SourceControlled",
                        it -> it.clear("SOURCE_LOST", "DEADLINE_SOURCE_CONTROLLED", "DEADLINE_ENTRY_PLAN")),
                entry("SourceLost", it -> it.raise("SOURCE_LOST", Level.II, "源头又失控，重新控源")),
                entry("ReadingsClean", it -> it.clear("READINGS_EXCEEDED", "DEADLINE_READINGS_CLEAN")),
                entry("ReadingsExceeded", it -> it.raise("READINGS_EXCEEDED", Level.II, "读数又超标：" + it.text("note"))),
                entry(
                        "WhistleWithdrawn",
                        it -> it.raise(
                                "WHISTLE", Level.II, it.text("firmName") + "收回了哨：" + it.text("reason") + "，请打电话核实")),
                entry(
                        "CordonReleased",
                        it -> it.clear("WHISTLE", "READINGS_EXCEEDED", "DEADLINE_CORDON", "DEADLINE_WHISTLE")));
    }

    private static String point(Cause it) {
        return "TRAFFIC_" + it.text("pointId");
    }
}
