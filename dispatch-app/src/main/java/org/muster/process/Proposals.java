package org.muster.process;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidId;
import org.muster.aid.AidRequest;
import org.muster.cordon.CordonManagement;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Recommendation;
import org.muster.dispatch.Recommendations;
import org.muster.dispatch.SubQuorum;
import org.muster.entry.EntryManagement;
import org.muster.flood.LossManagement;
import org.muster.flood.TrappedManagement;
import org.muster.forecast.ForecastBoard;
import org.muster.incident.AssessmentRules;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentViews;
import org.muster.level.LevelManagement;
import org.muster.material.MaterialManagement;
import org.muster.material.MaterialOrder;
import org.muster.material.MaterialOrderId;
import org.muster.monitoring.MonitoringManagement;
import org.muster.process.DecisionTask.Proposal;
import org.muster.process.DecisionTask.ResponseProposal;
import org.muster.processes.EnterpriseAccidentResponse;
import org.muster.processes.EntryControl;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.InformationReport;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.MutualAid;
import org.muster.processes.TeamMuster;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.safety.SafetyManagement;
import org.muster.shared.ResponseLevel;
import org.muster.situationreport.SituationReport;
import org.muster.situationreport.SituationReportManagement;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.muster.warningcall.WarningCallManagement;
import org.springframework.stereotype.Component;

/** Works out beforehand what a person will be asked to decide. */
@Component
class Proposals {

    private static final Set<TeamKind> ON_WATER = Set.of(TeamKind.BOAT, TeamKind.FIRE_RESCUE);

    private final DispatchManagement dispatch;
    private final Recommendations recommendations;
    private final ForecastBoard forecasts;
    private final AidEnquiries aid;
    private final SafetyManagement safety;
    private final LevelManagement levels;
    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final MaterialManagement material;
    private final EvacuationDecisions evacuations;
    private final SituationReportManagement reports;
    private final TrappedManagement trapped;
    private final LossManagement losses;
    private final WarningCallManagement calls;
    private final EvacuationNeeds needs;
    private final CordonManagement cordons;
    private final MonitoringManagement monitoring;
    private final EntryManagement entries;
    private final Teams teams;
    private final Clock clock;

    Proposals(
            DispatchManagement dispatch,
            Recommendations recommendations,
            ForecastBoard forecasts,
            AidEnquiries aid,
            SafetyManagement safety,
            LevelManagement levels,
            IncidentManagement incidents,
            IncidentViews views,
            MaterialManagement material,
            EvacuationDecisions evacuations,
            SituationReportManagement reports,
            TrappedManagement trapped,
            LossManagement losses,
            WarningCallManagement calls,
            EvacuationNeeds needs,
            CordonManagement cordons,
            MonitoringManagement monitoring,
            EntryManagement entries,
            Teams teams,
            Clock clock) {
        this.aid = aid;
        this.dispatch = dispatch;
        this.recommendations = recommendations;
        this.forecasts = forecasts;
        this.safety = safety;
        this.levels = levels;
        this.incidents = incidents;
        this.views = views;
        this.material = material;
        this.evacuations = evacuations;
        this.reports = reports;
        this.trapped = trapped;
        this.losses = losses;
        this.calls = calls;
        this.needs = needs;
        this.cordons = cordons;
        this.monitoring = monitoring;
        this.entries = entries;
        this.teams = teams;
        this.clock = clock;
    }

