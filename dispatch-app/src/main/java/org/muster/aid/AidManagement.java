package org.muster.aid;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.aid.AidEvent.Sent;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Recommendation;
import org.muster.dispatch.Recommendations;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentSharing;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be done about a request for aid. Each command is one transaction and tells the journal. */
@Service
@Transactional
@EnableConfigurationProperties(AidFigures.class)
public class AidManagement {

    /** A team that is to go. */
    public record Chosen(TeamId teamId, String task) {}

    private final AidRequests requests;
    private final AidEnquiries enquiries;
    private final IncidentManagement incidents;
    private final IncidentSharing sharing;
    private final DispatchManagement dispatch;
    private final Recommendations recommendations;
    private final Teams teams;
    private final Divisions divisions;
    private final AidFigures figures;
    private final Journal journal;
    private final Clock clock;

    AidManagement(
            AidRequests requests,
            AidEnquiries enquiries,
            IncidentManagement incidents,
            IncidentSharing sharing,
            DispatchManagement dispatch,
            Recommendations recommendations,
            Teams teams,
            Divisions divisions,
            AidFigures figures,
            Journal journal,
            Clock clock) {
        this.requests = requests;
        this.enquiries = enquiries;
        this.incidents = incidents;
        this.sharing = sharing;
        this.dispatch = dispatch;
        this.recommendations = recommendations;
        this.teams = teams;
        this.divisions = divisions;
        this.figures = figures;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Asks for help; what the recommendation lacks of it at this moment is quoted with the request.
     *
     * @throws Problem 409 when the incident is over, 422 when nobody is above
     */
    AidRequest request(IncidentId id, AidAsk ask) {
        Incident incident = open(id);
        DivisionCode asking = incident.divisionCode().county();
        if (ask.form() == AidRequest.Form.MILITARY) {
            if (ask.military() == null) {
                throw Problem.invalid("military", "请填写用兵申请：灾害种类、时间、区域、危害、已采取措施、需要的兵力和装备");
            }
            boolean direct = ask.military().route() == MilitaryForm.Route.GARRISON;
            if (direct
                    && (ask.military().urgency() == null
                            || ask.military().urgency().isBlank())) {
                throw Problem.invalid("military.urgency", "直接商请驻军须写明紧急情形（军队参加抢险救灾条例 第四条）");
            }
        }
        DivisionCode asked = ask.form() == AidRequest.Form.MILITARY
                ? asking
                : enquiries.levelAbove(asking).orElseThrow(() -> Problem.invalid("divisionCode", "上面没有可请求的一级，请本级调派"));
        Recommendation now = recommendations.of(incident, null, List.of(asking));
        Optional<Recommendation.Required> required = now.requirement().stream()
                .filter(it -> it.kindLabel().equals(ask.need()))
                .findFirst();
        return add(
                incident,
                asked,
                ask.at(incident, required.orElse(null)),
                shortfallOf(now, ask.need()),
                required.map(it -> it.rule() + "（" + it.source() + "）").orElse(null),
                null);
    }

    /**
     * Asks the level above for everything the recommendation lacks now, one request for each lack.
     *
     * @throws Problem 422 when nothing is lacking
     */
    public List<AidRequest> requestWhatIsLacking(IncidentId id, String reason) {
        Recommendation now = recommendations.of(
                open(id), null, List.of(incidents.get(id).divisionCode().county()));
        if (now.shortfall().isEmpty()) {
            throw Problem.invalid("decision", "按当前测算本级力量够用；确需增援请在“增援请求”里写明要什么、要多少");
        }
        return now.shortfall().stream()
                .map(it -> request(id, AidAsk.lacking(it.requirement(), it.missing(), reason)))
                .toList();
    }

    private static String shortfallOf(Recommendation now, String need) {
        return now.shortfall().stream()
                .filter(it -> it.requirement().equals(need))
                .findFirst()
                .map(it -> "缺 " + it.missing() + " 人：" + it.cause())
                .orElse(null);
    }

    private AidRequest add(
            Incident incident, DivisionCode asked, AidAsk ask, String shortfall, String rule, AidId continues) {
        Instant now = now();
        AidRequest request = new AidRequest(
                AidId.next(),
                incident.id(),
                requests.nextNumber(incident.id()),
                ask,
                AidState.REQUESTED,
                incident.divisionCode().county(),
                asked,
                now,
                shortfall,
                rule,
                continues,
                now,
                ActorContext.actor().name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        requests.add(request);
        journal.record(new AidEvent.AidRequested(
                incident.id(),
                request.id(),
                request.label(),
                request.form(),
                request.asking(),
                divisions.nameOf(request.asking()),
                asked,
                enquiries.askedName(request),
                request.ask().need(),
                request.ask().people(),
                request.ask().task(),
                request.ask().place(),
                request.ask().neededBy(),
                request.ask().reason(),
                shortfall,
                rule,
                continues == null ? null : continues.value()));
        return request;
    }

    /**
     * The level asked sends teams, all or none.
     *
     * @param passRest whether what is still lacking is asked of the next level, as a request of its own
     * @throws Problem 409 {@code aid-already-answered} naming who was first, or {@code team-already-committed}
     */
    public AidRequest assign(AidId id, List<Chosen> chosen, String note, boolean passRest) {
        AidRequest request = lockRequested(id);
        if (request.form() == AidRequest.Form.MILITARY) {
            throw Problem.conflict("military-request", "用兵申请由军事机关答复，请登记其答复");
        }
        Predicate<Team> mayOrder = team ->
                request.asked().covers(team.division()) && !request.asking().covers(team.division());
        List<Sent> sent = issue(request, chosen, mayOrder);
        int promised = promised(request, sent);
        requests.answer(id, AidState.ASSIGNED, ActorContext.actor().name(), note, now());
        journal.record(new AidEvent.AidAssigned(
                request.incidentId(),
                id,
                request.label(),
                request.form(),
                request.asked(),
                enquiries.askedName(request),
                request.ask().people(),
                promised,
                sent,
                note,
                null,
                objectBy(request)));
        if (passRest && promised < request.ask().people()) {
            askForTheRest(request, request.ask().people() - promised);
        }
        return get(id);
    }

    private List<Sent> issue(AidRequest request, List<Chosen> chosen, Predicate<Team> mayOrder) {
        List<DispatchOrder> orders = dispatch.issue(
                request.incidentId(),
                chosen.stream()
                        .map(it -> new Wanted(
                                it.teamId(), it.task() == null ? request.ask().task() : it.task(), null, null))
                        .toList(),
                mayOrder);
        List<Sent> sent = new ArrayList<>();
        for (DispatchOrder order : orders) {
            Team team = teams.get(order.teamId());
            DivisionCode giving = team.division().county();
            requests.addTeam(new AidTeam(
                    order.id(),
                    request.id(),
                    giving,
                    request.asked(),
                    now(),
                    objectBy(request),
                    null,
                    null,
                    null,
                    null,
                    null));
            sharing.whileHelping(
                    request.incidentId(), giving, order.id().value(), team.name() + "增援（" + request.label() + "）");
            sent.add(new Sent(order.id(), team.id(), team.name(), giving, divisions.nameOf(giving)));
        }
        return sent;
    }

    private int promised(AidRequest request, List<Sent> sent) {
        List<OrderId> ids = sent.stream().map(Sent::orderId).toList();
        return dispatch.list(request.incidentId()).stream()
                .filter(it -> ids.contains(it.id()))
                .mapToInt(it -> it.standard().strength())
                .sum();
    }

    private Instant objectBy(AidRequest request) {
        return now().plus(incidents.real(request.incidentId(), figures.objectWithin()));
    }

    private void askForTheRest(AidRequest request, int people) {
        DivisionCode above = enquiries
                .levelAbove(request.asked())
                .orElseThrow(() -> Problem.invalid("passRest", "上面没有更高一级，不能把余下的 " + people + " 人转上去"));
        add(
                incidents.get(request.incidentId()),
                above,
                request.ask().rest(people, divisions.nameOf(request.asked()) + "已派一部分"),
                request.shortfall(),
                request.rule(),
                request.id());
    }

    /** @throws Problem 409 {@code no-level-above} at the highest level */
    public AidRequest passUp(AidId id, String reason) {
        AidRequest request = lockRequested(id);
        DivisionCode above = enquiries
                .levelAbove(request.asked())
                .filter(it -> request.form() == AidRequest.Form.CIVIL)
                .orElseThrow(() -> Problem.conflict("no-level-above", "上面没有更高一级，请派队或说明不能增援的原因"));
        passUp(request, above, reason, false);
        return get(id);
    }

    /** Nobody answered in time: the next level is asked; the highest is asked anew. Does nothing once it is answered. */
    public void passUpUnanswered(AidId id) {
        AidRequest request = lock(id);
        if (request.state() != AidState.REQUESTED) {
            return;
        }
        enquiries
                .levelAbove(request.asked())
                .ifPresentOrElse(
                        above -> passUp(request, above, enquiries.askedName(request) + "到时未答复", true),
                        () -> requests.ask(id, request.asked(), now()));
    }

    private void passUp(AidRequest request, DivisionCode above, String reason, boolean unanswered) {
        requests.ask(request.id(), above, now());
        journal.record(new AidEvent.AidPassedUp(
                request.incidentId(),
                request.id(),
                request.label(),
                request.asked(),
                divisions.nameOf(request.asked()),
                above,
                divisions.nameOf(above),
                reason,
                unanswered));
    }

    public AidRequest decline(AidId id, String reason) {
        AidRequest request = lockRequested(id);
        requests.answer(id, AidState.DECLINED, ActorContext.actor().name(), reason, now());
        journal.record(new AidEvent.AidDeclined(
                request.incidentId(), id, request.label(), enquiries.askedName(request), reason));
        return get(id);
    }

    /** The asking county needs it no more; teams on their way are called back by their orders first. */
    AidRequest withdraw(AidId id, String reason) {
        AidRequest request = lockRequested(id);
        requests.answer(id, AidState.WITHDRAWN, ActorContext.actor().name(), reason, now());
        journal.record(new AidEvent.AidWithdrawn(request.incidentId(), id, request.label(), reason));
        return get(id);
    }

    /**
     * The giving county says why its team should not go. The assignment stands until the level above changes it; after
     * the time to object the words are kept and change nothing.
     *
     * @throws Problem 409 when the county has objected before
     */
    AidRequest object(AidId id, OrderId order, String reason) {
        AidRequest request = lock(id);
        AidTeam team = requests.findTeam(order)
                .filter(it -> it.requestId().equals(id))
                .orElseThrow(() -> Problem.notFound("增援队伍"));
        Instant now = now();
        boolean late = team.objectBy() == null || now.isAfter(team.objectBy());
        if (!requests.object(order, reason, ActorContext.actor().name(), now)) {
            throw Problem.conflict("already-objected", "本辖区已对这支队伍提出过异议，请等上级复核");
        }
        journal.record(new AidEvent.AidObjected(
                request.incidentId(),
                id,
                request.label(),
                order,
                dispatch.get(order).teamName(),
                divisions.nameOf(team.giving()),
                reason,
                late,
                List.of(team.giving().value())));
        return get(id);
    }

    /**
     * The level above answers the open objections: the teams go all the same, or they are called back.
     *
     * @throws Problem 409 when no objection is open
     */
    public AidRequest review(AidId id, boolean upheld, String reason) {
        AidRequest request = lock(id);
        List<AidTeam> objected = requests.teamsOf(List.of(id)).stream()
                .filter(AidTeam::objectionOpen)
                .toList();
        if (objected.isEmpty()) {
            throw Problem.conflict("no-objection", "没有待复核的异议");
        }
        for (AidTeam team : objected) {
            String name = dispatch.get(team.orderId()).teamName();
            requests.review(team.orderId(), (upheld ? "维持派队" : "撤回另派") + (reason == null ? "" : "：" + reason), now());
            if (!upheld) {
                dispatch.cancel(team.orderId(), "派出地异议成立，" + (reason == null ? "另派队伍" : reason));
            }
            journal.record(new AidEvent.AidObjectionReviewed(
                    request.incidentId(),
                    id,
                    request.label(),
                    name,
                    upheld,
                    reason,
                    List.of(team.giving().value())));
        }
        return get(id);
    }

    /**
     * The army's answer, given by telephone or on paper, is put on record. A unit of our register is ordered at once, so
     * that it musters and is counted like everybody; its action is commanded by the army (Art 7).
     *
     * @param by who of the army gave the answer
     * @param unit of our register, or null for one that is not in it
     */
    AidRequest militaryAnswered(AidId id, boolean agreed, String by, MilitaryForm.Via via, TeamId unit, String said) {
        AidRequest request = lockRequested(id);
        if (request.form() != AidRequest.Form.MILITARY) {
            throw Problem.conflict("civil-request", "这是向上级政府的请求，由上级答复");
        }
        if (!agreed) {
            requests.answer(id, AidState.DECLINED, by, said, now());
            journal.record(new AidEvent.AidDeclined(
                    request.incidentId(), id, request.label(), enquiries.askedName(request), by + "答复：" + said));
            return get(id);
        }
        if (unit != null
                && teams.find(unit).filter(it -> it.kind() == TeamKind.MILITARY).isEmpty()) {
            throw Problem.invalid("teamId", "军事机关只能答复派出军地应急队伍；未登记的部队请只写部队名称");
        }
        requests.military(id, request.ask().military().answered(unit, via));
        requests.answer(id, AidState.ASSIGNED, by, said, now());
        List<Sent> sent = unit == null
                ? List.of()
                : issue(request, List.of(new Chosen(unit, null)), team -> team.id()
                        .equals(unit));
        journal.record(new AidEvent.AidAssigned(
                request.incidentId(),
                id,
                request.label(),
                request.form(),
                request.asked(),
                enquiries.askedName(request),
                request.ask().people(),
                sent.isEmpty() ? request.ask().people() : promised(request, sent),
                sent,
                by + "答复：" + said,
                via.name(),
                null));
        return get(id);
    }

    /** A unit that is in no register is there, or has gone again; somebody of the desk says so. */
    AidRequest militaryMoved(AidId id, boolean gone) {
        AidRequest request = lock(id);
        boolean unregistered = request.form() == AidRequest.Form.MILITARY
                && requests.teamsOf(List.of(id)).isEmpty();
        if (!unregistered || request.state() != (gone ? AidState.ARRIVED : AidState.ASSIGNED)) {
            throw Problem.conflict(
                            "illegal-transition", "当前为“" + request.state().label() + "”，到场、撤离由队伍的指令报告")
                    .with("state", request.state());
        }
        if (gone) {
            released(request, List.of());
        } else {
            arrived(request, List.of());
        }
        return get(id);
    }

    /** One of the teams moved on; what that means for the request follows from all of them. */
    void teamMoved(OrderId moved) {
        AidTeam team = requests.findTeam(moved).orElse(null);
        if (team == null) {
            return;
        }
        AidRequest request = lock(team.requestId());
        share(dispatch.get(moved));
        List<AidTeam> all = requests.teamsOf(List.of(request.id()));
        List<OrderId> ids = all.stream().map(AidTeam::orderId).toList();
        List<DispatchOrder> coming = dispatch.list(request.incidentId()).stream()
                .filter(it -> ids.contains(it.id()))
                .filter(it -> it.state() != OrderState.REFUSED && it.state() != OrderState.CANCELLED)
                .toList();
        List<String> parties =
                all.stream().map(it -> it.giving().value()).distinct().toList();
        if (coming.isEmpty() && request.state() == AidState.ASSIGNED) {
            requests.ask(request.id(), request.asked(), now());
            journal.record(new AidEvent.AidFellThrough(
                    request.incidentId(),
                    request.id(),
                    request.label(),
                    request.form() == AidRequest.Form.MILITARY ? null : request.asked(),
                    enquiries.askedName(request)));
            return;
        }
        boolean there =
                !coming.isEmpty() && coming.stream().allMatch(it -> it.stamps().arrivedAt() != null);
        if (request.state() == AidState.ASSIGNED && there) {
            arrived(request, parties);
        }
        boolean home = coming.stream().allMatch(it -> it.state() == OrderState.RELEASED);
        if (home && (request.state() == AidState.ARRIVED || request.state() == AidState.ASSIGNED && there)) {
            released(request, parties);
        }
    }

    private void share(DispatchOrder order) {
        boolean wasUnderWay =
                order.stamps().departedAt() != null || order.stamps().arrivedAt() != null;
        switch (order.state()) {
            case RELEASED -> sharing.helpEnds(order.id().value());
            case REFUSED -> sharing.helpNeverCame(order.id().value(), "队伍未能成行");
            case CANCELLED -> {
                if (wasUnderWay) {
                    sharing.helpEnds(order.id().value());
                } else {
                    sharing.helpNeverCame(order.id().value(), "指令已撤");
                }
            }
            default -> {
                // still on its way or at work
            }
        }
    }

    private void arrived(AidRequest request, List<String> parties) {
        requests.arrived(request.id(), now());
        journal.record(new AidEvent.AidArrived(request.incidentId(), request.id(), request.label(), parties));
    }

    private void released(AidRequest request, List<String> parties) {
        requests.released(request.id(), now());
        journal.record(new AidEvent.AidReleased(request.incidentId(), request.id(), request.label(), parties));
    }

    /**
     * Thanks the helping counties and notes who pays, with the attendance it is counted from.
     *
     * @param text the words of thanks; usual ones when null
     */
    public AidRequest thank(AidId id, String text) {
        AidRequest request = lock(id);
        if (request.state() != AidState.RELEASED) {
            String what = request.state() == AidState.SETTLED ? "已经致谢，不必重复" : "增援队伍还没有全部归队，归队后再致谢";
            throw Problem.conflict("illegal-transition", what).with("state", request.state());
        }
        Incident incident = incidents.get(request.incidentId());
        List<AidTeam> sent = requests.teamsOf(List.of(id));
        List<AidEvent.Attended> attendance = enquiries.attendance(request, sent);
        String thanks = text == null || text.isBlank() ? usualThanks(request, incident, attendance) : text.strip();
        requests.settled(id, thanks, now());
        journal.record(new AidEvent.AidThanked(
                request.incidentId(),
                id,
                request.label(),
                thanks,
                CostRule.of(incident.hazard()),
                attendance,
                sent.stream().map(it -> it.giving().value()).distinct().toList()));
        return get(id);
    }

    private String usualThanks(AidRequest request, Incident incident, List<AidEvent.Attended> attendance) {
        String whom = attendance.stream()
                .map(AidEvent.Attended::divisionName)
                .distinct()
                .collect(Collectors.joining("、"));
        String teamNames = attendance.stream().map(AidEvent.Attended::teamName).collect(Collectors.joining("、"));
        return (whom.isEmpty() ? "" : whom + "：") + "感谢" + (teamNames.isEmpty() ? "贵部" : teamNames) + "增援"
                + incident.title() + "，队伍已全部归队。" + divisions.nameOf(request.asking());
    }

    private Incident open(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                            "illegal-transition", "事件" + incident.status().label() + "，不能再请求增援")
                    .with("state", incident.status());
        }
        return incident;
    }

    private AidRequest get(AidId id) {
        return enquiries.get(id);
    }

    private AidRequest lock(AidId id) {
        return requests.lock(id).orElseThrow(() -> Problem.notFound("增援请求"));
    }

    private AidRequest lockRequested(AidId id) {
        AidRequest request = lock(id);
        if (request.state() != AidState.REQUESTED) {
            throw Problem.conflict(
                            "aid-already-answered",
                            request.label() + "已由" + (request.answeredBy() == null ? "上级" : request.answeredBy())
                                    + "答复：" + request.state().label())
                    .with("state", request.state());
        }
        return request;
    }

    /** Milliseconds, as the engine keeps its own times: one is compared with the other. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
