package org.muster.process;

import java.util.Comparator;
import java.util.Set;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Recommendation;
import org.muster.dispatch.Recommendations;
import org.muster.incident.Incident;
import org.muster.process.DecisionTask.Proposal;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;
import org.muster.safety.SafetyManagement;
import org.muster.shared.ResponseLevel;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/** Works out beforehand what a person will be asked to decide. */
@Component
class Proposals {

    private final DispatchManagement dispatch;
    private final Recommendations recommendations;
    private final SafetyManagement safety;
    private final Teams teams;

    Proposals(DispatchManagement dispatch, Recommendations recommendations, SafetyManagement safety, Teams teams) {
        this.dispatch = dispatch;
        this.recommendations = recommendations;
        this.safety = safety;
        this.teams = teams;
    }

    Proposal of(String kind, Incident incident, Subject subject) {
        return switch (kind) {
            case ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.APPROVE_LEVEL_CHANGE -> level(incident);
            case TeamMuster.DECIDE_SHORT_MUSTER, TeamMuster.ASSIGN_ANOTHER_TEAM -> replacement(
                    dispatch.get(subject.order()));
            case ForestFireResponse.DECIDE_WITHDRAWAL -> withdrawal(incident);
            case ForestFireResponse.JUDGE_SILENCE -> silence(incident);
            case ForestFireResponse.ASSIGN_SEARCHERS -> searchers(incident);
            default -> Proposal.none();
        };
    }

    Proposal level(Incident incident) {
        ResponseLevel level = incident.proposedLevel();
        return new Proposal(
                level,
                incident.levelRule() == null
                        ? "未达启动条件，先期处置并继续研判"
                        : incident.levelRule().text(),
                incident.levelRule() == null ? null : incident.levelRule().source(),
                null,
                null,
                null,
                null,
                null,
                incident.responseLevel() == null
                        ? null
                        : "现为 " + incident.responseLevel().label() + " 级",
                null);
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
                        it.rule().measured() + " · 火线 " + it.heads() + " 人 " + it.crews() + " 队",
                        it.rule().limit()))
                .orElse(Proposal.none());
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
                "到位 %d，共 %d".formatted(order.present(), order.standard().strength()),
                "须到 %d（%d 分钟内 %d%%）"
                        .formatted(
                                order.standard().quorum(),
                                order.standard().within().toMinutes(),
                                Math.round(order.standard().attendance() * 100)));
    }
}
