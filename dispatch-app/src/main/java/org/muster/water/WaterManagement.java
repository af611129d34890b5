package org.muster.water;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Journal;
import org.muster.risk.WaterPoint;
import org.muster.risk.WaterPoints;
import org.muster.risk.WaterPoints.Moved;
import org.muster.risk.WaterPoints.Movement;
import org.muster.shared.Problem;
import org.muster.water.WaterEvent.WaterDrawn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks into water points, draws from them and fills them. What a crew has drawn is drawn, whatever we thought was there. */
@Service
@Transactional
class WaterManagement {

    private final WaterPoints points;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;
    private final Journal journal;
    private final Clock clock;

    WaterManagement(
            WaterPoints points, DispatchManagement dispatch, IncidentAccess access, Journal journal, Clock clock) {
        this.points = points;
        this.dispatch = dispatch;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Somebody has looked.
     *
     * @param m3 what is in it, cubic metres; null where water runs
     */
    WaterPoint check(String id, UUID clientId, BigDecimal m3, boolean usable, String note) {
        WaterPoint point = hold(id, null);
        if (points.knows(id, clientId)) {
            return point;
        }
        BigDecimal now = point.running() ? point.nowM3() : m3;
        if (now == null) {
            throw Problem.invalid("m3", "请填写现有水量（立方米）");
        }
        withinCapacity(point, now);
        move(point, clientId, Movement.CHECK, now, null, null, note);
        points.checked(id, usable, Caller.current().displayName(), clock.instant());
        return points.get(id);
    }

    /** @param orderId the crew's order, or null when nobody's order needed it */
    WaterPoint draw(String id, UUID clientId, BigDecimal m3, OrderId orderId, String note) {
        DispatchOrder order = orderId == null ? null : mine(orderId);
        WaterPoint point = hold(id, order);
        if (points.knows(id, clientId)) {
            return point;
        }
        BigDecimal left = point.nowM3().subtract(m3);
        boolean disagrees = !point.running() && left.signum() < 0;
        BigDecimal now = point.running() ? point.nowM3() : left.max(BigDecimal.ZERO);
        move(point, clientId, Movement.DRAW, now, m3, order, note);
        if (order != null) {
            journal.record(new WaterDrawn(
                    order.incidentId(),
                    order.id(),
                    order.teamName(),
                    point.id(),
                    point.name(),
                    m3,
                    point.running() ? null : now,
                    point.running() ? null : point.volumeM3(),
                    disagrees));
        }
        return points.get(id);
    }

    /** @param m3 how much was filled in, or null for full */
    WaterPoint refill(String id, UUID clientId, BigDecimal m3, String note) {
        WaterPoint point = hold(id, null);
        if (points.knows(id, clientId)) {
            return point;
        }
        if (point.running()) {
            throw Problem.conflict("running-water", point.name() + "是" + point.kindLabel() + "，不计水量，不用补水");
        }
        BigDecimal now = m3 == null ? point.volumeM3() : point.nowM3().add(m3);
        withinCapacity(point, now);
        move(point, clientId, Movement.REFILL, now, null, null, note);
        return points.get(id);
    }

    private void move(
            WaterPoint point,
            UUID clientId,
            Movement kind,
            BigDecimal now,
            BigDecimal drawn,
            DispatchOrder order,
            String note) {
        points.move(
                point,
                new Moved(
                        clientId,
                        kind,
                        now,
                        drawn,
                        order == null ? null : order.id().value(),
                        order == null ? null : order.incidentId().value(),
                        Caller.current().displayName(),
                        note,
                        clock.instant()));
    }

    private static void withinCapacity(WaterPoint point, BigDecimal now) {
        if (now.compareTo(point.volumeM3()) > 0) {
            throw Problem.invalid(
                    "m3",
                    point.name() + "装满是 "
                            + point.volumeM3().stripTrailingZeros().toPlainString() + " 立方米，请核对水量，或先在登记册改容量");
        }
    }

    /** A crew from anywhere may draw where its order has sent it. */
    private WaterPoint hold(String id, DispatchOrder order) {
        WaterPoint point = points.lock(id).orElseThrow(() -> Problem.notFound("取水点"));
        boolean there =
                order != null && access.divisionOf(order.incidentId()).county().covers(point.divisionCode());
        if (!Caller.current().covers(point.divisionCode()) && !there) {
            throw Problem.notFound("取水点");
        }
        return point;
    }

    private DispatchOrder mine(OrderId id) {
        DispatchOrder order = dispatch.get(id);
        access.require(order.incidentId());
        Caller caller = Caller.current();
        if (caller.is(Role.TEAM_LEADER, Role.MEMBER) && !order.teamId().value().equals(caller.teamId())) {
            throw Problem.notFound("指令");
        }
        return order;
    }
}
