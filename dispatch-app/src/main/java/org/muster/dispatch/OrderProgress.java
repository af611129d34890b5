package org.muster.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.deadline.Deadlines;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.journal.JournalEvent;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Teams;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the field reports about an order. A report only moves the order forward; one that comes after a newer state is
 * kept as late. Runs inside {@link Responders}, which holds the order's row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
@EnableConfigurationProperties(ReportCadence.class)
public class OrderProgress {

    private final DispatchOrders orders;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final Deadlines deadlines;
    private final Journal journal;
    private final ReportCadence cadence;
    private final Json json;
    private final Clock clock;

    OrderProgress(
            DispatchOrders orders,
            IncidentManagement incidents,
            Teams teams,
            Deadlines deadlines,
            Journal journal,
            ReportCadence cadence,
            Json json,
            Clock clock) {
        this.orders = orders;
        this.incidents = incidents;
        this.teams = teams;
        this.deadlines = deadlines;
        this.journal = journal;
        this.cadence = cadence;
        this.json = json;
        this.clock = clock;
    }

    /** The phone has stored the order. */
    Outcome delivered(DispatchOrder order, ResponderMessage said) {
        if (order.state() != OrderState.ISSUED) {
            orders.stamp(order.id(), "delivered_at", clock.instant());
            return Outcome.LATE;
        }
        orders.moveTo(
                order.id(), OrderState.DELIVERED, "delivered_at", clock.instant(), order.dueKind(), order.dueAt());
        tell(said, new DispatchEvent.DispatchOrderDelivered(order.incidentId(), order.id(), order.teamName()));
        return Outcome.APPLIED;
    }

    /** Somebody has opened the order on the phone. Told once; it moves nothing, whatever has become of the order. */
    Outcome read(DispatchOrder order, ResponderMessage said) {
        if (order.state() == OrderState.ISSUED) {
            delivered(order, said);
        }
        if (!orders.stampOnce(order.id(), "read_at", clock.instant())) {
            return Outcome.LATE;
        }
        tell(said, new DispatchEvent.DispatchOrderRead(order.incidentId(), order.id(), order.teamName()));
        return Outcome.APPLIED;
    }

    Outcome acknowledged(DispatchOrder order, ResponderMessage said) {
        Instant now = clock.instant();
        if (order.state().beyond(OrderState.ACKNOWLEDGED)) {
            orders.stamp(order.id(), "acknowledged_at", now);
            return Outcome.LATE;
        }
        boolean late = now.isAfter(order.ackDueAt());
        meetAcknowledgement(order);
        orders.moveTo(
                order.id(), OrderState.ACKNOWLEDGED, "acknowledged_at", now, OrderDeadline.MUSTER, order.musterDueAt());
        tell(
                said,
                new DispatchEvent.DispatchOrderAcknowledged(
                        order.incidentId(), order.id(), order.teamName(), late, said.onBehalfOf()));
        return late ? Outcome.LATE : Outcome.APPLIED;
    }

