package org.muster.callout;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.Incident;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose people are called, and what each of them has said. */
@Repository
class CallOuts {

    private final JdbcClient jdbc;
    private final Clock clock;

    CallOuts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(Incident incident, DispatchOrder order) {
        jdbc.sql(
                        """
                        insert into call_out (order_id, incident_id, division_code, exercise, quorum, opened_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        order.id().value(),
                        incident.id().value(),
                        incident.divisionCode().value(),
                        incident.exercise(),
                        order.standard().quorum(),
                        now())
                .update();
    }

    /** All in one statement, however many. */
    void add(OrderId order, List<Person> people) {
        jdbc.sql(
                        """
                insert into call_person (id, order_id, kind, member_id, name, phone, code)
                select id, ?, kind, member_id, name, phone, code
                  from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                       as person (id, kind, member_id, name, phone, code)
                on conflict (order_id, coalesce(member_id, kind)) do nothing""")
                .params(Arrays.asList(
                        order.value(),
                        column(people, it -> it.id().toString()),
                        column(people, it -> it.kind().name()),
                        column(people, Person::memberId),
                        column(people, Person::name),
                        column(people, Person::phone),
                        column(people, Person::code)))
                .update();
    }

    static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    List<Person> people(OrderId order) {
        return jdbc.sql("select * from call_person where order_id = ? order by kind, member_id, name")
                .param(order.value())
                .query(CallOuts::person)
                .list();
    }

    Optional<Person> person(UUID id) {
        return jdbc.sql("select * from call_person where id = ?")
                .param(id)
                .query(CallOuts::person)
                .optional();
    }

    /** Whom a number and code speak for: an order that stands before one that is over. */
    Optional<Person> byCode(String phone, String code) {
        return jdbc.sql(
                        """
                select * from call_person where phone = ? and code = ?
                 order by closed_at desc nulls first limit 1""")
                .params(phone, code)
                .query(CallOuts::person)
                .optional();
    }

    /** An open call this number or, failing that, this code may be about. */
    Optional<Person> perhaps(String phone, String code) {
        return jdbc.sql(
                        """
                select * from call_person where closed_at is null and (phone = ? or code = ?)
                 order by (phone = ?) desc nulls last limit 1""")
                .params(phone, code, phone)
                .query(CallOuts::person)
                .optional();
    }

    /** @param exercise whether all that is called there is an exercise */
    record Calling(String divisionCode, boolean exercise) {}

    /** Divisions where people are being called out now. */
    List<Calling> divisionsCalling() {
        return jdbc.sql(
                        """
                select division_code, bool_and(exercise) exercise from call_out where closed_at is null
                 group by division_code""")
                .query(Calling.class)
                .list();
    }

    /** Their page or their phone has the order. */
    void delivered(OrderId order, Called kind, Instant at) {
        stamp("delivered_at", order, kind, at);
        jdbc.sql(
                        """
                update call_attempt a set state = 'DELIVERED', delivered_at = coalesce(a.delivered_at, ?)
                  from call_person p
                 where p.id = a.person_id and a.order_id = ? and p.kind = ? and a.channel = 'PUSH' and a.state = 'SENT'""")
                .params(Timestamp.from(at), order.value(), kind.name())
                .update();
    }

    void read(OrderId order, Called kind, Instant at) {
        stamp("read_at", order, kind, at);
    }

    private void stamp(String column, OrderId order, Called kind, Instant at) {
        jdbc.sql("update call_person set %s = coalesce(%s, ?) where order_id = ? and kind = ?"
                        .formatted(column, column))
                .params(Timestamp.from(at), order.value(), kind.name())
                .update();
    }

    /** The leader, for the order, or the duty officer has answered. */
    void answered(OrderId order, Called kind, String answer, String via, Instant at) {
        jdbc.sql(
                        """
                update call_person set answered_at = coalesce(answered_at, ?), answer = ?, via = ?
                 where order_id = ? and kind = ?""")
                .params(Timestamp.from(at), answer, via, order.value(), kind.name())
                .update();
    }

    /** Members have said for themselves, or others have said of them, whether they come. The last word counts. */
    void said(OrderId order, Collection<String> members, String answer, String via, Instant at) {
        if (members.isEmpty()) {
            return;
        }
        // a leader has answered when the order is, not when they say that they come themselves; who answers has read it
        jdbc.sql(
                        """
                update call_person
                   set answer = :answer, via = :via,
                       answered_at = case when kind = 'LEADER' then answered_at else coalesce(answered_at, :at) end,
                       read_at = case when :via in ('LINK', 'SMS', 'VOICE') then coalesce(read_at, :at) else read_at end
                 where order_id = :order and member_id = any (:members)""")
                .param("answer", answer)
                .param("via", via)
                .param("at", Timestamp.from(at))
                .param("order", order.value())
                .param("members", members.toArray(String[]::new))
                .update();
        jdbc.sql(
                        """
                update call_attempt a set state = 'LEFT', ended_at = ?
                  from call_person p
                 where p.id = a.person_id and a.order_id = ? and p.member_id = any (?) and p.kind <> 'LEADER'
                   and a.notice in ('ORDER', 'RECALL') and a.state in ('PLANNED', 'WAITING')""")
                .params(Timestamp.from(at), order.value(), members.toArray(String[]::new))
                .update();
    }

    /** Nobody of these kinds is called any further about these notices. */
    void leave(OrderId order, Collection<Notice> notices, Collection<Called> kinds) {
        jdbc.sql(
                        """
                update call_attempt a set state = 'LEFT', ended_at = ?
                  from call_person p
                 where p.id = a.person_id and a.order_id = ? and a.notice = any (?) and p.kind = any (?)
                   and a.state in ('PLANNED', 'WAITING')""")
                .params(now(), order.value(), column(notices, Notice::name), column(kinds, Called::name))
                .update();
    }

    /** The order is over: its codes are free for other orders, late words still find it. */
    void close(OrderId order) {
        jdbc.sql("update call_person set closed_at = ? where order_id = ? and closed_at is null")
                .params(now(), order.value())
                .update();
        jdbc.sql("update call_out set closed_at = coalesce(closed_at, ?) where order_id = ?")
                .params(now(), order.value())
                .update();
    }

    /** Somebody else was told because the leader is silent. */
    void escalated(OrderId order) {
        jdbc.sql("update call_out set escalated_at = coalesce(escalated_at, ?) where order_id = ?")
                .params(now(), order.value())
                .update();
    }

    /**
     * Orders that have reached nobody 120 seconds after they were issued: not delivered, not acknowledged, nobody else
     * called. Each is found once, whether or not its people were ever called.
     */
    List<UUID> untold(Instant issuedBefore) {
        return jdbc.sql(
                        """
                select o.id from dispatch_order o left join call_out c on c.order_id = o.id
                 where o.state = 'ISSUED' and o.issued_at between ?::timestamptz - interval '1 day' and ?
                   and c.escalated_at is null and c.untold_at is null
                   and not exists (select 1 from call_person p
                                    where p.order_id = o.id and p.kind = 'LEADER' and p.delivered_at is not null)
                 limit 100""")
                .params(Timestamp.from(issuedBefore), Timestamp.from(issuedBefore))
                .query(UUID.class)
                .list();
    }

    /** @return false when it was known before */
    boolean markUntold(OrderId order) {
        return jdbc.sql("update call_out set untold_at = ? where order_id = ? and untold_at is null")
                        .params(now(), order.value())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Person person(ResultSet row, int index) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                orderId(row),
                Called.valueOf(row.getString("kind")),
                row.getString("member_id"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("code"),
                instant(row, "delivered_at"),
                instant(row, "read_at"),
                instant(row, "answered_at"),
                row.getString("answer"),
                row.getString("via"),
                instant(row, "closed_at"),
                row.getObject("call_id", UUID.class));
    }

    /** Null for who is called about another matter than an order. */
    static OrderId orderId(ResultSet row) throws SQLException {
        UUID id = row.getObject("order_id", UUID.class);
        return id == null ? null : new OrderId(id);
    }
}
