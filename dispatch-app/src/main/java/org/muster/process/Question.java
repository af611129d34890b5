package org.muster.process;

import static org.muster.processes.Choice.AMEND;
import static org.muster.processes.Choice.APPROVE;
import static org.muster.processes.Choice.ASK_ABOVE;
import static org.muster.processes.Choice.ASSIGN;
import static org.muster.processes.Choice.ASSIGN_AID;
import static org.muster.processes.Choice.BRIEFED;
import static org.muster.processes.Choice.BROUGHT_BACK;
import static org.muster.processes.Choice.CHANGE;
import static org.muster.processes.Choice.CLOSE;
import static org.muster.processes.Choice.CONTACTED;
import static org.muster.processes.Choice.DECLINE;
import static org.muster.processes.Choice.DISPATCH;
import static org.muster.processes.Choice.END;
import static org.muster.processes.Choice.ESTABLISHED;
import static org.muster.processes.Choice.EXTEND;
import static org.muster.processes.Choice.FORCE;
import static org.muster.processes.Choice.GUARD_ON;
import static org.muster.processes.Choice.HEARD;
import static org.muster.processes.Choice.ISSUE;
import static org.muster.processes.Choice.KEEP;
import static org.muster.processes.Choice.MAYDAY;
import static org.muster.processes.Choice.MORE_HELP;
import static org.muster.processes.Choice.MORE_TIME;
import static org.muster.processes.Choice.NONE;
import static org.muster.processes.Choice.NOT_EMPTY;
import static org.muster.processes.Choice.NO_DISPATCH;
import static org.muster.processes.Choice.NO_EVACUATION;
import static org.muster.processes.Choice.OTHER_DEPOT;
import static org.muster.processes.Choice.OTHER_SHELTER;
import static org.muster.processes.Choice.PASS;
import static org.muster.processes.Choice.PASS_UP;
import static org.muster.processes.Choice.PERMIT_RETURN;
import static org.muster.processes.Choice.PERSUADE_ON;
import static org.muster.processes.Choice.REINFORCE;
import static org.muster.processes.Choice.REPLACE;
import static org.muster.processes.Choice.RETURN;
import static org.muster.processes.Choice.SAME_SHELTER;
import static org.muster.processes.Choice.SEARCH;
import static org.muster.processes.Choice.SEARCH_OWN;
import static org.muster.processes.Choice.SEND_ANYWAY;
import static org.muster.processes.Choice.SIGN;
import static org.muster.processes.Choice.SIGN_REPORT;
import static org.muster.processes.Choice.STAY;
import static org.muster.processes.Choice.SUBMIT;
import static org.muster.processes.Choice.TAKE_BACK;
import static org.muster.processes.Choice.TELL;
import static org.muster.processes.Choice.THANK;
import static org.muster.processes.Choice.TO_RESCUE;
import static org.muster.processes.Choice.TRACED;
import static org.muster.processes.Choice.UNWILLING;
import static org.muster.processes.Choice.UPHOLD;
import static org.muster.processes.Choice.WAIT;
import static org.muster.processes.Choice.WILLING;
import static org.muster.processes.Choice.WITHDRAW;
import static org.muster.processes.Choice.ZONE_CLEAR;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.processes.Choice;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.Evacuation;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;