    Proposal of(String kind, Incident incident, Subject subject) {
        return switch (kind) {
            case ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.APPROVE_LEVEL_CHANGE -> level(incident);
            case ForestFireResponse.DECIDE_RESPONSE_TERM -> term(incident);
            case TeamMuster.DECIDE_SHORT_MUSTER, TeamMuster.ASSIGN_ANOTHER_TEAM -> replacement(
                    dispatch.get(subject.order()));
            case ForestFireResponse.DECIDE_REINFORCEMENT -> lacking(incident);
            case MutualAid.ASSIGN_FORCES -> candidate(subject.request());
            case MutualAid.REVIEW_AID_OBJECTION -> said(
                    String.join("；", aid.openObjections(subject.request())), "派出地异议；上级未改前派队有效", null);
            case MutualAid.THANK_AND_SETTLE -> said(
                    aid.costRule(subject.request()), "出勤为据", aid.attendanceInWords(subject.request()));
            case MaterialTransfer.DECIDE_SILENT_DEPOT -> otherDepot(subject.material());
            case ForestFireResponse.DECIDE_WITHDRAWAL -> withdrawal(incident);
            case InformationReport.PHONE_FLASH,
                    InformationReport.CHECK_FACTS,
                    InformationReport.APPROVE_REPORT,
                    InformationReport.DECIDE_CHANGED_FACTS -> report(kind, subject);
            case ForestFireResponse.JUDGE_SILENCE -> silence(incident);
            case ForestFireResponse.ASSIGN_SEARCHERS -> searchers(incident);
            case EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN -> said(
                    "双人同进同出，救援组着装待命，人人有气源钟；危及救援人员生命的先排险或撤出",
                    "生产安全事故应急条例（国务院令708）第22条",
                    "警戒：" + or(cordons.inWords(incident.id()), "还没有封闭") + "；监测：" + monitoring.inWords(incident.id()));
            case EnterpriseAccidentResponse.RELEASE_CORDON -> said(
                    "读数连续达标才解除；解除后保留必要的监测", "突发事件应对法 第86条；达标次数为本地设置", monitoring.inWords(incident.id()));
            case EnterpriseAccidentResponse.VERIFY_WITHDRAWN_WHISTLE -> said(
                    "收回的哨也要核实：未核实前按真实事故处置", "默认值，按值班制度配置", measured(incident));
            case EntryControl.JUDGE_ENTRY -> said(
                    entries.breachesInWords(subject.entry()),
                    "双人同进同出、救援组着装待命；危及救援人员生命的先撤出（国务院令708 第22条）",
                    entries.inWords(subject.entry()));
            case EntryControl.DECIDE_ENTRY_RESCUE -> said(
                    "气源到底还没报出场的，救援组立即进入；确认已出场的逐人报出场", "气瓶压力和耗气量测算（默认值）", entries.inWords(subject.entry()));
            case FloodResponse.HOLD_ROLLING_BRIEFING -> said(
                    "滚动会商：雨情、水情、险情、转移、队伍，定下一次会商时刻", "防汛防台滚动会商（默认值）", measured(incident));
            case FloodResponse.END_RESPONSE -> said("威胁已消除的宣布解除，保留必要措施", "突发事件应对法 第86条", measured(incident));
            case FloodResponse.CONFIRM_LOSSES -> said(
                    "灾情 2 小时内报上一级；没有损失的填零", "自然灾害情况统计调查制度（应急〔2020〕19号）", losses.inWords(incident.id()));
            case FloodResponse.ORDER_EVACUATION -> needs.proposal(incident.id());
            case FloodResponse.SEND_RESCUE -> rescuers(incident);
            case FloodResponse.RESTORE_CONTACT -> said(
                    "断网的改用卫星电话，没有的派人上门", "防汛防台叫应（默认值）", calls.cutOffInWords(incident.id()));
            case WarningCallAndAnswer.SEND_MESSENGER -> said(
                    "逐人逐渠道叫不应的派人上门，见到人为止",
                    "防汛防台叫应：未应答叫副职、邻居（默认值）",
                    calls.progress(subject.warningCall()).unreachedNames());
            default -> EvacuationDecisions.asks(kind) ? evacuations.proposal(kind, subject) : Proposal.none();
        };
    }

    /** Own forces short: what is lacking stands beside the question, so that nobody has to look for it. */
    private Proposal lacking(Incident incident) {
        var lack = recommendations
                .of(incident, null, List.of(incident.divisionCode().county()))
                .shortfall();
        return lack.isEmpty()
                ? Proposal.none()
                : said(
                        lack.stream().map(Recommendation.Shortfall::cause).collect(Collectors.joining("；")),
                        "按当前调派测算",
                        lack.stream()
                                .map(it -> it.requirement() + "缺 " + it.missing() + " 人")
                                .collect(Collectors.joining("，")));
    }

    /** The first of the teams the level asked could send, with what was asked. */
    private Proposal candidate(AidId id) {
        AidRequest request = aid.get(id);
        var first = aid.candidates(id).teams().stream()
                .filter(it -> it.recommended() && it.orderable())
                .findFirst();
        return new Proposal(
                null,
                request.shortfall() == null ? request.ask().reason() : request.shortfall(),
                request.rule(),
                null,
                first.map(it -> it.teamId().value()).orElse(null),
                first.map(Recommendation.Pick::name).orElse(null),
                first.map(Recommendation.Pick::etaAt).orElse(null),
                first.map(Recommendation.Pick::available).orElse(null),
                request.ask().need() + " " + request.ask().people() + " 人 · "
                        + request.ask().place() + " · " + request.ask().task(),
                null,
                null);
    }

