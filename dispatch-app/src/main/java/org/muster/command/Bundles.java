package org.muster.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.command.Bundle.Due;
import org.muster.command.Bundle.Forces;
import org.muster.command.Bundle.Order;
import org.muster.command.Bundle.Situation;
import org.muster.command.Bundle.Waiting;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderState;
import org.muster.incident.Decisions;
import org.muster.incident.Incident;
import org.muster.incident.PicturePart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the taker of a command has to know. */
@Component
class Bundles {

    private static final Set<String> PARTS = Set.of("safety", "site", "wind", "aid");
    private static final int MOST = 40;

    private final DispatchManagement dispatch;
    private final Deadlines deadlines;
    private final ObjectProvider<Decisions> decisions;
    private final ObjectProvider<PicturePart> parts;
    private final ObjectMapper json;
    private final Clock clock;

    Bundles(
            DispatchManagement dispatch,
            Deadlines deadlines,
            ObjectProvider<Decisions> decisions,
            ObjectProvider<PicturePart> parts,
            ObjectMapper json,
            Clock clock) {
        this.dispatch = dispatch;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.parts = parts;
        this.json = json;
        this.clock = clock;
    }

    Bundle of(Incident it) {
        List<DispatchOrder> orders = dispatch.list(it.id()).stream()
                .filter(order -> order.state() != OrderState.REFUSED && order.state() != OrderState.CANCELLED)
                .toList();
        return new Bundle(
                clock.instant(),
                new Situation(
                        it.status().label(),
                        it.receivedAt(),
                        it.grade(),
                        it.gradeRule(),
                        it.responseLevel(),
                        it.proposedLevel(),
                        it.levelFacts(),
                        it.facts()),
                forces(orders),
                orders.stream().limit(MOST).map(Bundles::order).toList(),
                decisions.stream()
                        .flatMap(one -> one.pending(it.id()).stream())
                        .map(one -> waiting(json.valueToTree(one)))
                        .limit(MOST)
                        .toList(),
                deadlines.list(it.id()).stream()
                        .filter(one -> one.open() && one.orderId() == null)
                        .map(Bundles::due)
                        .limit(MOST)
                        .toList(),
                parts(it));
    }

    private static Forces forces(List<DispatchOrder> orders) {
        return new Forces(
                orders.size(),
                orders.stream().mapToInt(it -> it.standard().strength()).sum(),
                orders.stream().mapToInt(DispatchOrder::present).sum(),
                people(orders, Set.of(OrderState.EN_ROUTE)),
                people(orders, Set.of(OrderState.ON_SCENE, OrderState.COMPLETED)));
    }

    private static int people(List<DispatchOrder> orders, Set<OrderState> states) {
        return orders.stream()
                .filter(it -> states.contains(it.state()))
                .mapToInt(DispatchOrder::present)
                .sum();
    }

    private static Order order(DispatchOrder it) {
        return new Order(
                it.label(),
                it.teamName(),
                it.task(),
                it.state().label(),
                it.present(),
                it.standard().strength(),
                it.lastReport());
    }

    private static Waiting waiting(JsonNode task) {
        String due = task.path("dueAt").asText(null);
        return new Waiting(
                task.path("title").asText(),
                task.path("question").asText(null),
                task.path("roleLabel").asText(null),
                due == null ? null : Instant.parse(due));
    }

    private static Due due(Deadline it) {
        return new Due(it.label(), it.dueAt());
    }

    private Map<String, Object> parts(Incident it) {
        Map<String, Object> all = new LinkedHashMap<>();
        parts.stream().filter(part -> PARTS.contains(part.word())).forEach(part -> {
            Object value = part.of(it.id());
            if (value != null) {
                all.put(part.word(), json.convertValue(value, Object.class));
            }
        });
        return all;
    }
}
