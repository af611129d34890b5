package org.muster.notification;

import java.util.Set;
import java.util.UUID;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Puts on the board what the journal tells of lateness, refusals and broken steps, and takes it down when it is mended. */
@Component
class AlarmFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of(
            "DeadlineMissed",
            "DispatchOrderRefused",
            "SupersededAnswerReceived",
            "ProcessStepFailed",
            "FireRekindled",
            "SafetyCheckIncomplete",
            "ResponseLevelProposed",
            "DispatchOrderAcknowledged",
            "MusterReached",
            "FieldReportReceived",
            "RollCallTaken",
            "MusterUnlikely",
            "MusterLikelyAgain",
            "MusterDeadlineExtended",
            "LateAnswerReceived",
            "LateAnswerReconciled",
            "TeamDeparted",
            "TeamArrived",
            "SafetyCheckPassed",
            "DispatchOrderCompleted",
            "TeamReleased",
            "DispatchOrderCancelled",
            "CancellationAcknowledged",
            "ResponseLevelApproved",
            "IncidentClosed",
            "IncidentCancelled");

    private final Alarms alarms;
    private final IncidentManagement incidents;

    AlarmFollower(Alarms alarms, IncidentManagement incidents) {
        this.alarms = alarms;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        Incident incident = incidents.get(entry.incidentId());
        String team = entry.text("teamName");
        UUID order = entry.text("orderId") == null ? null : UUID.fromString(entry.text("orderId"));
        switch (entry.type()) {
            case "DeadlineMissed" -> {
                if (order != null) {
                    // the next rung speaks for the one below it
                    alarms.clear(incident.id(), order, "DEADLINE_" + entry.text("kind"));
                }
                raise(incident, entry, order, "DEADLINE_" + entry.text("kind"), missed(entry), text(entry, team));
            }
            case "DispatchOrderRefused" -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                raise(incident, entry, order, "REFUSED", Level.II, team + "不能执行：" + entry.text("reason"));
            }
            case "SupersededAnswerReceived" -> raise(
                    incident, entry, order, "LATE_ANSWER", Level.NEWS, team + "对已撤指令作出应答，请确认其已停止");
            case "ProcessStepFailed" -> raise(
                    incident, entry, order, "PROCESS", Level.II, "流程步骤出错，请人工处置：" + entry.text("elementName"));
            case "FireRekindled" -> raise(incident, entry, null, "REKINDLED", Level.II, "火场复燃，转入扑救");
            case "SafetyCheckIncomplete" -> raise(
                    incident, entry, order, "SAFETY_CHECK", Level.SAFETY, team + "安全核查不齐，不得上线");
            case "ResponseLevelProposed" -> raise(
                    incident, entry, null, "LEVEL", Level.NEWS, "建议启动 " + entry.text("level") + " 级响应，待批准");
            case "ResponseLevelApproved" -> alarms.clear(incident.id(), null, "LEVEL");
            case "DispatchOrderAcknowledged" -> alarms.clear(incident.id(), order, "DEADLINE_ACK");
            case "MusterReached" -> {
                alarms.clear(incident.id(), order, "DEADLINE_ACK");
                alarms.clear(incident.id(), order, "DEADLINE_MUSTER");
                alarms.clear(incident.id(), order, "DEADLINE_SHORT_MUSTER");
                alarms.clear(incident.id(), order, "FORECAST");
            }
            case "MusterUnlikely" -> raise(
                    incident,
                    entry,
                    order,
                    "FORECAST",
                    Level.III,
                    team + "预计集结不足，达标 " + entry.text("percent") + "：" + entry.text("reason"));
            case "MusterLikelyAgain", "MusterDeadlineExtended" -> alarms.clear(incident.id(), order, "FORECAST");
            case "LateAnswerReceived" -> raise(
                    incident,
                    entry,
                    order,
                    "RECONCILIATION",
                    Level.III,
                    team + "迟到应答，" + entry.text("replacementName") + "已替补，请定去留");
            case "LateAnswerReconciled" -> alarms.clear(incident.id(), order, "RECONCILIATION");
            case "FieldReportReceived", "RollCallTaken" -> alarms.clear(incident.id(), order, "DEADLINE_REPORT");
            case "SafetyCheckPassed" -> {
                alarms.clear(incident.id(), order, "SAFETY_CHECK");
                alarms.clear(incident.id(), order, "DEADLINE_");
            }
            case "IncidentClosed", "IncidentCancelled" -> alarms.clear(incident.id(), null, "");
            default -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                alarms.clear(incident.id(), order, "FORECAST");
            }
        }
    }

    private void raise(Incident incident, Entry entry, UUID order, String kind, Level level, String text) {
        alarms.raise(incident, entry, order, kind, level, text);
    }

    private static Level missed(Entry entry) {
        String kind = entry.text("kind");
        return switch (kind == null ? "" : kind) {
            case "SAFETY_CHECK", "CANCELLATION_ACK" -> Level.SAFETY;
            case "MUSTER" -> Level.III;
            default -> Level.II;
        };
    }

    private static String text(Entry entry, String team) {
        String label = entry.text("label");
        String late = (team == null ? "" : team) + (label == null ? entry.text("kind") : label) + "超时";
        int step = entry.data().path("step").asInt(1);
        return step == 1 ? late : late + "，第 " + step + " 级：" + entry.text("told");
    }
}
