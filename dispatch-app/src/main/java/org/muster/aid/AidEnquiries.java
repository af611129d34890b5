package org.muster.aid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.DispatchRules;
import org.muster.dispatch.MilitaryConsent;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Recommendation;
import org.muster.dispatch.Recommendations;
import org.muster.division.Divisions;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be asked about requests for aid; asking changes nothing. */
@Service
@Transactional(readOnly = true)
public class AidEnquiries implements OpenPoints, MilitaryConsent {

    private final AidRequests requests;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Recommendations recommendations;
    private final Divisions divisions;
    private final AidFigures figures;

    AidEnquiries(
            AidRequests requests,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Recommendations recommendations,
            Divisions divisions,
            AidFigures figures) {
        this.requests = requests;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.recommendations = recommendations;
        this.divisions = divisions;
        this.figures = figures;
    }

    /** @throws Problem 404 when there is no such request */
    public AidRequest get(AidId id) {
        return requests.find(id).orElseThrow(() -> Problem.notFound("增援请求"));
    }

    /** What an incident's county asked for, the first first. */
    public List<AidRequest> list(IncidentId incident) {
        return requests.listOf(incident);
    }

    /** Whom a level above could send; worked out for the one who is asked now. */
    public Recommendation candidates(AidId id) {
        AidRequest request = get(id);
        if (request.form() == AidRequest.Form.MILITARY) {
            throw Problem.conflict("military-request", "用兵申请由军事机关答复，本级不派队");
        }
        return recommendations.forAid(
                incidents.get(request.incidentId()),
                request.asking(),
                new DispatchRules.Need(
                        request.ask().need(),
                        request.ask().kinds(),
                        request.ask().skill(),
                        request.ask().people(),
                        request.rule() == null ? "增援请求 " + request.label() : request.rule(),
                        divisions.nameOf(request.asking()) + "请求"),
                request.asked());
    }

    /** Who pays for what was sent, by which rule. */
    public String costRule(AidId id) {
        return CostRule.of(incidents.get(get(id).incidentId()).hazard());
    }

    /** What the cost is counted from, in words. */
    public String attendanceInWords(AidId id) {
        AidRequest request = get(id);
        return attendance(request, requests.teamsOf(List.of(id))).stream()
                .map(it -> it.teamName() + " " + it.present() + " 人"
                        + (it.hours() == null ? "" : " " + it.hours() + " 小时"))
                .collect(Collectors.joining("，"));
    }

    /** The objections nobody has answered yet, in words. */
    public List<String> openObjections(AidId id) {
        return requests.teamsOf(List.of(id)).stream()
                .filter(AidTeam::objectionOpen)
                .map(it -> divisions.nameOf(it.giving()) + "对"
                        + dispatch.get(it.orderId()).teamName() + "：" + it.objection())
                .toList();
    }

    /** When the last of the teams that come is expected, or empty while nobody has said. */
    public Optional<Instant> etaOf(AidId id) {
        List<OrderId> ids =
                requests.teamsOf(List.of(id)).stream().map(AidTeam::orderId).toList();
        return dispatch.list(get(id).incidentId()).stream()
                .filter(it -> ids.contains(it.id()) && it.state().open() && it.etaAt() != null)
                .map(DispatchOrder::etaAt)
                .max(Instant::compareTo);
    }

    /** Whether the caller is of the giving side of this order. */
    public boolean gives(Caller caller, AidId id, OrderId order) {
        return requests.findTeam(order)
                .filter(it -> it.requestId().equals(id) && caller.covers(it.giving()))
                .isPresent();
    }

    @Override
    public boolean given(IncidentId incident, TeamId unit) {
        return requests.agreed(incident, unit);
    }

    @Override
    public List<String> of(IncidentId incident) {
        return requests.listOf(incident).stream()
                .filter(it -> it.state() == AidState.REQUESTED
                        || it.form() == AidRequest.Form.MILITARY
                                && (it.state() == AidState.ASSIGNED || it.state() == AidState.ARRIVED))
                .map(it -> it.state() == AidState.REQUESTED
                        ? "增援请求 " + it.label() + " 尚待" + askedName(it) + "答复，不再需要的请撤回"
                        : "增援请求 " + it.label() + " 的部队尚未撤离")
                .toList();
    }

    /** Who has to answer, as the desk calls it. */
    public String askedName(AidRequest request) {
        return request.form() == AidRequest.Form.MILITARY
                ? request.ask().military().route().label()
                : divisions.nameOf(request.asked());
    }

    /** The next level that answers requests, or empty at the highest. */
    Optional<DivisionCode> levelAbove(DivisionCode division) {
        Optional<DivisionCode> above = division.above();
        while (above.isPresent() && !figures.levels().contains(above.get().level())) {
            above = above.get().above();
        }
        return above;
    }

    /** Who came of the teams sent and went home again, for how long. */
    List<AidEvent.Attended> attendance(AidRequest request, List<AidTeam> sent) {
        List<DispatchOrder> orders = dispatch.list(request.incidentId());
        List<AidEvent.Attended> all = new ArrayList<>();
        for (AidTeam team : sent) {
            orders.stream()
                    .filter(it -> it.id().equals(team.orderId()) && it.state() == OrderState.RELEASED)
                    .forEach(it -> all.add(new AidEvent.Attended(
                            it.teamName(), divisions.nameOf(team.giving()), it.present(), hours(it))));
        }
        return all;
    }

    /** From departure to return, in hours with one decimal. */
    static Double hours(DispatchOrder order) {
        Instant from = order.stamps().departedAt() != null
                ? order.stamps().departedAt()
                : order.stamps().arrivedAt();
        Instant to = order.stamps().releasedAt();
        return from == null || to == null
                ? null
                : Math.round(Duration.between(from, to).toMinutes() / 6.0) / 10.0;
    }
}