    /** What the silent depot was to send, and who could send it instead and by when. */
    private Proposal otherDepot(MaterialOrderId id) {
        MaterialOrder order = material.get(id);
        var other = material.otherDepot(order);
        return new Proposal(
                null,
                other.map(it -> "可改由" + it.name() + "，全部凑齐").orElse("其他仓库都凑不齐，只能催或取消后分开调拨"),
                "按可用库存和到场时间测算",
                null,
                null,
                null,
                other.map(it -> material.etaFrom(order, it)).orElse(null),
                null,
                order.label() + " " + material.itemsInWords(id),
                null,
                null);
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static Proposal said(String rule, String source, String measured) {
        return new Proposal(null, rule, source, null, null, null, null, null, measured, null, null);
    }

    private static String duties(String before, List<SubQuorum> duties) {
        return duties.isEmpty()
                ? ""
                : before + duties.stream().map(SubQuorum::spoken).collect(Collectors.joining("、"));
    }

    Proposal level(Incident incident) {
        ResponseLevel level = incident.proposedLevel();
        Rule rule = incident.levelRule();
        var stated = level == null ? null : levels.usual(incident, level);
        boolean end = level == null && incident.responseLevel() != null;
        return new Proposal(
                level,
                rule == null ? "未达启动条件，先期处置并继续研判" : rule.text(),
                rule == null ? null : rule.source(),
                stated == null ? null : stated.approver(),
                null,
                null,
                null,
                null,
                measured(incident),
                null,
                null,
                new ResponseProposal(
                        incident.responseLevel(),
                        end,
                        rule == null ? null : rule.flag(),
                        incident.levelFacts(),
                        stated,
                        null,
                        incident.settingsVersion()));
    }

    /** 现为 Ⅳ 级 · 过火面积 3.2 公顷（限 1 公顷） */
    private static String measured(Incident incident) {
        Stream<String> inForce = incident.responseLevel() == null
                ? Stream.empty()
                : Stream.of("现为 " + incident.responseLevel().label() + " 级");
        String words = Stream.concat(inForce, incident.levelFacts().stream().map(AssessmentRules.Measured::words))
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? null : words;
    }

    /** The end that was stated has come; what still asks for a response stands beside it. */
    private Proposal term(Incident incident) {
        var inForce = views.levels(incident.id()).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new Proposal(
                null,
                "预计期限已到：仍需要的延长，威胁已消除的宣布解除，保留必要措施",
                "突发事件应对法 第72、86条",
                null,
                null,
                null,
                null,
                null,
                measured(incident),
                null,
                null,
                new ResponseProposal(
                        incident.responseLevel(),
                        false,
                        "C",
                        incident.levelFacts(),
                        incident.responseLevel() == null ? null : levels.usual(incident, incident.responseLevel()),
                        inForce.expectedUntil(),
                        incident.settingsVersion()));
    }

    private Proposal withdrawal(Incident incident) {
        return safety.proposal(incident.id())
                .map(it -> new Proposal(
                        null,
                        it.rule().text(),
                        it.rule().source(),
                        null,
                        null,
                        null,
                        null,
                        it.heads(),
                        it.rule().measured() + " · " + incident.hazard().line() + " " + it.heads() + " 人 " + it.crews()
                                + " 队",
                        it.rule().limit(),
                        null))
                .orElse(Proposal.none());
    }

    /** Which report, by which rule, and how far the draft has come. */
    private Proposal report(String kind, Subject subject) {
        SituationReport it = reports.current(subject.duty());
        String rules = it.rules().stream().map(rule -> rule.text()).distinct().collect(Collectors.joining("；"));
        String sources =
                it.rules().stream().map(rule -> rule.source()).distinct().collect(Collectors.joining("；"));
        String forecast =
                switch (kind) {
                    case InformationReport.DECIDE_CHANGED_FACTS -> reports.changedInWords(subject.duty());
                    case InformationReport.PHONE_FLASH -> null;
                    default -> it.filled() < it.total() ? "缺 " + reports.missingInWords(subject.duty()) : null;
                };
        return new Proposal(
                null,
                rules,
                sources,
                null,
                null,
                null,
                null,
                null,
                it.label() + " " + it.filled() + "/" + it.total() + " 项",
                kind.equals(InformationReport.PHONE_FLASH) ? "先电话后书面" : null,
                forecast);
    }

    private Proposal silence(Incident incident) {
        return new Proposal(
                null,
                "两次点名未应按求救处置；已联系上的须再点一次名，听到声音不等于人齐",
                "人员清点规则：60 秒应答、120 秒再点（默认值，可配置）",
                null,
                null,
                null,
                null,
                null,
                safety.silentCrews(incident.id()),
                null,
                null);
    }

    /** Who has boats and is nearest; who needs it most stands beside it. */
    private Proposal rescuers(Incident incident) {
        var first = recommendations
                .of(incident, null, List.of(incident.divisionCode().county()))
                .teams()
                .stream()
                .filter(it -> it.orderable() && ON_WATER.contains(it.kind()))
                .min(Comparator.comparing(Recommendation.Pick::etaAt));
        return new Proposal(
                null,
                "先救未成年人、老人、残疾人、孕期和哺乳期妇女、伤病人员；水在涨的先救（默认值）",
                "突发事件应对法 第11条",
                null,
                first.map(it -> it.teamId().value()).orElse(null),
                first.map(Recommendation.Pick::name).orElse(null),
                first.map(Recommendation.Pick::etaAt).orElse(null),
                first.map(Recommendation.Pick::available).orElse(null),
                trapped.inWords(incident.id()),
                null,
                null);
    }

    /** Whoever is on the spot and not in danger themselves, the nearest first. */
    private Proposal searchers(Incident incident) {
        Set<OrderId> endangered = safety.endangered(incident.id());
        var near = dispatch.list(incident.id()).stream()
                .filter(it -> it.state() == OrderState.ON_SCENE && !endangered.contains(it.id()))
                .min(Comparator.comparingDouble(
                        it -> teams.get(it.teamId()).position().metresTo(incident.location())));
        return new Proposal(
                null,
                "搜救到人人有下落为止，逐人点名确认",
                "西昌教训；人员清点规则",
                null,
                near.map(it -> it.teamId().value()).orElse(null),
                near.map(DispatchOrder::teamName).orElse(null),
                null,
                near.map(DispatchOrder::present).orElse(null),
                safety.inDanger(incident.id()),
                null,
                null);
    }

    private Proposal replacement(DispatchOrder order) {
        var other = recommendations.replacementFor(order.id());
        return new Proposal(
                null,
                other.map(it -> String.join("；", it.reasons())).orElse("辖区内没有可顶替的队伍，请向上级请求增援"),
                order.standard().source(),
                null,
                other.map(it -> it.teamId().value()).orElse(null),
                other.map(Recommendation.Pick::name).orElse(null),
                other.map(Recommendation.Pick::etaAt).orElse(null),
                other.map(Recommendation.Pick::available).orElse(null),
                "到位 %d，共 %d".formatted(order.present(), order.standard().strength())
                        + duties("，缺 ", dispatch.lacking(order.id())),
                "须到 %d（%d 分钟内 %d%%）"
                                .formatted(
                                        order.standard().quorum(),
                                        order.standard().within().toMinutes(),
                                        Math.round(order.standard().attendance() * 100))
                        + duties("，含 ", order.standard().subQuorums()),
                order.state().mustering() ? foretold(order) : null);
    }

    /** 到限达标 18%，预计 15–19 人；到位 12，须到 24；来不了 9 人 */
    private String foretold(DispatchOrder order) {
        return forecasts
                .find(order.id())
                .map(it -> (early(order) ? "到限达标 " : "再等达标 ") + it.percent() + "，预计 " + it.low() + "–" + it.high()
                        + " 人；" + it.reason())
                .orElse(null);
    }

    /** The words of the question; a short muster is asked about before or after its time. */
    String question(String kind, Subject subject) {
        if (kind.equals(ForestFireResponse.APPROVE_LEVEL_CHANGE) && ends(incidents.get(subject.incident()))) {
            return Question.END_OF_RESPONSE;
        }
        return kind.equals(TeamMuster.DECIDE_SHORT_MUSTER) && early(dispatch.get(subject.order()))
                ? Question.EARLY_SHORT_MUSTER
                : Question.of(kind).text();
    }

    private static boolean ends(Incident incident) {
        return incident.proposedLevel() == null && incident.responseLevel() != null;
    }

    private boolean early(DispatchOrder order) {
        return order.musterDueAt().isAfter(clock.instant());
    }
}
