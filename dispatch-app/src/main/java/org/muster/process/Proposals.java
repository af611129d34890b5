package org.muster.process;

import java.time.Clock;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.Recommendation;
import org.muster.dispatch.Recommendations;
import org.muster.forecast.ForecastBoard;
import org.muster.incident.Incident;
import org.muster.process.DecisionTask.Proposal;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** Works out beforehand what a person will be asked to decide. */
@Component
class Proposals {

    private final DispatchManagement dispatch;
    private final Recommendations recommendations;
    private final ForecastBoard forecasts;
    private final Clock clock;

    Proposals(DispatchManagement dispatch, Recommendations recommendations, ForecastBoard forecasts, Clock clock) {
        this.dispatch = dispatch;
        this.recommendations = recommendations;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    Proposal of(String kind, Incident incident, Subject subject) {
        return switch (kind) {
            case ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.APPROVE_LEVEL_CHANGE -> level(incident);
            case TeamMuster.DECIDE_SHORT_MUSTER, TeamMuster.ASSIGN_ANOTHER_TEAM -> replacement(
                    dispatch.get(subject.order()));
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
                "到位 %d，共 %d".formatted(order.present(), order.standard().strength()),
                "须到 %d（%d 分钟内 %d%%）"
                        .formatted(
                                order.standard().quorum(),
                                order.standard().within().toMinutes(),
                                Math.round(order.standard().attendance() * 100)),
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
        return kind.equals(TeamMuster.DECIDE_SHORT_MUSTER) && early(dispatch.get(subject.order()))
                ? Question.EARLY_SHORT_MUSTER
                : Question.of(kind).text();
    }

    private boolean early(DispatchOrder order) {
        return order.musterDueAt().isAfter(clock.instant());
    }
}
