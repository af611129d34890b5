package org.muster.processes;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Every wait of the models that has a clock: its name is the deadline's kind, the word in {@code deadlines.due(execution, 'KIND')}.
 * Durations are defaults; an installation changes them by configuration. What happens afterwards is drawn in the model, who is
 * told is a row of {@code escalation-ladder.dmn}.
 */
public enum Wait {
    LEVEL_APPROVAL("Task_ApproveResponseLevel", "批准响应级别", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    DISPATCH("Task_IssueDispatchOrders", "下达调度指令", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    FIRST_TEAM("Task_AwaitFirstTeamOnScene", "首队到场", Basis.ETA, "预计到场加 10 分（默认值）", Duration.ofMinutes(10)),
    ATTACK_PLAN("Task_ApproveAttackPlan", "定扑救方案", Basis.ENTERED, "火场安全“十个严禁”第 5、9 条", Duration.ofMinutes(10)),
    CAUSE_INVESTIGATION("Task_InvestigateCause", "查明火因火案", Basis.ENTERED, Source.DEFAULT, Duration.ofDays(15)),
    /** Hours since the first alert after which an uncontrolled fire is assessed anew; the first counts in sensitive times only. */
    FIRE_CONTROL(
            "Task_AwaitFireControlled",
            "火场封控",
            Basis.RAISED,
            "瑞安演示默认值",
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24)),
    FLAME_OUT("Task_AwaitFlameExtinguished", "明火扑灭", Basis.RAISED, "森林防火条例 第32条", Duration.ofHours(24)),
    MOP_UP("Task_AwaitMopUpCompleted", "余火清完", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(6)),
    /** One duration per grade, 一般 to 特别重大. */
    GUARD(
            "Event_GuardPeriodOver",
            "看守火场",
            Basis.GRADE,
            "森林防火条例 第39条；时长按等级",
            Duration.ofHours(24),
            Duration.ofHours(48),
            Duration.ofHours(72),
            Duration.ofHours(72)),
    INSPECTION("Task_InspectScene", "现场验收", Basis.ENTERED, "森林防火条例 第39条", Duration.ofHours(2)),
    CLOSURE("Task_ReviewOpenPoints", "审清未了事项", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(72)),
    LEVEL_CHANGE("Task_ApproveLevelChange", "批准变级", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    /** The end that was stated when the response was put in force is stored with it; the duration is for none stored. */
    RESPONSE_TERM("Task_AwaitResponseEnded", "响应期限", Basis.STANDARD, "突发事件应对法 第72条", Duration.ofHours(6)),
    RESPONSE_TERM_DECISION(
            "Task_DecideResponseTerm", "定延长或终止响应", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),
    REINFORCEMENT("Task_DecideReinforcement", "定增援来源", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    TEAMS_RECALL("Task_AwaitTeamsRecalled", "队伍全部召回", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),

    WITHDRAWAL_DECISION("Task_DecideWithdrawal", "定火线撤离", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    ALL_CREWS_SAFE("Task_AwaitAllCrewsSafe", "全员撤到安全区", Basis.ENTERED, "西昌教训：3 分钟内各队应答（默认值）", Duration.ofMinutes(3)),
    SILENCE("Task_JudgeSilence", "判定失联", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(2)),
    RESCUE("Task_AssignSearchers", "派人搜救", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(1)),
    EVERYBODY_FOUND("Task_AwaitEverybodyFound", "人员全部找到", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),

    ACK_RECALL("Task_AwaitAcknowledgement", "再呼一遍", Basis.ISSUED, Source.DEFAULT, Duration.ofMinutes(2)),
    ACK("Task_AwaitAcknowledgement", "签收", Basis.ISSUED, Source.DEFAULT, Duration.ofMinutes(3)),
    MUSTER("Task_AwaitMuster", "集结达标", Basis.STANDARD, "指令所带集结标准（muster-standard）", Duration.ofMinutes(30)),
    SHORT_MUSTER_DECISION("Task_DecideShortMuster", "定等、增、换", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    DEPARTURE("Task_AwaitDeparture", "出发", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    ARRIVAL("Task_AwaitArrival", "到场", Basis.ETA, "预计到场加 10 分（默认值）", Duration.ofMinutes(10)),
    SAFETY_CHECK("Task_AwaitSafetyCheck", "安全五项核查", Basis.ENTERED, "火场安全“十个严禁”第 9 条", Duration.ofMinutes(10)),
    COMPLETION("Task_AwaitCompletion", "连续作业", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(4)),
    RELEASE("Task_AwaitRelease", "归队清点", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(2)),
    REASSIGNMENT("Task_AssignAnotherTeam", "另派一队", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    CANCELLATION_ACK(
            "Task_AwaitCancellationAcknowledged", "撤令回执", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(2)),

    /** How long a level may take to answer; one duration per level asked, city and province. */
    AID_ANSWER(
            "Task_AssignForces", "上级答复增援", Basis.LEVEL, Source.DEFAULT, Duration.ofMinutes(5), Duration.ofMinutes(5)),
    MILITARY_ANSWER("Task_AwaitMilitaryAnswer", "军事机关答复", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),
    AID_ARRIVAL("Task_AwaitAidArrived", "增援到场", Basis.ETA, "预计到场加 10 分（默认值）", Duration.ofMinutes(10)),
    AID_OBJECTION("Task_ReviewAidObjection", "复核派出地异议", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    AID_THANKS("Task_ThankAndSettle", "致谢核费", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(72)),

    ZONE_NOTIFIED("Task_AwaitZoneNotified", "片区全户通知到", Basis.ENTERED, "叫应 10 分未应转副手、邻居（默认值）", Duration.ofMinutes(10)),
    /** An hour before everybody must be out; half-way where less than an hour was given. */
    ZONE_GAP("Task_AwaitZoneEmptied", "片区转移剩一小时", Basis.STANDARD, Source.FINISH_BY, Duration.ofMinutes(30)),
    ZONE_EMPTIED("Task_AwaitZoneEmptied", "片区应转尽转", Basis.STANDARD, Source.FINISH_BY, Duration.ofMinutes(90)),
    ZONE_LATE_DECISION("Task_DecideLateZone", "定未清片区", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    ZONE_VERIFICATION("Task_VerifyZoneEmpty", "复核清场", Basis.ENTERED, "不漏一人；时长为默认值", Duration.ofMinutes(30)),
    PERSUASION("Task_Persuade", "上门劝说", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(15)),
    FORCED_SIGNATURE(
            "Task_SignForcedTransfer", "签强制转移决定", Basis.ENTERED, "浙江省气象灾害防御条例 第二十六条；时长为默认值", Duration.ofMinutes(10)),
    TRACE("Task_TracePeople", "核实人在哪", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    SHELTER_REASSIGNMENT("Task_ReassignShelter", "改派安置点", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    RETURN_CHECK("Task_CheckBeforeReturn", "查房查路", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(2)),
    ALL_RETURNED("Task_AwaitAllReturned", "全部返回", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(24)),

    MATERIAL_ALLOCATION("Task_AwaitMaterialAllocated", "定仓库", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    MATERIAL_LOADING("Task_AwaitMaterialLoaded", "装车", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(15)),
    MATERIAL_SILENT_DEPOT("Task_DecideSilentDepot", "定等或改库", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    MATERIAL_DEPARTURE("Task_AwaitMaterialDeparted", "发车", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    MATERIAL_ARRIVAL("Task_AwaitMaterialReceived", "现场签收", Basis.ETA, "预计到场加 10 分（默认值）", Duration.ofMinutes(10)),
    MATERIAL_RETURN("Task_AwaitMaterialClosed", "退库了结", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(72)),
    MATERIAL_BACK("Task_AwaitMaterialBack", "取消后退回", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(2)),

    START_ORDER("Task_ApproveResponseLevel", "发令启动响应", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),
    DEPLOYMENT("Task_IssueDispatchOrders", "部署队伍前置", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    /** The next consultation is set when one ends; the duration is for none set. */
    CONSULTATION("Task_AwaitThreatPassed", "下次会商", Basis.STANDARD, Source.DEFAULT, Duration.ofHours(3)),
    BRIEFING("Task_HoldRollingBriefing", "滚动会商", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    RESPONSE_END("Task_EndResponse", "批准终止响应", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(2)),
    ZONES_CLEARED("Task_AwaitAllZonesCleared", "片区返回销号", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(24)),
    LOSSES("Task_ConfirmLosses", "核定灾情", Basis.ENTERED, "自然灾害情况统计调查制度（应急〔2020〕19号）2 小时内报", Duration.ofHours(2)),
    EVACUATION_ORDER("Task_OrderEvacuation", "下转移令", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    SEND_RESCUE("Task_SendRescue", "派舟艇救援", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    TRAPPED_RESCUED("Task_AwaitTrappedRescued", "被困人员获救", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    CONTACT("Task_RestoreContact", "联上失联村镇", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),
    /** The round of calls has its own stored time: by the warning's colour. */
    WARNING_CALL("Task_AwaitAllAnswered", "叫应全部应答", Basis.STANDARD, "防汛防台叫应：10 分未应答转下一人（默认值）", Duration.ofMinutes(10)),
    MESSENGER("Task_SendMessenger", "派人上门", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),

    CORDON_CLOSED("Task_AwaitCordonClosed", "警戒封闭", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(10)),
    MONITORING_ON("Task_AwaitMonitoringOn", "环境监测上线", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    ENTRY_PLAN(
            "Task_ApproveEntryPlan", "审进入方案", Basis.ENTERED, "生产安全事故应急条例（国务院令708）第22条；时长为默认值", Duration.ofMinutes(10)),
    SOURCE_CONTROLLED(
            "Task_AwaitSourceControlled", "源头受控", Basis.ENTERED, "生产安全事故应急条例（国务院令708）第18条；时长为默认值", Duration.ofHours(1)),
    READINGS_CLEAN("Task_AwaitReadingsClean", "读数连续达标", Basis.ENTERED, Source.DEFAULT, Duration.ofHours(2)),
    CORDON_RELEASE("Task_ReleaseCordon", "批准解除警戒", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(30)),
    NEW_CORDON("Task_ApproveNewCordon", "定新警戒圈", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(3)),
    WHISTLE_CHECK("Task_VerifyWithdrawnWhistle", "核实收回的哨", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(5)),
    /** A third of the air of whoever has least; stored when the pair goes in. */
    ENTRY_AIR_LOW("Task_AwaitEntryOut", "气源剩三分之一", Basis.STANDARD, "空气呼吸器余气三分之一撤出（默认值）", Duration.ofMinutes(20)),
    ENTRY_AIR_OUT("Task_AwaitEntryOut", "气源到底", Basis.STANDARD, "气瓶压力和耗气量测算（默认值）", Duration.ofMinutes(30)),
    ENTRY_RESCUE("Task_DecideEntryRescue", "定救援组进入", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(1)),
    ENTRY_BREACH("Task_JudgeEntry", "定不合规定的进入", Basis.ENTERED, Source.DEFAULT, Duration.ofMinutes(2)),
    DECONTAMINATION("Task_AwaitDecontaminated", "洗消完成", Basis.STANDARD, Source.DEFAULT, Duration.ofMinutes(20)),

    PHONE_FLASH("Task_PhoneFlash", "电话首报", Basis.STANDARD, Source.REPORTING, Duration.ofMinutes(30)),
    REPORT_WARNING("SubProcess_DeliverReport", "书面报告临近时限", Basis.STANDARD, Source.REPORTING, Duration.ofMinutes(50)),
    WRITTEN_REPORT("SubProcess_DeliverReport", "书面报告", Basis.STANDARD, Source.REPORTING, Duration.ofHours(1)),
    REPORT_RECEIPT("Task_AwaitReceipt", "报告签收", Basis.STANDARD, Source.DEFAULT, Duration.ofMinutes(10)),
    REPORT_FOLLOW_UP("Event_FollowUpDue", "续报起草", Basis.STANDARD, Source.REPORTING, Duration.ofHours(23));

    /** From when a wait's duration runs. */
    public enum Basis {
        /** From the moment the wait is entered. */
        ENTERED,
        /** From the moment the order was issued. */
        ISSUED,
        /** From the order's estimated time of arrival. */
        ETA,
        /** The order's or report's own stored standard says when; the duration is used only where none is stored. */
        STANDARD,
        /** From the moment the first alert about the incident was received. */
        RAISED,
        /** From the moment the wait is entered, one duration per grade. */
        GRADE,
        /** From the moment the wait is entered, one duration per level of government asked. */
        LEVEL
    }

    private static final class Source {
        static final String DEFAULT = "默认值，可配置";
        static final String FINISH_BY = "转移令的完成时限（浙江省防御洪涝台灾害人员避险转移办法）";
        static final String REPORTING = "报告时限表（reporting-deadline）";
    }

    private final String elementId;
    private final String label;
    private final Basis basis;
    private final String source;
    private final List<Duration> durations;

    Wait(String elementId, String label, Basis basis, String source, Duration... durations) {
        this.elementId = elementId;
        this.label = label;
        this.basis = basis;
        this.source = source;
        this.durations = List.of(durations);
    }

    /** The deadline's kind, as stored and as written in the models. */
    public String kind() {
        return name();
    }

    /** The element of the model that waits. */
    public String elementId() {
        return elementId;
    }

    /** What is waited for, in Chinese. */
    public String label() {
        return label;
    }

    public Basis basis() {
        return basis;
    }

    /** The law, standard or habit the duration comes from, in Chinese. */
    public String source() {
        return source;
    }

    /** The default, or the first where there are several. */
    public Duration duration() {
        return durations.get(0);
    }

    /** All defaults: the successive limits of {@link #FIRE_CONTROL}, the grades of {@link #GUARD}, the levels of
     * {@link #AID_ANSWER}, else the one. */
    public List<Duration> durations() {
        return durations;
    }

    /** The clocks an element has: none, one, or (acknowledgement) two. */
    public static List<Wait> of(String elementId) {
        return Arrays.stream(values())
                .filter(wait -> wait.elementId.equals(elementId))
                .toList();
    }
}
