package org.muster.callout;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far a call-out has come: the counts of an order, and person by person. */
@Component
@Transactional(readOnly = true)
class CallOutViews implements OrderPart {

    /**
     * One channel of the ladder line.
     *
     * @param channel PUSH, SMS or VOICE
     * @param name the next named person, or null for the team's own people
     * @param state DONE; FAILED when nobody called over it was reached; NEXT while it is still to come
     * @param people how many were called over it
     * @param reached how many of them it has reached: page opened, message delivered, call heard
     * @param at when the last of them was called
     * @param dueAt when it comes, while it is still to come
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RungView(String channel, String name, String state, int people, int reached, Instant at, Instant dueAt) {}

    /** @param silent who was called and has neither answered nor been counted present or absent */
    record Counts(
            int people, int withoutPhone, int reached, int coming, int notComing, int silent, List<RungView> rungs) {}

    /** One message or call to one person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            UUID id,
            String notice,
            String channel,
            boolean named,
            String state,
            Instant dueAt,
            Instant sentAt,
            Instant deliveredAt,
            Instant endedAt,
            String result) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextRung(String channel, Instant dueAt) {}

    /**
     * One person.
     *
     * @param channel the last one they were called over
     * @param answer COMING, NOT_COMING, PRESENT, ABSENT, ACKNOWLEDGED or REFUSED
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            UUID id,
            String kind,
            String memberId,
            String name,
            String phone,
            String state,
            String channel,
            Instant sentAt,
            Instant deliveredAt,
            Instant readAt,
            Instant answeredAt,
            String answer,
            String via,
            NextRung next,
            List<AttemptView> attempts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallOutView(
            Counts counts, Instant openedAt, Instant escalatedAt, Instant untoldAt, List<PersonView> people) {}

    private final CallOuts callOuts;
    private final JdbcClient jdbc;

    CallOutViews(CallOuts callOuts, JdbcClient jdbc) {
        this.callOuts = callOuts;
        this.jdbc = jdbc;
    }

    @Override
    public String word() {
        return "callOut";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        Map<OrderId, Object> counts = new HashMap<>();
        counts(orders.stream().map(DispatchOrder::id).toList()).forEach(counts::put);
        return counts;
    }

    /** Two queries for any number of orders. */
    private Map<OrderId, Counts> counts(List<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        Map<UUID, List<RungView>> rungs = new HashMap<>();
        jdbc.sql(
                        """
                select a.order_id, a.channel, case when a.named then p.name end as name,
                       count(distinct a.person_id) filter (where a.state in ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED')) people,
                       count(distinct a.person_id) filter (where a.state = 'DELIVERED') reached,
                       count(*) filter (where a.state in ('WAITING', 'SENDING', 'SENT')) pending,
                       max(coalesce(a.sent_at, a.due_at)) filter (where a.state in ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED')) at,
                       min(a.due_at) filter (where a.state = 'PLANNED' and a.provided = 'ALWAYS') due_at
                  from call_attempt a join call_person p on p.id = a.person_id
                 where a.order_id = any (?) and a.notice in ('ORDER', 'RECALL')
                 group by a.order_id, a.channel, case when a.named then p.name end""")
                .param(ids)
                .query(row -> {
                    RungView rung = rung(row);
                    if (rung != null) {
                        rungs.computeIfAbsent(row.getObject("order_id", UUID.class), any -> new ArrayList<>())
                                .add(rung);
                    }
                });
        Map<OrderId, Counts> counts = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select order_id, count(*) people, count(*) filter (where phone is null) without_phone,
                       count(*) filter (where coalesce(delivered_at, read_at, answered_at) is not null) reached,
                       count(*) filter (where answer in ('COMING', 'PRESENT')) coming,
                       count(*) filter (where answer in ('NOT_COMING', 'ABSENT')) not_coming,
                       count(*) filter (where answer is null and kind in ('LEADER', 'MEMBER')) silent
                  from call_person where order_id = any (?) group by order_id""")
                .param(ids)
                .query(row -> {
                    UUID order = row.getObject("order_id", UUID.class);
                    List<RungView> line = rungs.getOrDefault(order, new ArrayList<>());
                    line.sort(Comparator.comparing((RungView it) -> it.name() != null)
                            .thenComparing(it -> Channel.valueOf(it.channel())));
                    counts.put(
                            new OrderId(order),
                            new Counts(
                                    row.getInt("people"),
                                    row.getInt("without_phone"),
                                    row.getInt("reached"),
                                    row.getInt("coming"),
                                    row.getInt("not_coming"),
                                    row.getInt("silent"),
                                    List.copyOf(line)));
                });
        return counts;
    }

    private static RungView rung(ResultSet row) throws SQLException {
        int people = row.getInt("people");
        int reached = row.getInt("reached");
        Instant dueAt = instant(row, "due_at");
        if (people == 0 && dueAt == null) {
            return null;
        }
        String state = people == 0 ? "NEXT" : reached == 0 && row.getInt("pending") == 0 ? "FAILED" : "DONE";
        return new RungView(
                row.getString("channel"),
                row.getString("name"),
                state,
                people,
                reached,
                people == 0 ? null : instant(row, "at"),
                people == 0 ? dueAt : null);
    }

    /** Who is still silent comes first, then by part and name. */
    CallOutView of(OrderId order, boolean withPhones) {
        Map<UUID, List<AttemptView>> attempts = new HashMap<>();
        jdbc.sql("select * from call_attempt where order_id = ? order by due_at, step")
                .param(order.value())
                .query(row -> {
                    attempts.computeIfAbsent(row.getObject("person_id", UUID.class), any -> new ArrayList<>())
                            .add(attempt(row));
                });
        List<PersonView> people = callOuts.people(order).stream()
                .map(it -> person(it, attempts.getOrDefault(it.id(), List.of()), withPhones))
                .sorted(Comparator.comparing((PersonView it) -> it.answer() != null)
                        .thenComparing(it -> Called.valueOf(it.kind()) == Called.OFF_DUTY && it.sentAt() == null)
                        .thenComparing(it -> Called.valueOf(it.kind()))
                        .thenComparing(it -> it.memberId() == null ? "" : it.memberId()))
                .toList();
        Counts counts = counts(List.of(order)).getOrDefault(order, new Counts(0, 0, 0, 0, 0, 0, List.of()));
        return jdbc.sql("select opened_at, escalated_at, untold_at from call_out where order_id = ?")
                .param(order.value())
                .query((row, i) -> new CallOutView(
                        counts,
                        instant(row, "opened_at"),
                        instant(row, "escalated_at"),
                        instant(row, "untold_at"),
                        people))
                .optional()
                .orElseGet(() -> new CallOutView(counts, null, null, null, people));
    }

    private static PersonView person(Person it, List<AttemptView> attempts, boolean withPhone) {
        AttemptView last = attempts.stream()
                .filter(a -> !a.state().equals("PLANNED")
                        && !a.state().equals("SKIPPED")
                        && !a.state().equals("LEFT"))
                .reduce((a, b) -> b)
                .orElse(null);
        NextRung next = attempts.stream()
                .filter(a -> a.state().equals("PLANNED"))
                .findFirst()
                .map(a -> new NextRung(a.channel(), a.dueAt()))
                .orElse(null);
        return new PersonView(
                it.id(),
                it.kind().name(),
                it.memberId(),
                it.name(),
                withPhone ? it.phone() : null,
                state(it, last),
                last == null ? null : last.channel(),
                attempts.stream()
                        .map(AttemptView::sentAt)
                        .filter(at -> at != null)
                        .reduce((a, b) -> b)
                        .orElse(null),
                it.deliveredAt(),
                it.readAt(),
                it.answeredAt(),
                it.answer(),
                it.via(),
                next,
                attempts);
    }

    /** How far it has come with somebody, in one word. */
    private static String state(Person it, AttemptView last) {
        if (it.answer() != null) {
            return "ANSWERED";
        }
        if (it.readAt() != null) {
            return "READ";
        }
        if (it.deliveredAt() != null) {
            return "DELIVERED";
        }
        if (!it.hasPhone()) {
            return "NO_PHONE";
        }
        if (last == null) {
            return "NOT_CALLED";
        }
        return last.state();
    }

    private static AttemptView attempt(ResultSet row) throws SQLException {
        return new AttemptView(
                row.getObject("id", UUID.class),
                row.getString("notice"),
                row.getString("channel"),
                row.getBoolean("named"),
                row.getString("state"),
                instant(row, "due_at"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "ended_at"),
                row.getString("result"));
    }
}
