package org.muster.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.notification.Alarms.Level;
import org.muster.shared.DivisionCode;
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
            "OrderUntold",
            "ReplyUnclear",
            "ReplySettled",
            "DispatchOrderDelivered",
            "SafetyCheckIncomplete",
            "ResponseLevelProposed",
            "ResponseEndProposed",
            "ResponseLevelSigned",
            "ResponseLevelSignatureWithdrawn",
            "SecondSignatureOverdue",
            "ResponseLevelDeclined",
            "ResponseTermExtended",
            "ResponseEnded",
            "IncidentRegraded",
            "CommandPassingOffered",
            "CommandPassed",
            "CommandPassingWithdrawn",
            "CommandPassingOverdue",
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
            "WithdrawalProposed",
            "WithdrawalOrdered",
            "AllCrewsSafe",
            "MaydayCalled",
            "RollCallMissed",
            "CrewSilent",
            "CrewHeard",
            "RollCallAnswered",
            "MembersMissing",
            "EverybodyFound",
            "SafetyGateOverridden",
            "CommandHandOverOverdue",
            "CommandHandedOver",
            "CommandHandOverWithdrawn",
            "PostUnanswered",
            "TargetUnreached",
            "TargetAnswered",
            "MessengerSent",
            "WarningCallOver",
            "PeopleTrapped",
            "RescueSent",
            "TrappedClosed",
            "WorkOverdue",
            "WorkRefused",
            "WorkAcknowledged",
            "PatrolRoundReported",
            "LifelineRestored",
            "PatrolEnded",
            "WorkCancelled",
            "DangerFound",
            "DangerSettled",
            "HazardZoneTurned",
            "HazardZoneLifted",
            "CommunicationsLost",
            "CommunicationsRestored",
            "PostAnswered",
            "PostTaken",
            "PostReplaced",
            "CommandStructureStoodDown",
            "ZeroReportContradicted",
            "ZeroReportCorrected",
            "IncidentClosed",
            "IncidentCancelled",
            "AidRequested",
            "AidPassedUp",
            "AidAssigned",
            "AidDeclined",
            "AidWithdrawn",
            "AidObjected",
            "AidObjectionReviewed",
            "AidFellThrough",
            "AidArrived",
            "AidThanked",
            "MessageLogged",
            "MessageTriaged",
            "MessageSettled",
            "MessageOverdue",
            "ShelterFull",
            "ShelterReassigned",
            "PersonReturnedEarly",
            "HouseholdInConflict",
            "ConflictSettled",
            "ZoneNotified",
            "ZoneEmptied",
            "ZoneVerified",
            "AllClearIssued",
            "ClearedDespiteMissing",
            "AllReturned",
            "EvacuationCancelled",
            "MaterialAllocated",
            "MaterialReservationExpired",
            "MaterialRerouted",
            "MaterialLoaded",
            "MaterialDeparted",
            "MaterialReceived",
            "MaterialReturned",
            "MaterialOrderCancelled",
            "MaterialOrderClosed",
            "MaterialWordKept",
            "MaterialConflictForeseen",
            "PhoneFlashGiven",
            "SituationReportDueSoon",
            "SituationReportSent",
            "SituationReportReturned",
            "SituationReportReceived",
            "ReportFactsChanged",
            "ReportReceiptGiven",
            "ReportLevelByPassed",
            "ReportInquired",
            "WhistleWithdrawn",
            "EntryStarted",
            "EntryBreached",
            "EntryBreachSettled",
            "EntryRecalled",
            "EntryRescueSent",
            "EntryTeamOut",
            "EntryDecontaminated",
            "CordonClosed",
            "MonitoringStarted",
            "SourceControlled",
            "SourceLost",
            "ReadingsClean",
            "ReadingsExceeded",
            "CordonReleased",
            "CasualtyCountsQuestioned",
            "CasualtyCountsTaken",
            "CasualtyEnquiryDue",
            "CasualtyEnquiryMade",
            "CasualtyWatchEnded",
            "TrafficPointRefused",
            "TrafficPointManned",
            "TrafficPointLifted",
            "ExpertUnanswered",
            "ExpertAnswered",
            "ReleaseOverdue",
            "ReleasePublished",
            "ReleaseUndelivered",
            "InvestigationOverdue",
            "EvidenceVerified");

    /** What a crew's word mends on the board; of the incident nothing more is asked than its name. */
    private static final Map<String, String[]> MENDS = Map.of(
            "DispatchOrderDelivered", new String[] {"UNTOLD"},
            "DispatchOrderAcknowledged", new String[] {"DEADLINE_ACK", "UNTOLD"},
            "MusterReached", new String[] {"DEADLINE_ACK", "DEADLINE_MUSTER", "DEADLINE_SHORT_MUSTER", "FORECAST"},
            "FieldReportReceived", new String[] {"DEADLINE_REPORT"},
            "RollCallTaken", new String[] {"DEADLINE_REPORT"});

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
        if (MENDS.containsKey(entry.type())) {
            alarms.clear(entry.incidentId(), orderOf(entry), MENDS.get(entry.type()));
            return;
        }
        Incident incident = incidents.get(entry.incidentId());
        String team = entry.text("teamName");
        UUID order = orderOf(entry);
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
            case "OrderUntold" -> raise(incident, entry, order, "UNTOLD", Level.II, team + "的指令 120 秒未送达任何人，请电话或电台通知");
            case "ReplyUnclear" -> raise(
                    incident,
                    entry,
                    order,
                    "REPLY",
                    Level.III,
                    entry.text("why") + "：" + entry.text("from") + "“" + entry.text("text") + "”，请人工核对");
            case "ReplySettled" -> {
                if (entry.data().path("open").asInt() == 0) {
                    alarms.clear(incident.id(), order, "REPLY");
                }
            }
            case "HazardZoneTurned" -> {
                if (entry.data().path("newPeople").asInt() > 0) {
                    raise(
                            incident,
                            entry,
                            null,
                            "HAZARD_ZONE",
                            Level.II,
                            "危害范围已变（" + entry.text("why") + "）：新进入 "
                                    + entry.data().path("newPeople").asInt() + " 人，共 "
                                    + entry.data().path("people").asInt() + " 人");
                }
            }
            case "HazardZoneLifted" -> alarms.clear(incident.id(), null, "HAZARD_ZONE");
            case "CasualtyCountsQuestioned" -> raise(
                    incident, entry, null, "CASUALTY_COUNTS", Level.II, "伤员名册比评估的人数少，请核对后决定是否改评估");
            case "CasualtyCountsTaken" -> alarms.clear(incident.id(), null, "CASUALTY_COUNTS");
            case "CasualtyEnquiryDue" -> raise(
                    incident,
                    entry,
                    null,
                    "CASUALTY_ENQUIRY",
                    Level.II,
                    "一天未向医院核实在院伤员 " + entry.data().path("people").asInt() + " 人的情况，请逐家核实并登记");
            case "CasualtyEnquiryMade", "CasualtyWatchEnded" -> alarms.clear(incident.id(), null, "CASUALTY_ENQUIRY");
            case "PostUnanswered" -> raise(
                    incident, entry, null, post(entry), Level.II, entry.text("post") + "无人应答，请电话、电台或派人叫应，或替换人选");
            case "PostAnswered", "PostTaken", "PostReplaced" -> alarms.clear(incident.id(), null, post(entry));
            case "CommandStructureStoodDown" -> alarms.clear(incident.id(), null, "POST_");
            case "TargetUnreached", "TargetAnswered", "MessengerSent" -> silent(incident, entry);
            case "WarningCallOver" -> alarms.clear(incident.id(), null, "CALL_");
            case "PeopleTrapped" -> raise(
                    incident,
                    entry,
                    null,
                    "TRAPPED_" + entry.text("trappedId"),
                    Level.I,
                    entry.text("place") + "有 " + entry.text("people") + " 人被困，请派舟艇救援");
            case "RescueSent", "TrappedClosed" -> alarms.clear(
                    incident.id(), null, "TRAPPED_" + entry.text("trappedId"));
            case "WorkOverdue" -> raise(
                    incident,
                    entry,
                    null,
                    "WORK_" + entry.text("workId"),
                    Level.II,
                    switch (entry.text("what")) {
                        case "ROUND" -> entry.text("place") + "逾时未报巡查，请叫应" + entry.text("who");
                        case "REPAIR" -> entry.text("place") + entry.text("label") + "逾时未修复，请核实" + entry.text("who");
                        default -> entry.text("who") + "未应答" + entry.text("place") + entry.text("label") + "，请电话、电台叫应";
                    });
            case "WorkRefused" -> {
                alarms.clear(incident.id(), null, "WORK_" + entry.text("workId"));
                raise(
                        incident,
                        entry,
                        null,
                        "WORK_" + entry.text("workId"),
                        Level.II,
                        entry.text("who") + "去不了" + entry.text("place") + entry.text("label") + "，请另派："
                                + entry.text("reason"));
            }
            case "WorkAcknowledged", "PatrolRoundReported", "LifelineRestored", "PatrolEnded", "WorkCancelled" -> alarms
                    .clear(incident.id(), null, "WORK_" + entry.text("workId"));
            case "DangerFound" -> raise(
                    incident,
                    entry,
                    null,
                    "DANGER_" + entry.text("dangerId"),
                    Level.I,
                    "巡堤发现险情：" + entry.text("place") + entry.text("kindLabel") + "，请定抢护与转移");
            case "DangerSettled" -> alarms.clear(incident.id(), null, "DANGER_" + entry.text("dangerId"));
            case "CommunicationsLost" -> raise(
                    incident,
                    entry,
                    null,
                    "CUT_OFF_" + entry.text("division"),
                    Level.II,
                    entry.text("divisionName") + entry.text("what") + "，请启用卫星电话或派人上门");
            case "CommunicationsRestored" -> alarms.clear(incident.id(), null, "CUT_OFF_" + entry.text("division"));
            case "ZeroReportContradicted" -> raise(
                    incident,
                    entry,
                    null,
                    "ZERO_REPORT_" + entry.text("unit"),
                    Level.III,
                    entry.text("unitName") + "零报告报“无”，与本起火情矛盾，请核实");
            case "ZeroReportCorrected" -> alarms.clear(incident.id(), null, "ZERO_REPORT_" + entry.text("unit"));
            case "FireRekindled" -> raise(incident, entry, null, "REKINDLED", Level.II, "火场复燃，转入扑救");
            case "SafetyCheckIncomplete" -> raise(
                    incident, entry, order, "SAFETY_CHECK", Level.SAFETY, team + "安全核查不齐，不得上线");
            case "ResponseLevelProposed" -> raise(
                    incident, entry, null, "LEVEL", Level.NEWS, "建议启动 " + entry.text("level") + " 级响应，待批准");
            case "CommandHandOverOverdue" -> raise(
                    incident,
                    entry,
                    null,
                    "HANDOVER",
                    Level.II,
                    "指挥权移交未确认，仍由" + entry.data().path("from").path("name").asText() + "指挥");
            case "CommandHandedOver", "CommandHandOverWithdrawn" -> alarms.clear(incident.id(), null, "HANDOVER");
            case "ResponseLevelApproved", "ResponseLevelDeclined", "ResponseTermExtended", "ResponseEnded" -> {
                alarms.clear(incident.id(), null, "LEVEL");
                alarms.clear(incident.id(), null, "DEADLINE_LEVEL");
                alarms.clear(incident.id(), null, "DEADLINE_RESPONSE_TERM");
            }
            case "ResponseEndProposed" -> raise(incident, entry, null, "LEVEL", Level.NEWS, "启动条件已不再具备，请定是否终止响应");
            case "ResponseLevelSigned" -> raise(
                    incident,
                    entry,
                    null,
                    "LEVEL_SIGNATURE",
                    Level.II,
                    entry.actorName() + "已签署 " + entry.text("level") + " 级响应，待第二人签署");
            case "ResponseLevelSignatureWithdrawn" -> alarms.clear(incident.id(), null, "LEVEL_SIGNATURE");
            case "SecondSignatureOverdue" -> raise(
                    incident,
                    entry,
                    null,
                    "LEVEL_SIGNATURE_OVERDUE",
                    Level.II,
                    entry.text("level") + " 级响应第二人签署超时，" + entry.text("signedName") + "已签");
            case "IncidentRegraded" -> {
                // the newest grade is the one to report
                alarms.clear(incident.id(), null, "REGRADED");
                raise(
                        incident,
                        entry,
                        null,
                        "REGRADED",
                        Level.III,
                        "事件等级变更，须补报：" + entry.data().path("rule").path("text").asText());
            }
            case "CommandPassingOffered" -> {
                alarms.clear(incident.id(), null, "COMMAND");
                alarms.raise(
                        incident,
                        new DivisionCode(entry.text("to")),
                        entry,
                        null,
                        "COMMAND",
                        Level.II,
                        entry.text("fromName") + "移交统一指挥，待" + entry.text("toName") + "确认：" + entry.text("reason"));
            }
            case "CommandPassed", "CommandPassingWithdrawn" -> alarms.clear(incident.id(), null, "COMMAND");
            case "CommandPassingOverdue" -> raise(
                    incident,
                    entry,
                    null,
                    "COMMAND_OVERDUE",
                    Level.II,
                    "统一指挥的移交" + entry.text("toName") + "尚未确认，仍由" + entry.text("fromName") + "指挥，请电话催接");
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
            case "SafetyCheckPassed" -> {
                alarms.clear(incident.id(), order, "SAFETY_CHECK");
                alarms.clear(incident.id(), order, "DEADLINE_");
            }
            case "ShelterFull" -> raise(
                    incident,
                    entry,
                    order,
                    "SHELTER_FULL",
                    Level.II,
                    entry.text("shelterName") + "已满，" + entry.text("zoneName")
                            + (entry.text("proposedShelterName") == null
                                    ? "：本县其他安置点都没有空位"
                                    : "建议改到" + entry.text("proposedShelterName")));
            case "ShelterReassigned" -> alarms.clear(incident.id(), order, "SHELTER_FULL", "DEADLINE_SHELTER");
            case "PersonReturnedEarly" -> raise(
                    incident,
                    entry,
                    order,
                    "RETURNED_EARLY",
                    Level.II,
                    entry.text("zoneName") + "有 " + entry.text("persons") + " 人擅自返回险区，立即劝出");
            case "HouseholdInConflict" -> raise(
                    incident,
                    entry,
                    order,
                    "TICK_CONFLICT",
                    Level.III,
                    entry.text("zoneName") + " " + entry.text("householdId") + " 两人所报不一致，请核实认定");
            case "ConflictSettled" -> alarms.clear(incident.id(), order, "TICK_CONFLICT");
            case "ZoneNotified" -> alarms.clear(incident.id(), order, "DEADLINE_ZONE_NOTIFIED");
            case "ZoneEmptied" -> alarms.clear(
                    incident.id(), order, "DEADLINE_ZONE_GAP", "DEADLINE_ZONE_EMPTIED", "DEADLINE_ZONE_LATE");
            case "ZoneVerified" -> alarms.clear(incident.id(), order, "DEADLINE_ZONE_VERIFICATION");
            case "AllClearIssued" -> alarms.clear(
                    incident.id(), order, "DEADLINE_", "SHELTER_FULL", "RETURNED_EARLY", "TICK_CONFLICT");
            case "ClearedDespiteMissing" -> raise(
                    incident,
                    entry,
                    order,
                    "MISSING_AFTER_CLEAR",
                    Level.II,
                    entry.text("zoneName") + "已解除转移，仍有 " + entry.text("missing") + " 人没有落实，继续找人");
            case "AllReturned", "EvacuationCancelled" -> alarms.clear(
                    incident.id(),
                    order,
                    "DEADLINE_",
                    "SHELTER_FULL",
                    "RETURNED_EARLY",
                    "TICK_CONFLICT",
                    "MISSING_AFTER_CLEAR");
            case "AidRequested",
                    "AidPassedUp",
                    "AidAssigned",
                    "AidDeclined",
                    "AidWithdrawn",
                    "AidObjected",
                    "AidObjectionReviewed",
                    "AidFellThrough",
                    "AidArrived",
                    "AidThanked" -> aid(incident, entry);
            case "MaterialAllocated",
                    "MaterialReservationExpired",
                    "MaterialRerouted",
                    "MaterialLoaded",
                    "MaterialDeparted",
                    "MaterialReceived",
                    "MaterialReturned",
                    "MaterialOrderCancelled",
                    "MaterialOrderClosed",
                    "MaterialWordKept",
                    "MaterialConflictForeseen" -> material(incident, entry, order);
            case "PhoneFlashGiven",
                    "SituationReportDueSoon",
                    "SituationReportSent",
                    "SituationReportReturned",
                    "SituationReportReceived",
                    "ReportFactsChanged",
                    "ReportReceiptGiven",
                    "ReportLevelByPassed",
                    "ReportInquired" -> report(incident, entry);
            case "WithdrawalProposed" -> raise(
                    incident, entry, null, "WIND_SHIFT", Level.SAFETY, entry.text("reason") + "，待定撤不撤");
            case "WithdrawalOrdered" -> {
                alarms.clear(incident.id(), null, "WIND_SHIFT");
                alarms.clear(incident.id(), null, "DEADLINE_WITHDRAWAL_DECISION");
                raise(
                        incident,
                        entry,
                        null,
                        "WITHDRAWAL",
                        Level.SAFETY,
                        "已令" + incident.hazard().line() + "撤离：" + entry.text("reason"));
            }
            case "AllCrewsSafe" -> {
                alarms.clear(incident.id(), null, "WITHDRAWAL");
                alarms.clear(incident.id(), null, "DEADLINE_ALL_CREWS_SAFE");
            }
            case "MaydayCalled" -> raise(
                    incident,
                    entry,
                    order,
                    "MAYDAY",
                    Level.SAFETY,
                    team + "求救" + (entry.text("note") == null ? "" : "：" + entry.text("note")));
            case "RollCallMissed" -> raise(incident, entry, order, "ROLL_CALL", Level.SAFETY, team + "点名未应，再点一次");
            case "CrewSilent" -> raise(
                    incident, entry, order, "ROLL_CALL_SILENT", Level.SAFETY, team + "两次点名未应，建议按求救处置");
            case "CrewHeard" -> alarms.clear(incident.id(), order, "ROLL_CALL");
            case "RollCallAnswered" -> {
                alarms.clear(incident.id(), order, "DEADLINE_REPORT");
                if (entry.data().path("complete").asBoolean()) {
                    alarms.clear(incident.id(), order, "ROLL_CALL");
                }
            }
            case "MembersMissing" -> raise(incident, entry, order, "MISSING", Level.SAFETY, team + "有人失联，正组织搜救");
            case "EverybodyFound" -> {
                for (String kind : new String[] {
                    "MISSING", "MAYDAY", "ROLL_CALL", "DEADLINE_SILENCE", "DEADLINE_RESCUE", "DEADLINE_EVERYBODY_FOUND"
                }) {
                    alarms.clear(incident.id(), null, kind);
                }
            }
            case "WhistleWithdrawn" -> raise(
                    incident,
                    entry,
                    null,
                    "WHISTLE",
                    Level.II,
                    entry.text("firmName") + "收回了哨：" + entry.text("reason") + "，请打电话核实");
            case "EntryStarted" -> {
                if (entry.text("exception") != null) {
                    raise(
                            incident,
                            entry,
                            order,
                            "ENTRY_EXCEPTION",
                            Level.SAFETY,
                            "第 " + entry.text("number") + " 组进入不合双人、救援组要求：" + entry.text("exception"));
                }
            }
            case "EntryBreached" -> raise(
                    incident,
                    entry,
                    order,
                    "ENTRY_BREACH",
                    Level.SAFETY,
                    "第 " + entry.text("number") + " 组（" + joined(entry, "entrants") + "）已在里面，不合规定："
                            + joined(entry, "breaches") + "。召回、补待命组或说明理由");
            case "EntryBreachSettled" -> alarms.clear(incident.id(), order, "ENTRY_BREACH", "DEADLINE_ENTRY_BREACH");
            case "EntryRescueSent" -> {
                alarms.clear(incident.id(), order, "DEADLINE_ENTRY_RESCUE");
                raise(
                        incident,
                        entry,
                        order,
                        "ENTRY_RESCUE_SENT",
                        Level.SAFETY,
                        "救援组已进入找第 " + entry.text("number") + " 组：" + joined(entry, "inside"));
            }
            case "EntryRecalled" -> raise(
                    incident,
                    entry,
                    order,
                    "ENTRY_RECALL",
                    Level.SAFETY,
                    "已叫第 " + entry.text("number") + " 组撤出：" + entry.text("reason"));
            case "EntryTeamOut" -> alarms.clear(incident.id(), order, "ENTRY_", "DEADLINE_ENTRY_");
            case "EntryDecontaminated" -> alarms.clear(incident.id(), order, "DEADLINE_DECONTAMINATION");
            case "CordonClosed" -> alarms.clear(incident.id(), null, "DEADLINE_CORDON_CLOSED");
            case "MonitoringStarted" -> alarms.clear(incident.id(), null, "DEADLINE_MONITORING_ON");
            case "SourceControlled" -> alarms.clear(
                    incident.id(), null, "SOURCE_LOST", "DEADLINE_SOURCE_CONTROLLED", "DEADLINE_ENTRY_PLAN");
            case "SourceLost" -> raise(incident, entry, null, "SOURCE_LOST", Level.II, "源头又失控，重新控源");
            case "ReadingsClean" -> alarms.clear(incident.id(), null, "READINGS_EXCEEDED", "DEADLINE_READINGS_CLEAN");
            case "ReadingsExceeded" -> raise(
                    incident, entry, null, "READINGS_EXCEEDED", Level.II, "读数又超标：" + entry.text("note"));
            case "CordonReleased" -> alarms.clear(
                    incident.id(), null, "WHISTLE", "READINGS_EXCEEDED", "DEADLINE_CORDON", "DEADLINE_WHISTLE");
            case "TrafficPointRefused" -> raise(
                    incident,
                    entry,
                    null,
                    "TRAFFIC_" + entry.text("pointId"),
                    Level.II,
                    entry.text("unit") + "到不了管制点“" + entry.text("name") + "”，请另派");
            case "TrafficPointManned", "TrafficPointLifted" -> alarms.clear(
                    incident.id(), null, "TRAFFIC_" + entry.text("pointId"));
            case "ExpertUnanswered" -> raise(
                    incident,
                    entry,
                    null,
                    "EXPERT_" + entry.text("callId"),
                    Level.III,
                    "专家" + entry.text("name") + "未应答，请打电话或另请");
            case "ExpertAnswered" -> alarms.clear(incident.id(), null, "EXPERT_" + entry.text("callId"));
            case "ReleaseOverdue" -> raise(
                    incident,
                    entry,
                    null,
                    "RELEASE_" + entry.text("kind"),
                    Level.II,
                    entry.text("label") + "超时未发，请速起草送审");
            case "ReleasePublished" -> alarms.clear(
                    incident.id(),
                    null,
                    "PRESS_CONFERENCE".equals(entry.text("kind")) ? "RELEASE_" : "RELEASE_FIRST_RELEASE");
            case "ReleaseUndelivered" -> raise(
                    incident,
                    entry,
                    null,
                    "RELEASE_CHANNEL_" + entry.text("releaseId"),
                    Level.II,
                    "第 " + entry.data().path("number").asInt() + " 号信息未能经" + entry.text("channelLabel") + "发出，请改用其他渠道");
            case "InvestigationOverdue" -> raise(
                    incident, entry, null, "INVESTIGATION", Level.III, "事故调查报告超过法定期限未提交（令493 第二十九条）");
            case "EvidenceVerified" -> {
                if (!entry.data().path("intact").asBoolean()) {
                    raise(
                            incident,
                            entry,
                            null,
                            "EVIDENCE_" + entry.text("evidenceId"),
                            Level.II,
                            "证据 " + entry.data().path("number").asInt() + " 号核验不符，可能被改动，请立即封存并报告");
                }
            }
            case "MessageLogged", "MessageTriaged", "MessageSettled", "MessageOverdue" -> message(incident, entry);
            case "SafetyGateOverridden" -> raise(
                    incident, entry, order, "OVERRIDE", Level.II, team + "安全核查未齐即上线：" + entry.text("reason"));
            case "IncidentClosed", "IncidentCancelled" -> alarms.clear(incident.id(), null, "");
            default -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                alarms.clear(incident.id(), order, "FORECAST");
            }
        }
    }

    /** One line for all places of a round from which nobody answers, until somebody answers or goes to each. */
    private void silent(Incident incident, Entry entry) {
        JsonNode silent = entry.data().path("silent");
        if (silent.isMissingNode()) {
            return; // whoever answered had not been silent
        }
        String kind = "CALL_" + entry.text("callId");
        int places = silent.path("places").asInt();
        if (places == 0) {
            alarms.clear(incident.id(), null, kind);
            return;
        }
        List<String> names = new ArrayList<>();
        silent.path("names").forEach(it -> names.add(it.asText()));
        String few = String.join("、", names);
        String text = places == 1
                ? few + "逐人逐渠道叫不应，请派人上门"
                : places + " 处逐人逐渠道叫不应，请派人上门：" + few + (places > names.size() ? " 等" : "");
        alarms.hold(incident, entry, kind, Level.II, text, entry.type().equals("TargetUnreached"));
    }

    /** A flash message is called out at once, the others when they have waited too long. */
    private void message(Incident incident, Entry entry) {
        String number = entry.text("number") + " 号";
        String kind = "MESSAGE-" + entry.text("number") + "-";
        boolean pressing = "FLASH".equals(entry.text("urgency")) || "IMMEDIATE".equals(entry.text("urgency"));
        switch (entry.type()) {
            case "MessageLogged" -> {
                if ("FLASH".equals(entry.text("urgency")) && "NEW".equals(entry.text("state"))) {
                    String text = entry.text("text").replaceAll("\\s+", " ");
                    int end = text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length())));
                    raise(
                            incident,
                            entry,
                            null,
                            kind + "FLASH",
                            Level.II,
                            "特提信息 " + number + "待分送：" + text.substring(0, end));
                }
            }
            case "MessageOverdue" -> {
                alarms.clear(incident.id(), null, kind);
                String whose = entry.text("person") == null ? "" : entry.text("person") + "，";
                raise(
                        incident,
                        entry,
                        null,
                        kind + entry.text("waitedFor"),
                        pressing ? Level.II : Level.III,
                        entry.text("urgencyLabel") + "信息 " + number + entry.text("waitedForLabel") + "超时：" + whose
                                + entry.text("excerpt"));
            }
            default -> alarms.clear(incident.id(), null, kind);
        }
    }

    /** The level that is asked and the county that gives are told on their own boards. */
    private void aid(Incident incident, Entry entry) {
        String number = entry.text("number");
        String kind = "AID_" + number;
        switch (entry.type()) {
            case "AidRequested", "AidPassedUp", "AidFellThrough" -> {
                alarms.clear(incident.id(), null, kind);
                boolean military = "MILITARY".equals(entry.text("form"));
                if (entry.text("asked") != null && !military) {
                    alarms.raise(
                            incident,
                            new DivisionCode(entry.text("asked")),
                            entry,
                            null,
                            kind,
                            Level.II,
                            asked(entry, number));
                }
            }
            case "AidAssigned" -> {
                alarms.clear(incident.id(), null, kind);
                alarms.clear(incident.id(), null, "DEADLINE_AID_ANSWER");
                alarms.clear(incident.id(), null, "DEADLINE_MILITARY_ANSWER");
                entry.data()
                        .path("teams")
                        .forEach(team -> alarms.raise(
                                incident,
                                new DivisionCode(team.path("divisionCode").asText()),
                                entry,
                                null,
                                kind + "_" + team.path("teamId").asText(),
                                Level.II,
                                team.path("teamName").asText() + "由" + entry.text("askedName") + "派往" + incident.title()
                                        + "增援"));
            }
            case "AidObjected" -> raise(
                    incident,
                    entry,
                    null,
                    kind + "_OBJECTION",
                    "true".equals(entry.text("late")) ? Level.NEWS : Level.II,
                    entry.text("givingName") + "对派出" + entry.text("teamName") + "有异议：" + entry.text("reason"));
            case "AidObjectionReviewed" -> alarms.clear(incident.id(), null, kind + "_OBJECTION");
            case "AidDeclined" -> {
                alarms.clear(incident.id(), null, kind);
                raise(
                        incident,
                        entry,
                        null,
                        kind + "_DECLINED",
                        Level.II,
                        entry.text("askedName") + "未派增援：" + entry.text("reason"));
            }
            case "AidArrived" -> alarms.clear(incident.id(), null, "DEADLINE_AID_ARRIVAL");
            default -> alarms.clear(incident.id(), null, kind);
        }
    }

    /** The order an entry is about, for dispatch or for material; several may be late at the same time. */
    private static UUID orderOf(Entry entry) {
        String id = entry.text("orderId") != null ? entry.text("orderId") : entry.text("materialOrderId");
        String kind = entry.text("kind");
        if (id == null && kind != null && kind.startsWith("MATERIAL_")) {
            id = entry.text("requestId");
        }
        if (id == null && entry.text("evacuationId") != null) {
            id = entry.text("evacuationId");
        }
        if (id == null && entry.text("entryId") != null) {
            id = entry.text("entryId");
        }
        boolean ofZoneOrEntry = kind != null
                && (kind.startsWith("ZONE_") || kind.startsWith("ENTRY_") || kind.equals("DECONTAMINATION"));
        if (id == null && ofZoneOrEntry) {
            id = entry.text("requestId");
        }
        return id == null ? null : UUID.fromString(id);
    }

    private void material(Incident incident, Entry entry, UUID order) {
        String label = "物资 " + entry.text("label");
        switch (entry.type()) {
            case "MaterialConflictForeseen" -> raise(
                    incident, entry, order, "MATERIAL_CONFLICT", Level.III, entry.text("text"));
            case "MaterialReservationExpired" -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                raise(
                        incident,
                        entry,
                        order,
                        "MATERIAL_EXPIRED",
                        Level.II,
                        label + " " + entry.text("depotName") + "到时未装车，预留已释放，请另定仓库");
            }
            case "MaterialReceived", "MaterialReturned" -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                boolean differs = !entry.data().path("differences").isEmpty();
                if (differs) {
                    raise(incident, entry, order, "MATERIAL_DIFFERENCE", Level.III, label + "：" + entry.text("text"));
                }
            }
            case "MaterialWordKept" -> {
                if ("SUPERSEDED".equals(entry.text("outcome"))) {
                    raise(incident, entry, order, "MATERIAL_WORD", Level.III, label + "已取消，但" + entry.text("text"));
                }
            }
            case "MaterialOrderClosed", "MaterialOrderCancelled" -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                alarms.clear(incident.id(), order, "MATERIAL_");
            }
            default -> {
                alarms.clear(incident.id(), order, "DEADLINE_");
                alarms.clear(incident.id(), order, "MATERIAL_EXPIRED");
            }
        }
    }

    /** The county is told what is late or has changed; the levels above that something came for them to sign. */
    private void report(Incident incident, Entry entry) {
        String label = entry.text("label");
        String kind = "REPORT_IN_" + entry.text("reportId");
        switch (entry.type()) {
            case "PhoneFlashGiven" -> alarms.clear(incident.id(), null, "DEADLINE_PHONE_FLASH");
            case "SituationReportDueSoon" -> raise(
                    incident,
                    entry,
                    null,
                    "REPORT_DUE",
                    Level.III,
                    label + "临近时限，现为“" + entry.text("state") + "”，" + entry.text("filled") + "/" + entry.text("total")
                            + " 项");
            case "SituationReportSent" -> {
                for (String settled : new String[] {
                    "REPORT_DUE",
                    "REPORT_FACTS",
                    "REPORT_ASKED",
                    "DEADLINE_PHONE_FLASH",
                    "DEADLINE_WRITTEN_REPORT",
                    kind
                }) {
                    alarms.clear(incident.id(), null, settled);
                }
                entry.data().path("to").forEach(to -> {
                    if (to.path("main").asBoolean()) {
                        came(incident, entry, kind, to.path("divisionCode").asText(), "报来");
                    }
                });
            }
            case "ReportLevelByPassed" -> {
                if (entry.text("divisionCode") != null) {
                    came(incident, entry, kind, entry.text("divisionCode"), "越级报来");
                }
            }
            case "ReportReceiptGiven" -> alarms.clear(incident.id(), null, kind + "_" + entry.text("divisionCode"));
            case "SituationReportReceived" -> alarms.clear(incident.id(), null, "DEADLINE_REPORT_RECEIPT");
            case "SituationReportReturned" -> alarms.clear(incident.id(), null, "REPORT_FACTS");
            case "ReportFactsChanged" -> raise(
                    incident, entry, null, "REPORT_FACTS", Level.II, label + "签发后事实已变，还没有报出，请定改还是照报");
            default -> raise(
                    incident,
                    entry,
                    null,
                    "REPORT_ASKED",
                    Level.II,
                    entry.text("by") + "催报（" + label + "）：" + entry.text("text"));
        }
    }

    private void came(Incident incident, Entry entry, String kind, String division, String how) {
        alarms.raise(
                incident,
                new DivisionCode(division),
                entry,
                null,
                kind + "_" + division,
                Level.III,
                how + incident.title() + entry.text("label") + "，请签收");
    }

    private static String asked(Entry entry, String number) {
        return switch (entry.type()) {
            case "AidRequested" -> entry.text("askingName") + "请求增援：" + entry.text("need") + " " + entry.text("people")
                    + " 人";
            case "AidPassedUp" -> entry.text("fromName") + "转来增援请求 " + number + "：" + entry.text("reason");
            default -> "增援请求 " + number + " 所派队伍未能成行，请另派";
        };
    }

    private void raise(Incident incident, Entry entry, UUID order, String kind, Level level, String text) {
        alarms.raise(incident, entry, order, kind, level, text);
    }

    private static String joined(Entry entry, String list) {
        List<String> all = new ArrayList<>();
        entry.data().path(list).forEach(it -> all.add(it.asText()));
        return String.join("、", all);
    }

    private static String post(Entry entry) {
        return "POST_" + entry.text("postId");
    }

    private static Level missed(Entry entry) {
        String kind = entry.text("kind");
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

    private static String text(Entry entry, String team) {
        String label = entry.text("label");
        if (entry.text("kind") != null && entry.text("kind").startsWith("ENTRY_AIR_")) {
            int rung = entry.data().path("step").asInt(1);
            return team + label + (rung == 1 ? "：" : "，第 " + rung + " 次叫：") + entry.text("action");
        }
        String late = (team == null ? "" : team) + (label == null ? entry.text("kind") : label) + "超时";
        int step = entry.data().path("step").asInt(1);
        return step == 1 ? late : late + "，第 " + step + " 级：" + entry.text("told");
    }
}
