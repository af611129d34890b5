package org.muster.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchOrder.MusterPoint;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.incident.Participation;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.FireLineRule;
import org.muster.team.Leaves;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What command decides about orders: issue, extend, cancel, ask for more. */
@Service
@Transactional
public class DispatchManagement implements OpenPoints, Participation {

    /**
     * One order that is wanted.
     *
     * @param replaces the order it takes the place of, or null
     */
    public record Wanted(TeamId teamId, String task, MusterPoint musterPoint, OrderId replaces) {}

    private final DispatchOrders orders;
    private final OrderRolls rolls;
    private final Teams teams;
    private final Leaves leaves;
    private final IncidentManagement incidents;
    private final MusterStandards standards;
    private final TravelTimes travelTimes;
    private final Deadlines deadlines;
    private final Journal journal;
    private final ObjectProvider<MilitaryConsent> consent;
    private final Clock clock;

    DispatchManagement(
            DispatchOrders orders,
            OrderRolls rolls,
            Teams teams,
            Leaves leaves,
            IncidentManagement incidents,
            MusterStandards standards,
            TravelTimes travelTimes,
            Deadlines deadlines,
            Journal journal,
            ObjectProvider<MilitaryConsent> consent,
            Clock clock) {
        this.orders = orders;
        this.rolls = rolls;
        this.teams = teams;
        this.leaves = leaves;
        this.incidents = incidents;
        this.standards = standards;
        this.travelTimes = travelTimes;
        this.deadlines = deadlines;
        this.journal = journal;
        this.consent = consent;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such order */
    @Transactional(readOnly = true)
    public DispatchOrder get(OrderId id) {
        return orders.find(id).orElseThrow(() -> Problem.notFound("指令"));
    }

    /**
     * Holds the order's row until the transaction ends, so that what is said about it comes one after the other.
     *
     * @throws Problem 404 when there is no such order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public DispatchOrder lock(OrderId id) {
        return orders.lock(id).orElseThrow(() -> Problem.notFound("指令"));
    }

    /** The duties nobody manned at the last count; empty before the first. */
    @Transactional(readOnly = true)
    public List<SubQuorum> lacking(OrderId id) {
        return orders.lacking(id);
    }

    /** These orders, in the order they were issued; who is not there is left out. */
    @Transactional(readOnly = true)
    public List<DispatchOrder> list(Collection<OrderId> ids) {
        return orders.listOf(ids);
    }

    /** When the incident's newest order was issued. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastIssuedAt(IncidentId incident) {
        return orders.lastIssuedAt(incident);
    }

    /** Whether some team has ever arrived. */
    @Transactional(readOnly = true)
    public boolean anyArrived(IncidentId incident) {
        return orders.anyArrived(incident);
    }

    /** Whether no team is out any more, and every one whose order was taken back knows of it. */
    @Transactional(readOnly = true)
    public boolean allBackOrTold(IncidentId incident) {
        return !orders.anyOutOrUntold(incident);
    }

    /** What was issued in the place of an order, the first first. */
    @Transactional(readOnly = true)
    public List<DispatchOrder> listReplacing(OrderId id) {
        return orders.listReplacing(id);
    }

    @Transactional(readOnly = true)
    public List<DispatchOrder> list(IncidentId incident) {
        return orders.listOf(incident);
    }

    /**
     * Issues all orders or none.
     *
     * @param mayOrder whether the one who issues may order a team; others are refused with 422
     * @throws TeamAlreadyCommitted 409 naming who holds a wanted team
     */
    public List<DispatchOrder> issue(IncidentId incidentId, List<Wanted> wanted, Predicate<Team> mayOrder) {
        Incident incident = incidents.get(incidentId);
        if (incident.status().over()) {
            throw Problem.conflict(
                            "illegal-transition", "事件" + incident.status().label() + "，不能再下达指令")
                    .with("state", incident.status());
        }
        List<Team> chosen = choose(incidentId, wanted, mayOrder);
        List<String> ids = chosen.stream().map(it -> it.id().value()).toList();
        orders.lockTeams(ids);
        List<DispatchOrders.Holder> holders = orders.holders(ids, incident.exercise());
        if (!holders.isEmpty()) {
            throw new TeamAlreadyCommitted(holders);
        }
        // the incident's own row orders the numbering of two dispatchers working on it
        incidents.responding(incidentId);
        List<DispatchOrder> issued = new ArrayList<>();
        int number = orders.nextNumber(incidentId);
        for (int i = 0; i < wanted.size(); i++) {
            issued.add(issueOne(incident, chosen.get(i), wanted.get(i), number + i));
        }
        return issued;
    }

    private List<Team> choose(IncidentId incident, List<Wanted> wanted, Predicate<Team> mayOrder) {
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Team> chosen = new ArrayList<>();
        Set<TeamId> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            TeamId id = wanted.get(i).teamId();
            Team team = teams.find(id).orElse(null);
            String field = "orders[" + i + "].teamId";
            if (team == null) {
                errors.add(new Problem.FieldError(field, "没有编号为 " + id.value() + " 的队伍"));
            } else if (team.kind() == TeamKind.MILITARY && !agreed(incident, id)) {
                errors.add(new Problem.FieldError(
                        field, team.name() + "须经同级军事机关同意后才能出动：请先提出用兵申请并登记答复（军队参加抢险救灾条例 第四条、第五条）"));
            } else if (!mayOrder.test(team)) {
                errors.add(new Problem.FieldError(field, team.name() + "不归本级调派，请向上级请求增援"));
            } else if (!seen.add(id)) {
                errors.add(new Problem.FieldError(field, team.name() + "重复选择"));
            } else {
                chosen.add(team);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return chosen;
    }

    private boolean agreed(IncidentId incident, TeamId unit) {
        return consent.stream().anyMatch(it -> it.given(incident, unit));
    }

    private DispatchOrder issueOne(Incident incident, Team team, Wanted wanted, int number) {
        Instant now = clock.instant();
        LocalDate today = teams.today();
        List<Member> members = teams.membersOf(team.id());
        Map<MemberId, String> excused = leaves.on(today, team.id());
        MusterStandard standard = standards.of(team, incident, members, excused, today);
        OrderId id = OrderId.next();
        Instant recallDue = open(incident, id, OrderDeadline.ACK_RECALL, OrderDeadline.ACK_RECALL.standard());
        Instant ackDue = open(incident, id, OrderDeadline.ACK, OrderDeadline.ACK.standard());
        Instant musterDue = open(incident, id, OrderDeadline.MUSTER, standard.within());
        TravelTimes.Travel travel = travelTimes.between(team.kind(), team.position(), incident.location());
        Instant eta = now.plus(incidents.real(incident.id(), standard.within().plus(travel.duration())));
        DispatchOrder order = new DispatchOrder(
                id,
                incident.id(),
                number,
                team.id(),
                team.name(),
                team.kind(),
                incident.exercise(),
                wanted.task(),
                wanted.musterPoint(),
                standard,
                OrderState.ISSUED,
                OrderDeadline.ACK,
                ackDue,
                ackDue,
                musterDue,
                eta,
                travel.distanceKm(),
                travel.duration(),
                0,
                0,
                wanted.replaces(),
                new DispatchOrder.Stamps(now, null, null, null, null, null, null, null, null, null, null, null),
                null,
                null,
                null,
                null);
        try {
            orders.add(order, ActorContext.actor().name());
        } catch (DuplicateKeyException e) {
            // the database's own word on the promise that no team is committed twice
            throw Problem.conflict("team-already-committed", team.name() + "刚被另一席位派出，本次指令均未下达");
        }
        List<MemberId> fit = members.stream()
                .filter(it -> FireLineRule.fitForFireLine(it, today))
                .map(Member::id)
                .toList();
        rolls.copy(order, fit, excused);
        journal.record(new DispatchEvent.DispatchOrderIssued(
                incident.id(),
                id,
                order.label(),
                team.id(),
                team.name(),
                team.kind(),
                order.task(),
                order.musterPoint(),
                standard,
                eta,
                travel.distanceKm(),
                ackDue,
                musterDue,
                wanted.replaces()));
        return order;
    }

    private Instant open(Incident incident, OrderId order, OrderDeadline kind, Duration nominal) {
        return deadlines
                .open(incident.id(), order.value(), kind.name(), kind.label(), nominal)
                .dueAt();
    }

    /**
     * Holds an order whose team is still mustering, so that nothing overtakes what is said about it in this transaction.
     *
     * @return empty when it has mustered, gone on without, or stands no more
     */
    public Optional<DispatchOrder> holdMustering(OrderId id) {
        return orders.lock(id).filter(it -> it.state().mustering());
    }

    /**
     * Gives a late muster more time. Asked before the deadline, it never shortens what the team had been given.
     *
     * @param more nominal time from now, as the commander said it
     */
    public void extendMuster(OrderId id, Duration more, String reason) {
        DispatchOrder order = lockOpen(id);
        Instant due = clock.instant().plus(incidents.real(order.incidentId(), more));
        if (!due.isAfter(order.musterDueAt())) {
            return;
        }
        deadlines.openAt(
                order.incidentId(), id.value(), OrderDeadline.MUSTER.name(), OrderDeadline.MUSTER.label(), due);
        orders.musterDue(id, due);
        if (order.state().ordinal() < OrderState.MUSTERED.ordinal()
                && order.state() != OrderState.ISSUED
                && order.state() != OrderState.DELIVERED) {
            orders.due(id, OrderDeadline.MUSTER, due);
        }
        journal.record(new DispatchEvent.MusterDeadlineExtended(order.incidentId(), id, order.teamName(), due, reason));
    }

    /** Takes an order back at any time before the team has completed it; the team is free at once. */
    public void cancel(OrderId id, String reason) {
        DispatchOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("指令"));
        if (!order.state().mayBecome(OrderState.CANCELLED)) {
            throw OrderProgress.illegal(order, "取消");
        }
        deadlines.cancelAll(order.incidentId(), id.value());
        Instant due = deadlines
                .open(
                        order.incidentId(),
                        id.value(),
                        OrderDeadline.CANCELLATION_ACK.name(),
                        OrderDeadline.CANCELLATION_ACK.label(),
                        OrderDeadline.CANCELLATION_ACK.standard())
                .dueAt();
        orders.moveTo(id, OrderState.CANCELLED, "cancelled_at", clock.instant(), OrderDeadline.CANCELLATION_ACK, due);
        orders.reason(id, reason);
        journal.record(new DispatchEvent.DispatchOrderCancelled(
                order.incidentId(), id, order.teamName(), reason, order.state()));
    }

    /** Cancels an order and sends another team for the same task, both or neither. */
    public DispatchOrder replace(OrderId id, TeamId by, String reason, Predicate<Team> mayOrder) {
        DispatchOrder order = get(id);
        if (order.state().mayBecome(OrderState.CANCELLED)) {
            cancel(id, reason);
        }
        return issue(order.incidentId(), List.of(new Wanted(by, order.task(), order.musterPoint(), id)), mayOrder)
                .get(0);
    }

    /** Says that the forces on hand are not enough. */
    public void requestReinforcement(IncidentId incident, OrderId order, String reason) {
        incidents.get(incident);
        journal.record(new DispatchEvent.ReinforcementRequested(incident, order, reason));
    }

    /** Calls the team once more because nobody has answered. */
    public void recall(OrderId id) {
        DispatchOrder order = get(id);
        journal.record(new DispatchEvent.TeamRecalled(order.incidentId(), id, order.teamName()));
    }

    private DispatchOrder lockOpen(OrderId id) {
        DispatchOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("指令"));
        if (!order.state().open()) {
            throw OrderProgress.illegal(order, "变更");
        }
        return order;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return orders.listOf(incident).stream()
                .filter(it -> it.state().open())
                .map(it -> it.teamName() + "（令 " + it.label() + "）" + it.state().label() + "，尚未归队")
                .toList();
    }

    /** Whose teams an incident's orders went to. */
    @Transactional(readOnly = true)
    public List<OrderOwner> owners(IncidentId incident) {
        return orders.owners(incident);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean belongsTo(String teamId, DivisionCode division) {
        return teams.find(new TeamId(teamId))
                .filter(it -> division.county().covers(it.division()))
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean takesPart(String teamId, IncidentId incident) {
        return orders.takesPart(teamId, incident);
    }
}
