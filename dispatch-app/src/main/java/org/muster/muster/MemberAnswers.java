package org.muster.muster;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What single members say about themselves after the call: coming or not. Every word is kept, the last one counts. */
@Service
@Transactional
public class MemberAnswers {

    public enum Answer {
        COMING,
        NOT_COMING
    }

    /** @param channel how it reached us: LINK, SMS, VOICE … */
    public record Said(Answer answer, String reason, String channel, Instant at) {}

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    MemberAnswers(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps a member's word, told by whoever acts now: the member, or a person at the desk who has read it. The same word
     * again over the same channel tells nothing new and is not told twice.
     */
    public void record(DispatchOrder order, Member member, Answer answer, String channel) {
        record(ActorContext.actor(), order, member.id(), member.name(), answer, null, channel);
    }

    /** As above, for somebody known from the order's own roll, who speaks themselves. */
    void take(DispatchOrder order, MemberId member, String name, Answer answer, String reason, String channel) {
        record(new Actor(member.value(), name), order, member, name, answer, reason, channel);
    }

    private void record(
            Actor teller,
            DispatchOrder order,
            MemberId member,
            String name,
            Answer answer,
            String reason,
            String channel) {
        Said before = latest(order.id()).get(member);
        if (before != null && before.answer() == answer && before.channel().equals(channel)) {
            return;
        }
        jdbc.sql(
                        """
                insert into member_answer (order_id, member_id, answer, reason, channel, at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        order.id().value(),
                        member.value(),
                        answer.name(),
                        reason,
                        channel,
                        Timestamp.from(clock.instant()))
                .update();
        ActorContext.runAs(
                teller,
                channel,
                () -> journal.record(new MemberAnswered(
                        order.incidentId(), order.id(), order.teamName(), member, name, answer, reason)));
    }

    /** The last word of each member who has said something. */
    @Transactional(readOnly = true)
    public Map<MemberId, Said> latest(OrderId order) {
        return latest(List.of(order)).getOrDefault(order, Map.of());
    }

    /** The last words about many orders in one look; an order of which nobody said anything is missing. */
    @Transactional(readOnly = true)
    public Map<OrderId, Map<MemberId, Said>> latest(Collection<OrderId> orders) {
        Map<OrderId, Map<MemberId, Said>> said = new HashMap<>();
        jdbc.sql(
                        """
                select order_id, member_id, answer, reason, channel, at from member_answer
                 where order_id = any (?) order by number""")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(row -> {
                    said.computeIfAbsent(
                                    new OrderId(row.getObject("order_id", UUID.class)), any -> new LinkedHashMap<>())
                            .put(
                                    new MemberId(row.getString("member_id")),
                                    new Said(
                                            Answer.valueOf(row.getString("answer")),
                                            row.getString("reason"),
                                            row.getString("channel"),
                                            row.getTimestamp("at").toInstant()));
                });
        return said;
    }
}