    Outcome refused(DispatchOrder order, ResponderMessage said, String reason) {
        if (!order.state().mayBecome(OrderState.REFUSED)) {
            throw illegal(order, "拒绝");
        }
        boolean withdrawn = order.stamps().acknowledgedAt() != null;
        deadlines.cancelAll(order.incidentId(), order.id().value());
        orders.moveTo(order.id(), OrderState.REFUSED, "refused_at", clock.instant(), null, null);
        orders.reason(order.id(), reason);
        tell(
                said,
                new DispatchEvent.DispatchOrderRefused(
                        order.incidentId(), order.id(), order.teamName(), reason, withdrawn, said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** The leader called the roll, and so has received the order. */
    public Outcome rollCalled(DispatchOrder order, ResponderMessage said, Tally tally) {
        heard(order);
        if (order.state().open()
                && !order.state().beyond(OrderState.MUSTERED)
                && order.stamps().acknowledgedAt() == null) {
            acknowledged(order, said);
        }
        return counted(order, said, tally);
    }

    /**
     * Heads were counted anew, by whatever proof; reaches the muster when heads and duties are there. Whether it is in
     * time is decided by the database's clock while it closes the deadline, so that the timer and the report can never
     * both have it.
     */
    public Outcome counted(DispatchOrder order, ResponderMessage said, Tally tally) {
        orders.counted(order.id(), tally);
        if (!order.state().open() || order.state().beyond(OrderState.MUSTERED)) {
            return Outcome.APPLIED;
        }
        if (!tally.reaches(order.standard())) {
            return Outcome.APPLIED;
        }
        Instant now = clock.instant();
        imply(order, now);
        boolean late = deadlines
                .meetNow(order.incidentId(), order.id().value(), OrderDeadline.MUSTER.name())
                .map(it -> it.metAt().isAfter(it.dueAt()))
                .orElse(true);
        boolean withinGrace = !now.isAfter(order.musterDueAt()
                .plus(incidents.real(order.incidentId(), order.standard().lateGrace())));
        OrderDeadline next = OrderDeadline.DEPARTURE;
        orders.moveTo(order.id(), OrderState.MUSTERED, "mustered_at", now, next, open(order, next));
        tell(
                said,
                new DispatchEvent.MusterReached(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        tally.present(),
                        order.standard().quorum(),
                        late,
                        late ? withinGrace : null));
        return late ? Outcome.LATE : Outcome.APPLIED;
    }

    Outcome departed(DispatchOrder order, ResponderMessage said) {
        Instant now = clock.instant();
        if (order.state().beyond(OrderState.EN_ROUTE)) {
            orders.stamp(order.id(), "departed_at", now);
            return Outcome.LATE;
        }
        imply(order, now);
        deadlines.cancel(order.incidentId(), order.id().value(), OrderDeadline.MUSTER.name());
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.DEPARTURE.name());
        Instant eta = now.plus(incidents.real(order.incidentId(), order.travel()));
        Instant arrivalDue = deadlines
                .openAt(
                        order.incidentId(),
                        order.id().value(),
                        OrderDeadline.ARRIVAL.name(),
                        OrderDeadline.ARRIVAL.label(),
                        eta.plus(incidents.real(order.incidentId(), OrderDeadline.ARRIVAL.standard())))
                .dueAt();
        orders.eta(order.id(), eta);
        orders.moveTo(order.id(), OrderState.EN_ROUTE, "departed_at", now, OrderDeadline.ARRIVAL, arrivalDue);
        tell(
                said,
                new DispatchEvent.TeamDeparted(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        order.present(),
                        order.present() < order.standard().quorum(),
                        eta,
                        said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    Outcome arrived(DispatchOrder order, ResponderMessage said, Position location) {
        Instant now = clock.instant();
        if (order.state().beyond(OrderState.ON_SCENE)) {
            return Outcome.LATE;
        }
        boolean first = !orders.anyArrived(order.incidentId());
        imply(order, now);
        for (OrderDeadline passed : new OrderDeadline[] {OrderDeadline.MUSTER, OrderDeadline.DEPARTURE}) {
            deadlines.cancel(order.incidentId(), order.id().value(), passed.name());
        }
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.ARRIVAL.name());
        OrderDeadline next = OrderDeadline.SAFETY_CHECK;
        orders.moveTo(order.id(), OrderState.ON_SCENE, "arrived_at", now, next, open(order, next));
        incidents.onScene(order.incidentId());
        tell(
                said,
                new DispatchEvent.TeamArrived(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        order.present(),
                        first,
                        location,
                        said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** The five points were gone through; work on the line starts only when all are there. */
    public Outcome safetyChecked(DispatchOrder order, ResponderMessage said, JsonNode check, boolean passed) {
        Instant now = clock.instant();
        if (order.state().ordinal() < OrderState.ON_SCENE.ordinal()) {
            throw illegal(order, "报安全核查（须先到场）");
        }
        orders.safetyCheck(order.id(), json.write(check));
        if (!passed) {
            tell(
                    said,
                    new DispatchEvent.SafetyCheckIncomplete(order.incidentId(), order.id(), order.teamName(), check));
            return Outcome.APPLIED;
        }
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.SAFETY_CHECK.name());
        orders.stamp(order.id(), "safety_checked_at", now);
        workBegins(order);
        tell(said, new DispatchEvent.SafetyCheckPassed(order.incidentId(), order.id(), order.teamName(), check));
        return Outcome.APPLIED;
    }

    /** A commander lets the crew begin without all five points. */
    public void gateOverridden(DispatchOrder order) {
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.SAFETY_CHECK.name());
        workBegins(order);
    }

    /** A check that is made again does not make the work begin again: who has worked for hours has. */
    private void workBegins(DispatchOrder order) {
        boolean working = deadlines
                .findOpen(order.incidentId(), order.id().value(), OrderDeadline.COMPLETION.name())
                .isPresent();
        if (order.state() != OrderState.ON_SCENE) {
            return;
        }
        if (!working) {
            orders.due(order.id(), OrderDeadline.COMPLETION, open(order, OrderDeadline.COMPLETION));
        }
        listen(order);
    }

    Outcome completed(DispatchOrder order, ResponderMessage said, String note) {
        if (order.state().beyond(OrderState.COMPLETED)) {
            return Outcome.LATE;
        }
        if (!order.state().mayBecome(OrderState.COMPLETED)) {
            throw illegal(order, "报完成（须先到场）");
        }
        deadlines.cancel(order.incidentId(), order.id().value(), OrderDeadline.SAFETY_CHECK.name());
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.COMPLETION.name());
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.REPORT.name());
        OrderDeadline next = OrderDeadline.RELEASE;
        orders.moveTo(order.id(), OrderState.COMPLETED, "completed_at", clock.instant(), next, open(order, next));
        tell(
                said,
                new DispatchEvent.DispatchOrderCompleted(
                        order.incidentId(), order.id(), order.teamName(), note, said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** @param accounted heads counted on return, or null when nobody said */
    Outcome released(DispatchOrder order, ResponderMessage said, Integer accounted) {
        if (!order.state().mayBecome(OrderState.RELEASED)) {
            throw illegal(order, "报归队（须先报任务完成）");
        }
        if (accounted != null && (accounted < 0 || accounted > 10_000)) {
            throw Problem.invalid("accounted", "清点人数须为不小于 0 的整数");
        }
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.RELEASE.name());
        orders.moveTo(order.id(), OrderState.RELEASED, "released_at", clock.instant(), null, null);
        orders.accounted(order.id(), accounted);
        if (!order.exercise()) {
            teams.markReleased(order.teamId(), clock.instant());
        }
        tell(
                said,
                new DispatchEvent.TeamReleased(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        accounted,
                        order.present(),
                        said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** The team knows that its order was taken back. */
    Outcome cancellationAcknowledged(DispatchOrder order, ResponderMessage said) {
        if (order.state() != OrderState.CANCELLED) {
            throw illegal(order, "回执撤令（指令未撤）");
        }
        if (order.stamps().cancelAcknowledgedAt() != null) {
            return Outcome.LATE;
        }
        deadlines.meet(order.incidentId(), order.id().value(), OrderDeadline.CANCELLATION_ACK.name());
        orders.stamp(order.id(), "cancel_acknowledged_at", clock.instant());
        orders.due(order.id(), null, null);
        tell(
                said,
                new DispatchEvent.CancellationAcknowledged(
                        order.incidentId(), order.id(), order.teamName(), said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** @param photos ids of pictures; they need not have come yet */
    Outcome reported(DispatchOrder order, ResponderMessage said, String text, List<UUID> photos) {
        orders.lastReport(
                order.id(),
                json.write(
                        Map.of("text", text, "at", clock.instant(), "actorName", said.actorName(), "photos", photos)));
        heard(order);
        tell(
                said,
                new DispatchEvent.FieldReportReceived(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        text,
                        photos.isEmpty() ? null : photos,
                        said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** The crew has said something, whatever it was: while it is on the line, the clock of its silence starts anew. */
    public void heard(DispatchOrder order) {
        if (order.state() == OrderState.ON_SCENE && order.stamps().safetyCheckedAt() != null) {
            listen(order);
        }
    }

    private void listen(DispatchOrder order) {
        UUID id = order.id().value();
        OrderDeadline report = OrderDeadline.REPORT;
        deadlines.meet(order.incidentId(), id, report.name());
        Instant due = deadlines
                .open(order.incidentId(), id, report.name(), report.label(), cadence.every())
                .dueAt();
        // the countdown shows whichever comes first: the next word or the end of four hours
        deadlines
                .findOpen(order.incidentId(), id, OrderDeadline.COMPLETION.name())
                .filter(it -> it.step() == 1)
                .ifPresent(relief -> {
                    boolean sooner = due.isBefore(relief.dueAt());
                    orders.due(order.id(), sooner ? report : OrderDeadline.COMPLETION, sooner ? due : relief.dueAt());
                });
    }

    /** A later fact implies the acknowledgement that was never sent. */
    private void imply(DispatchOrder order, Instant now) {
        meetAcknowledgement(order);
        orders.stamp(order.id(), "acknowledged_at", now);
    }

    private void meetAcknowledgement(DispatchOrder order) {
        deadlines.meet(
                order.incidentId(),
                order.id().value(),
                List.of(OrderDeadline.ACK_RECALL.name(), OrderDeadline.ACK.name()));
    }

    private Instant open(DispatchOrder order, OrderDeadline kind) {
        return deadlines
                .open(order.incidentId(), order.id().value(), kind.name(), kind.label(), kind.standard())
                .dueAt();
    }

    private void tell(ResponderMessage said, JournalEvent event) {
        journal.record(event, said.deviceAt(), said.channel());
    }

    static Problem illegal(DispatchOrder order, String wanted) {
        return Problem.conflict(
                        "illegal-transition",
                        order.teamName() + "的指令" + order.state().label() + "，不能" + wanted)
                .with("state", order.state());
    }
}
