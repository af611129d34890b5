package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells what the journal says, one Chinese line per event. */
class Narrator {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Person reader;
    private final String incident;
    private long told;

    Narrator(Person reader, String incident) {
        this.reader = reader;
        this.incident = incident;
    }

    static void say(String line) {
        System.out.println(LocalTime.now().format(CLOCK) + "  " + line);
    }

    /** Tells the events since the last time. */
    void tell() throws InterruptedException {
        for (JsonNode event : reader.get("/api/incidents/" + incident + "/events?after=" + told)) {
            told = event.path("seq").asLong();
            String line = line(event.path("type").asText(), event.path("data"));
            if (line != null) {
                say(line);
            }
        }
    }

    /** Null for what a listener need not hear. */
    private static String line(String type, JsonNode data) {
        String team = data.path("teamName").asText("");
        return switch (type) {
            case "IncidentRaised" -> "立案：" + data.path("number").asText() + " "
                    + data.path("title").asText();
            case "IncidentAssessed" -> "研判："
                    + data.path("gradeRule").path("text").asText() + "；建议响应 "
                    + data.path("proposedLevel").asText("无");
            case "ResponseLevelProposed" -> "待批：启动 " + data.path("level").asText() + " 级响应";
            case "ResponseLevelApproved" -> "批准：" + data.path("level").asText() + " 级响应";
            case "DispatchOrderIssued" -> "下达指令 " + data.path("number").asText() + " → " + team;
            case "DispatchOrderAcknowledged" -> team + " 签收";
            case "RollCallTaken" -> team + " 点名：实到 " + data.path("count").asText() + "，应到人数下限 "
                    + data.path("quorum").asText();
            case "MusterReached" -> team + " 集结达标";
            case "DeadlineMissed" -> "★ 超时：" + team + " " + data.path("label").asText();
            case "DecisionMade" -> "决定：" + data.path("decision").asText() + " "
                    + data.path("reason").asText("");
            case "DispatchOrderCancelled" -> team + " 撤令：" + data.path("reason").asText();
            case "TeamDeparted" -> team + " 出发";
            case "TeamArrived" -> team + " 到场";
            case "SafetyCheckPassed" -> team + " 安全五项核查通过";
            case "FieldReportReceived" -> "现场报告：" + data.path("text").asText();
            case "SiteHeadquartersEstablished" -> "设立前线指挥部";
            case "WithdrawalProposed" -> "待批：撤离火线全部队伍（"
                    + data.path("rule").path("measured").asText() + "）";
            case "WithdrawalOrdered" -> "★ 下令撤离：" + data.path("heads").asText() + " 人";
            case "CrewReportedSafe" -> team + " 到安全区，" + data.path("accounted").asText() + "/"
                    + data.path("heads").asText() + " 人";
            case "AllCrewsSafe" -> "全员安全";
            case "AttackResumed" -> "重新评估签认，队伍恢复作业";
            case "CrewEnteredLine" -> team + " 投入作业 " + data.path("heads").asText() + " 人";
            case "FireControlled" -> "火场已控制";
            case "FlameExtinguished" -> "明火已扑灭";
            case "MopUpStarted" -> "转入清理余火";
            case "MopUpCompleted" -> "余火清完，开始看守";
            case "SceneInspected" -> "现场验收合格";
            case "DispatchOrderCompleted" -> team + " 任务完成";
            case "TeamReleased" -> team + " 归队，人员清点无误";
            case "CommandStructureActivated" -> "启动指挥体系";
            case "PostAnswered" -> data.path("post").asText() + " "
                    + data.path("name").asText() + " 应答";
            case "PostUnanswered" -> "★ " + data.path("post").asText() + " 无人应答";
            case "MaterialLoaded" -> data.path("depotName").asText() + " 装车";
            case "MaterialDeparted" -> data.path("depotName").asText() + " 物资发车";
            case "MaterialReceived" -> "现场收到 " + data.path("depotName").asText() + " 物资";
            case "MaterialReturned" -> "物资归还 " + data.path("depotName").asText();
            case "MessageLogged" -> "信息登记：" + data.path("sender").asText() + " "
                    + data.path("text").asText();
            case "PhoneFlashGiven" -> "电话首报 → " + data.path("to").asText();
            case "SituationReportSent" -> "报出 " + data.path("label").asText();
            case "SituationReportReceived" -> "签收 " + data.path("label").asText();
            case "WarningReceived" -> "预警：" + data.path("headline").asText();
            case "WarningCancelled" -> "预警解除";
            case "WarningCallOpened" -> "叫应：" + data.path("targets").asText() + " 个镇街、村社、风险点";
            case "TargetPassedOn" -> "叫应未答：" + data.path("target").asText() + " "
                    + data.path("from").asText() + " → " + data.path("to").asText();
            case "TargetUnreached" -> "★ 叫不应：" + data.path("target").asText();
            case "AllTargetsAnswered" -> "叫应全部应答：" + data.path("targets").asText() + " 处，最慢 "
                    + data.path("slowest").asText() + " 秒";
            case "EvacuationTriggerReached" -> "★ 指标到线：" + data.path("siteName").asText() + " "
                    + data.path("words").asText();
            case "EvacuationOrdered" -> "转移令：" + data.path("zoneName").asText() + " "
                    + data.path("households").asText() + " 户 "
                    + data.path("people").asText() + " 人";
            case "HouseholdRefused" -> "有户不肯走：" + data.path("zoneName").asText() + " "
                    + data.path("householdId").asText();
            case "HouseholdAbsent" -> data.path("verified").asBoolean()
                    ? "不在户已核实：" + data.path("zoneName").asText() + " "
                            + data.path("householdId").asText()
                    : "无人应门：" + data.path("zoneName").asText() + " "
                            + data.path("householdId").asText();
            case "HouseholdPersuaded" -> "劝导第 " + data.path("persuasions").asText() + " 次："
                    + (data.path("willing").asBoolean() ? "愿意走" : "仍不肯走");
            case "ForcedTransferSigned" -> "签署强制转移决定：" + data.path("zoneName").asText() + " "
                    + data.path("householdId").asText() + "（" + data.path("law").asText() + "）";
            case "ZoneNotified" -> data.path("zoneName").asText() + " 全部通知到户";
            case "ZoneEmptied" -> data.path("zoneName").asText() + " 应转尽转：安置 "
                    + data.path("transferred").asText() + " 人，不在 "
                    + data.path("absent").asText() + " 人";
            case "ZoneVerified" -> data.path("zoneName").asText() + " 复核清空";
            case "CommunicationsLost" -> "★ 通信中断：" + data.path("divisionName").asText() + " "
                    + data.path("what").asText();
            case "SatellitePhonesSent" -> "天通电话 " + data.path("phones").asText() + " 部送 "
                    + data.path("divisionName").asText() + "（"
                    + data.path("carrier").asText() + "）";
            case "CommunicationsRestored" -> data.path("divisionName").asText() + " 恢复联系："
                    + data.path("how").asText();
            case "PeopleTrapped" -> "★ 有人被困：" + data.path("place").asText() + " "
                    + data.path("people").asText() + " 人";
            case "RescueSent" -> data.path("sent").asText() + " 前往 "
                    + data.path("place").asText();
            case "TrappedClosed" -> data.path("place").asText() + " 被困 "
                    + data.path("people").asText() + " 人逐人销号";
            case "ThreatPassed" -> "威胁解除";
            case "ResponseEnded" -> "终止响应";
            case "ClearedDespiteMissing" -> data.path("zoneName").asText() + " 还差 "
                    + data.path("missing").asText() + " 人，仍解除："
                    + data.path("reason").asText();
            case "AllClearIssued" -> "解除转移：" + data.path("zoneName").asText();
            case "ReturnPermitted" -> data.path("zoneName").asText() + " 查房查路完毕，允许返回";
            case "AllReturned" -> data.path("zoneName").asText() + " 全部返回 "
                    + data.path("returned").asText() + " 人";
            case "LossesReported" -> "灾情报送：" + data.path("divisionName").asText();
            case "LossTotalConfirmed" -> "灾情核定：" + data.path("townships").asText() + " 个镇街";
            case "WhistleBlown" -> "企业吹哨：" + data.path("firmName").asText() + "，"
                    + data.path("file").asText();
            case "NeighbourAnswered" -> data.path("name").asText() + "："
                    + data.path("answer").asText();
            case "HazardZoneSet" -> "危害范围：" + data.path("substance").asText() + " "
                    + (data.path("night").asBoolean() ? "夜间" : "白天") + "，隔离 "
                    + data.path("isolateMetres").asText() + " 米，下风向 "
                    + data.path("downwindMetres").asText() + " 米，"
                    + data.path("windWords").asText() + "，范围内 "
                    + data.path("people").asText() + " 人";
            case "HazardZoneTurned" -> "★ 危害范围转向：" + data.path("why").asText() + "，新进入 "
                    + data.path("newPeople").asText() + " 人，范围内 "
                    + data.path("people").asText() + " 人";
            case "CordonClosed" -> "警戒封闭：" + data.path("points").asText() + " 处卡点";
            case "CordonChanged" -> "警戒改动：" + data.path("points").asText() + " 处卡点";
            case "MonitoringStarted" -> "监测上线：" + data.path("name").asText();
            case "ReadingTaken" -> "监测 " + data.path("name").asText() + " "
                    + data.path("value").asText() + " " + data.path("unit").asText()
                    + (data.path("clean").asBoolean() ? " 达标" : " 超限");
            case "EntryStarted" -> "第 " + data.path("number").asText() + " 组进入："
                    + data.path("task").asText();
            case "AirRead" -> data.path("name").asText() + " 报气压 "
                    + data.path("bar").asText() + " bar";
            case "EntryTeamOut" -> "第 " + data.path("number").asText() + " 组全部出来，在内 "
                    + data.path("minutes").asText() + " 分";
            case "EntryDecontaminated" -> "第 " + data.path("number").asText() + " 组洗消完毕";
            case "FireWaterHandled" -> "消防废水：" + data.path("place").asText() + " "
                    + data.path("measureLabel").asText();
            case "SourceControlled" -> "源头受控";
            case "ReadingsClean" -> "各监测点连续达标";
            case "CordonReleased" -> "解除警戒";
            case "AidAssigned" -> "上级派来增援";
            case "IncidentClosed" -> "结案";
            default -> null;
        };
    }
}