/** Every question the models ask a person: its words and the answers it takes, the primary one first. */
enum Question {
    APPROVE_RESPONSE_LEVEL(
            ForestFireResponse.APPROVE_RESPONSE_LEVEL,
            "是否按建议启动响应？",
            List.of(APPROVE, CHANGE, KEEP),
            Set.of(CHANGE, KEEP)),
    APPROVE_LEVEL_CHANGE(
            ForestFireResponse.APPROVE_LEVEL_CHANGE,
            "情况有变，是否按建议变更响应级别？",
            List.of(APPROVE, END, CHANGE, KEEP),
            Set.of(END, CHANGE, KEEP)),
    DECIDE_RESPONSE_TERM(
            ForestFireResponse.DECIDE_RESPONSE_TERM, "响应的预计期限已到，延长还是终止？", List.of(EXTEND, END), Set.of(EXTEND, END)),
    ISSUE_DISPATCH_ORDERS(
            ForestFireResponse.ISSUE_DISPATCH_ORDERS, "派哪些队伍？", List.of(ISSUE, NO_DISPATCH), Set.of(NO_DISPATCH)),
    APPROVE_ATTACK_PLAN(ForestFireResponse.APPROVE_ATTACK_PLAN, "侦察、研判、安全评估已做，扑救方案是否可行？", List.of(SIGN), Set.of()),
    INVESTIGATE_CAUSE(
            ForestFireResponse.INVESTIGATE_CAUSE, "起火原因、肇事者、受害面积是否查明？", List.of(ESTABLISHED), Set.of(ESTABLISHED)),
    INSPECT_SCENE(ForestFireResponse.INSPECT_SCENE, "无火、无烟、无气，是否验收合格？", List.of(PASS, GUARD_ON), EnumSet.of(GUARD_ON)),
    REVIEW_OPEN_POINTS(ForestFireResponse.REVIEW_OPEN_POINTS, "未了事项是否已清，可否结案？", List.of(CLOSE), Set.of()),
    DECIDE_WITHDRAWAL(ForestFireResponse.DECIDE_WITHDRAWAL, "是否撤离火线全部队伍？", List.of(WITHDRAW, STAY), Set.of(STAY)),
    JUDGE_SILENCE(ForestFireResponse.JUDGE_SILENCE, "两次点名未应，是否按求救处置？", List.of(MAYDAY, HEARD), Set.of(HEARD)),
    ASSIGN_SEARCHERS(
            ForestFireResponse.ASSIGN_SEARCHERS, "有人遇险或失联，派谁去搜救？", List.of(SEARCH, SEARCH_OWN), Set.of(SEARCH_OWN)),
    DECIDE_REINFORCEMENT(
            ForestFireResponse.DECIDE_REINFORCEMENT,
            "请求增援，从哪里派？",
            List.of(DISPATCH, ASK_ABOVE, DECLINE),
            Set.of(ASK_ABOVE, DECLINE)),
    DECIDE_SHORT_MUSTER(TeamMuster.DECIDE_SHORT_MUSTER, "到时未达标：等、增、还是换？", List.of(REPLACE, REINFORCE, WAIT), Set.of()),
    ASSIGN_ANOTHER_TEAM(TeamMuster.ASSIGN_ANOTHER_TEAM, "队伍拒绝，另派哪一队？", List.of(ASSIGN, NONE), Set.of(NONE)),
    ASSIGN_FORCES(
            MutualAid.ASSIGN_FORCES, "下级力量不足，派哪支队伍去？", List.of(ASSIGN_AID, PASS_UP, DECLINE), Set.of(PASS_UP, DECLINE)),
    REVIEW_AID_OBJECTION(
            MutualAid.REVIEW_AID_OBJECTION, "派出地有异议，维持还是另派？", List.of(UPHOLD, TAKE_BACK), Set.of(TAKE_BACK)),
    DECIDE_SILENT_DEPOT(
            MaterialTransfer.DECIDE_SILENT_DEPOT, "仓库到时没有装车：改由他库，还是再等？", List.of(OTHER_DEPOT, WAIT), Set.of()),
    DECIDE_LATE_ZONE(
            Evacuation.DECIDE_LATE_ZONE,
            "到时未清完：加派、延时，还是转救援？",
            List.of(MORE_HELP, MORE_TIME, TO_RESCUE),
            Set.of(MORE_TIME, TO_RESCUE)),
    VERIFY_ZONE_EMPTY(
            Evacuation.VERIFY_ZONE_EMPTY, "逐户复核过了，人数对上了吗？", List.of(ZONE_CLEAR, NOT_EMPTY), Set.of(NOT_EMPTY)),
    BRING_BACK(Evacuation.BRING_BACK, "有人擅自返回险区，劝出来了吗？", List.of(BROUGHT_BACK), Set.of()),
    CHECK_BEFORE_RETURN(Evacuation.CHECK_BEFORE_RETURN, "房屋、道路查过了，可以让人回家吗？", List.of(PERMIT_RETURN), Set.of()),
    PERSUADE(Evacuation.PERSUADE, "有户不肯走，劝动了吗？", List.of(WILLING, UNWILLING), Set.of()),
    SIGN_FORCED_TRANSFER(
            Evacuation.SIGN_FORCED_TRANSFER,
            "劝说两次仍不肯走，是否签强制转移决定？（浙江省气象灾害防御条例 第二十六条）",
            List.of(FORCE, PERSUADE_ON),
            Set.of(FORCE)),
    TRACE_PEOPLE(Evacuation.TRACE_PEOPLE, "户内无人或失联，人在哪里？", List.of(TRACED), Set.of(TRACED)),
    REASSIGN_SHELTER(
            Evacuation.REASSIGN_SHELTER, "安置点已满，其余的人去哪里？", List.of(OTHER_SHELTER, SAME_SHELTER), Set.of(SAME_SHELTER)),
    THANK_AND_SETTLE(MutualAid.THANK_AND_SETTLE, "增援队伍已全部归队，致谢并记下费用由谁承担？", List.of(THANK), Set.of()),
    HOLD_ROLLING_BRIEFING(
            FloodResponse.HOLD_ROLLING_BRIEFING, "会商时刻到：雨情、水情、险情、转移会商完毕了吗？几分钟后再会商？", List.of(BRIEFED), Set.of()),
    END_RESPONSE(FloodResponse.END_RESPONSE, "威胁已解除，是否宣布终止响应？", List.of(END), Set.of(END)),
    CONFIRM_LOSSES(FloodResponse.CONFIRM_LOSSES, "各镇街灾情是否报齐，核定上报？", List.of(Choice.CONFIRM_LOSSES), Set.of()),
    ORDER_EVACUATION(
            FloodResponse.ORDER_EVACUATION,
            "指标到线，是否下转移令？",
            List.of(Choice.ORDER_EVACUATION, NO_EVACUATION),
            Set.of(NO_EVACUATION)),
    SEND_RESCUE(FloodResponse.SEND_RESCUE, "有人被困，派谁去救？", List.of(DISPATCH, ASK_ABOVE), Set.of(ASK_ABOVE)),
    RESTORE_CONTACT(FloodResponse.RESTORE_CONTACT, "村镇失联：卫星电话已通，或已派人上门？", List.of(CONTACTED), Set.of(CONTACTED)),
    APPROVE_ENTRY_PLAN(
            EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN,
            "封控、监测、洗消、救援组都到位了，进入方案是否可行？",
            List.of(Choice.SIGN_ENTRY_PLAN),
            Set.of()),
    RELEASE_CORDON(
            EnterpriseAccidentResponse.RELEASE_CORDON,
            "读数已连续达标，是否解除警戒、让人回家？",
            List.of(Choice.RELEASE_CORDON),
            Set.of(Choice.RELEASE_CORDON)),
    APPROVE_NEW_CORDON(
            EnterpriseAccidentResponse.APPROVE_NEW_CORDON,
            "危害范围变了，有人新进入险区：警戒圈跟着改吗？",
            List.of(Choice.CORDON_FOLLOWS, Choice.CORDON_STAYS),
            Set.of(Choice.CORDON_STAYS)),
    VERIFY_WITHDRAWN_WHISTLE(
            EnterpriseAccidentResponse.VERIFY_WITHDRAWN_WHISTLE,
            "企业 60 秒内收回了哨：打电话核实，是误报吗？",
            List.of(Choice.GENUINE, Choice.FALSE_ALARM),
            Set.of(Choice.FALSE_ALARM, Choice.GENUINE)),
    DECIDE_ENTRY_RESCUE(
            EntryControl.DECIDE_ENTRY_RESCUE,
            "里面的人气源到底还没有出来：救援组进去找人吗？",
            List.of(Choice.SEND_RESCUE_PAIR, Choice.HEARD_OUT),
            Set.of(Choice.HEARD_OUT)),
    JUDGE_ENTRY(
            EntryControl.JUDGE_ENTRY,
            "有人不合规定已经在里面：召回、补待命组，还是说明理由？",
            List.of(Choice.RECALL_ENTRY, Choice.ADD_STANDBY, Choice.EXPLAIN_ENTRY),
            Set.of(Choice.ADD_STANDBY, Choice.EXPLAIN_ENTRY)),
    SEND_MESSENGER(
            WarningCallAndAnswer.SEND_MESSENGER,
            "逐人逐渠道都叫不应，派谁上门？",
            List.of(Choice.SEND_MESSENGER),
            Set.of(Choice.SEND_MESSENGER)),
    PHONE_FLASH(InformationReport.PHONE_FLASH, "先打电话报上级：报给谁、谁接的？", List.of(TELL), Set.of(TELL)),
    CHECK_FACTS(InformationReport.CHECK_FACTS, "草稿已从日志生成，核对并补齐缺项，送审？", List.of(SUBMIT), Set.of()),
    APPROVE_REPORT(InformationReport.APPROVE_REPORT, "报告是否签发？签发后即报出", List.of(SIGN_REPORT, RETURN), Set.of(RETURN)),
    DECIDE_CHANGED_FACTS(
            InformationReport.DECIDE_CHANGED_FACTS,
            "签发后事实已变：改了再报，还是照报？",
            List.of(AMEND, SEND_ANYWAY),
            Set.of(SEND_ANYWAY));

