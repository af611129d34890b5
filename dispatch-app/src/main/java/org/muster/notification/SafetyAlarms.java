package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** The crews on the line: checked before they go, counted, heard, called back, searched for. */
@Component
class SafetyAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "SafetyCheckIncomplete",
                        it -> it.raiseForOrder("SAFETY_CHECK", Level.SAFETY, it.team() + "安全核查不齐，不得上线")),
                entry("SafetyCheckPassed", it -> it.clearForOrder("SAFETY_CHECK", "DEADLINE_")),
                entry(
                        "SafetyGateOverridden",
                        it -> it.raiseForOrder("OVERRIDE", Level.II, it.team() + "安全核查未齐即上线：" + it.text("reason"))),
                entry("FieldReportReceived", it -> it.clearForOrder("DEADLINE_REPORT")),
                entry("RollCallTaken", it -> it.clearForOrder("DEADLINE_REPORT")),
                entry("RollCallMissed", it -> it.raiseForOrder("ROLL_CALL", Level.SAFETY, it.team() + "点名未应，再点一次")),
                entry(
                        "CrewSilent",
                        it -> it.raiseForOrder("ROLL_CALL_SILENT", Level.SAFETY, it.team() + "两次点名未应，建议按求救处置")),
                entry("CrewHeard", it -> it.clearForOrder("ROLL_CALL")),
                entry("RollCallAnswered", SafetyAlarms::counted),
                entry("MaydayCalled", SafetyAlarms::mayday),
                entry("MembersMissing", it -> it.raiseForOrder("MISSING", Level.SAFETY, it.team() + "有人失联，正组织搜救")),
                entry(
                        "EverybodyFound",
                        it -> it.clear(
                                "MISSING",
                                "MAYDAY",
                                "ROLL_CALL",
                                "DEADLINE_SILENCE",
                                "DEADLINE_RESCUE",
                                "DEADLINE_EVERYBODY_FOUND")),
                entry("WithdrawalProposed", it -> it.raise("WIND_SHIFT", Level.SAFETY, it.text("reason") + "，待定撤不撤")),
                entry("WithdrawalOrdered", SafetyAlarms::withdrawal),
                entry("AllCrewsSafe", it -> it.clear("WITHDRAWAL", "DEADLINE_ALL_CREWS_SAFE")));
    }

    private static void counted(Cause it) {
        it.clearForOrder("DEADLINE_REPORT");
        if (it.isTrue("complete")) {
            it.clearForOrder("ROLL_CALL");
        }
    }

    private static void mayday(Cause it) {
        String note = it.text("note") == null ? "" : "：" + it.text("note");
        it.raiseForOrder("MAYDAY", Level.SAFETY, it.team() + "求救" + note);
    }

    private static void withdrawal(Cause it) {
        it.clear("WIND_SHIFT", "DEADLINE_WITHDRAWAL_DECISION");
        it.raise("WITHDRAWAL", Level.SAFETY, "已令" + it.incident().hazard().line() + "撤离：" + it.text("reason"));
    }
}
