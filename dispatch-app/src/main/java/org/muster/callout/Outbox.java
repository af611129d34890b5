package org.muster.callout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rungs as messages: taken under a lease, committed, sent outside of any transaction, recorded in a second one. A
 * crash in between leaves the lease to run out; the message is then sent again under the same id, which the gateway
 * drops as a repeat.
 */
@Repository
@Transactional
class Outbox {

    /** Longer than any send may take, so that nobody takes a message that is still on its way. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    /** About five minutes; by then the ladder has gone far past it. */
    private static final int MOST_TRIES = 20;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the rungs of one notice, all in one statement; the same notice is written once. */
    void plan(DispatchOrder order, Notice notice, long seq, String text, List<Attempt> attempts) {
        jdbc.sql(
                        """
                insert into call_attempt (id, order_id, incident_id, person_id, notice, seq, step, channel, named, unless,
                                          provided, exercise, lane, text, due_at, not_before, state)
                select id, ?, ?, person_id, ?, ?, step, channel, named, unless, provided, ?, ?, ?, due_at, due_at, 'PLANNED'
                  from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::timestamptz[])
                       as rung (id, person_id, step, channel, named, unless, provided, due_at)
                on conflict (person_id, seq, step) do nothing""")
                .params(Arrays.asList(
                        order.id().value(),
                        order.incidentId().value(),
                        notice.name(),
                        seq,
                        order.exercise(),
                        notice.lane(),
                        text,
                        CallOuts.column(attempts, it -> it.id().toString()),
                        CallOuts.column(attempts, it -> it.personId().toString()),
                        CallOuts.column(attempts, it -> String.valueOf(it.step())),
                        CallOuts.column(attempts, it -> it.channel().name()),
                        CallOuts.column(attempts, it -> String.valueOf(it.named())),
                        CallOuts.column(attempts, Attempt::unless),
                        CallOuts.column(attempts, Attempt::provided),
                        CallOuts.column(attempts, it -> it.dueAt().toString())))
                .update();
    }

    /** Tells one person at once that their word came too late to count. */
    void reply(Person person, String text) {
        jdbc.sql(
                        """
                insert into call_attempt (id, order_id, incident_id, person_id, notice, seq, step, channel, named, unless,
                                          provided, exercise, lane, text, due_at, not_before, state)
                select ?, c.order_id, c.incident_id, ?, 'STAND_DOWN', 0,
                       (select coalesce(max(step), 0) + 1 from call_attempt where person_id = ? and seq = 0),
                       'SMS', false, 'ANSWERED', 'ALWAYS', c.exercise, 0, ?, ?, ?, 'WAITING'
                  from call_out c where c.order_id = ?""")
                .params(
                        UUID.randomUUID(),
                        person.id(),
                        person.id(),
                        text,
                        now(),
                        now(),
                        person.orderId().value())
                .update();
    }