    /** What the short muster asks while there is still time. */
    static final String EARLY_SHORT_MUSTER = "预计到时不足：等、增、还是换？";

    /** What a change of level asks when nothing asks for a response any more. */
    static final String END_OF_RESPONSE = "启动条件已不再具备，是否宣布解除、终止响应？";

    private final String elementId;
    private final String text;
    private final List<Choice> choices;
    private final Set<Choice> reasoned;

    Question(String elementId, String text, List<Choice> choices, Set<Choice> reasoned) {
        this.elementId = elementId;
        this.text = text;
        this.choices = choices;
        this.reasoned = reasoned;
    }

    /** @throws IllegalStateException when a model asks what nobody has put into words */
    static Question of(String elementId) {
        return find(elementId).orElseThrow(() -> new IllegalStateException("no words for " + elementId));
    }

    static Optional<Question> find(String elementId) {
        return Arrays.stream(values())
                .filter(it -> it.elementId.equals(elementId))
                .findFirst();
    }

    String text() {
        return text;
    }

    List<Choice> choices() {
        return choices;
    }

    /** Questions about the response level are answered by the post that approves it, not by any seat. */
    boolean aboutLevel() {
        return this == APPROVE_RESPONSE_LEVEL
                || this == APPROVE_LEVEL_CHANGE
                || this == DECIDE_RESPONSE_TERM
                || this == END_RESPONSE;
    }

    boolean needsReason(Choice choice) {
        return reasoned.contains(choice);
    }
}