    /** Takes the next messages of a channel, alarms before news; nobody else gets them while the lease runs. */
    List<Outgoing> take(Channel channel, boolean exercise, int most) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                with next as (
                    select id from call_attempt
                     where state in ('WAITING', 'SENDING') and channel = ? and exercise = ? and not_before <= ?
                       and (lease_until is null or lease_until <= ?)
                     order by lane, not_before limit ? for update skip locked)
                update call_attempt a set state = 'SENDING', tries = a.tries + 1, lease_until = ?
                  from next, call_person p
                 where a.id = next.id and p.id = a.person_id
                returning a.id, a.order_id, a.notice, p.kind, p.member_id, p.phone, p.code, a.text, a.tries""")
                .params(
                        channel.name(),
                        exercise,
                        Timestamp.from(now),
                        Timestamp.from(now),
                        most,
                        Timestamp.from(now.plus(LEASE)))
                .query(Outbox::outgoing)
                .list();
    }

    /** They were handed over. What a receipt has said meanwhile stays. */
    void sent(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        String[] list = CallOuts.column(ids, UUID::toString);
        jdbc.sql(
                        """
                update call_attempt
                   set state = case when state = 'SENDING' then 'SENT' else state end,
                       sent_at = coalesce(sent_at, ?), lease_until = null
                 where id = any (?::uuid[])""")
                .params(now(), list)
                .update();
        jdbc.sql(
                        """
                update call_out c set escalated_at = coalesce(c.escalated_at, ?)
                  from call_attempt a
                 where a.order_id = c.order_id and a.id = any (?::uuid[]) and a.named""")
                .params(now(), list)
                .update();
    }

    /** Not known to be handed over: sent again after a pause, under the same id, until it makes no sense any more. */
    void failed(Outgoing message, String why) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(message.tries() - 1, 4));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        jdbc.sql(
                        """
                update call_attempt
                   set state = case when tries >= ? then 'FAILED' else 'WAITING' end, not_before = ?, lease_until = null,
                       result = ?
                 where id = ? and state = 'SENDING'""")
                .params(MOST_TRIES, Timestamp.from(next), shortened(why), message.id())
                .update();
    }

    /** The far side told what became of a short message; told twice, it changes nothing more. */
    void receipt(UUID id, boolean delivered, Instant at) {
        if (!delivered) {
            jdbc.sql(
                            """
                    update call_attempt set state = 'FAILED', result = 'UNDELIVERED', ended_at = ?
                     where id = ? and state in ('SENDING', 'SENT')""")
                    .params(Timestamp.from(at), id)
                    .update();
            return;
        }
        tellWhoCalled(id, Channel.SMS, at);
        jdbc.sql(
                        """
                with told as (
                    update call_attempt
                       set delivered_at = coalesce(delivered_at, ?),
                           state = case when state in ('SENDING', 'SENT') then 'DELIVERED' else state end
                     where id = ? returning person_id, notice)
                update call_person p set delivered_at = ?
                  from told
                 where p.id = told.person_id and told.notice in ('ORDER', 'RECALL', 'CALL') and p.delivered_at is null""")
                .params(Timestamp.from(at), id, Timestamp.from(at))
                .update();
    }

    /**
     * Whoever has somebody called by name hears that the message is there: before the rows of the call are taken, because
     * who hears an answer takes its own rows first too, and nobody may wait in a circle.
     */
    private void tellWhoCalled(UUID attempt, Channel channel, Instant at) {
        jdbc.sql(
                        """
                select p.call_id from call_attempt a join call_person p on p.id = a.person_id
                 where a.id = ? and p.call_id is not null and p.delivered_at is null""")
                .param(attempt)
                .query(UUID.class)
                .optional()
                .ifPresent(call -> events.publishEvent(new Reached(call, channel, at)));
    }

    /** Somebody who is called by name has the message, or has heard it. */
    record Reached(UUID callId, Channel channel, Instant at) {}

    /**
     * A call has ended.
     *
     * @param heard whether somebody picked up and heard the text
     * @param result ANSWERED, NO_ANSWER or BUSY
     * @return whom it was for; empty when it is no call of ours
     */
    Optional<UUID> callEnded(UUID id, boolean heard, String result, Instant at) {
        if (heard) {
            tellWhoCalled(id, Channel.VOICE, at);
        }
        Optional<UUID> person = jdbc.sql(
                        """
                update call_attempt
                   set state = ?, result = ?, ended_at = coalesce(ended_at, ?), sent_at = coalesce(sent_at, ?),
                       delivered_at = case when ? then coalesce(delivered_at, ?) else delivered_at end, lease_until = null
                 where id = ? and channel = 'VOICE' returning person_id""")
                .params(
                        heard ? "DELIVERED" : "FAILED",
                        result,
                        Timestamp.from(at),
                        Timestamp.from(at),
                        heard,
                        Timestamp.from(at),
                        id)
                .query(UUID.class)
                .optional();
        if (heard) {
            person.ifPresent(it -> jdbc.sql(
                            """
                    update call_person set delivered_at = coalesce(delivered_at, ?), read_at = coalesce(read_at, ?)
                     where id = ?""")
                    .params(Timestamp.from(at), Timestamp.from(at), it)
                    .update());
        }
        return person;
    }

    /** Whoever waits for a channel that is down goes on to the next one now. */
    int hurry(Channel down, boolean exercise) {
        return jdbc.sql(
                        """
                update call_attempt n set due_at = ?, not_before = ?
                 where n.state = 'PLANNED' and n.due_at > ? and n.channel <> ? and n.provided = 'ALWAYS'
                   and exists (select 1 from call_attempt w
                                where w.person_id = n.person_id and w.seq = n.seq and w.channel = ? and w.exercise = ?
                                  and w.state in ('WAITING', 'SENDING'))
                   and not exists (select 1 from call_attempt e
                                    where e.person_id = n.person_id and e.seq = n.seq and e.state = 'PLANNED'
                                      and e.step < n.step)""")
                .params(now(), now(), now(), down.name(), down.name(), exercise)
                .update();
    }

    /** Divisions whose messages wait for a channel, and how many. */
    List<WaitingHere> waiting(Channel channel, boolean exercise) {
        return jdbc.sql(
                        """
                select coalesce(c.division_code, m.division_code) division_code, count(*) messages
                  from call_attempt a
                  join call_person p on p.id = a.person_id
                  left join call_out c on c.order_id = a.order_id
                  left join personal_call m on m.id = p.call_id
                 where a.state in ('WAITING', 'SENDING') and a.channel = ? and a.exercise = ? and a.not_before <= ?
                 group by 1""")
                .params(channel.name(), exercise, Timestamp.from(clock.instant().plus(LONGEST_PAUSE)))
                .query(WaitingHere.class)
                .list();
    }

    record WaitingHere(String divisionCode, int messages) {}

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(String why) {
        return why == null || why.length() <= 200 ? why : why.substring(0, 200);
    }

    private static Outgoing outgoing(ResultSet row, int index) throws SQLException {
        return new Outgoing(
                row.getObject("id", UUID.class),
                CallOuts.orderId(row),
                Notice.valueOf(row.getString("notice")),
                Called.valueOf(row.getString("kind")),
                row.getString("member_id"),
                row.getString("phone"),
                row.getString("code"),
                row.getString("text"),
                row.getInt("tries"));
    }
}
