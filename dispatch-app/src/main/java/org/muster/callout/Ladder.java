package org.muster.callout;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.callout.CallOutRules.Rung;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans the rungs of a notice with their due times, and climbs: what is due is let go to its channel, unless it has
 * become needless. A rung's due time is stored when it is planned; a later change of the table changes no running call.
 */
@Component
@Transactional
class Ladder {

    private record Climbed(
            OrderId order, Notice notice, int step, Channel channel, boolean named, boolean goes, String name) {}

    private record Group(OrderId order, Notice notice, int step, Channel channel) {}

    /** Long enough to tell an exercise's pace from its real length in milliseconds. */
    private static final Duration LONG = Duration.ofHours(10);

    private final Map<String, List<Rung>> ladders = new ConcurrentHashMap<>();
    private final CallOutRules rules;
    private final Outbox outbox;
    private final QuietHours quiet;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    Ladder(
            CallOutRules rules,
            Outbox outbox,
            QuietHours quiet,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.outbox = outbox;
        this.quiet = quiet;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Plans what these people are told and lets go what is due at once.
     *
     * @param seq the journal entry that is the reason
     * @param at when it was recorded: the rungs' times run from here
     */
    void plan(DispatchOrder order, Notice notice, long seq, Instant at, String text, List<Person> people) {
        double pace = (double) incidents.real(order.incidentId(), LONG).toMillis() / LONG.toMillis();
        Optional<Person> duty =
                people.stream().filter(it -> it.kind() == Called.DUTY_OFFICER).findFirst();
        List<Attempt> attempts = new ArrayList<>();
        for (Person person : people) {
            for (Rung rung : ladder(notice, person.kind())) {
                Channel channel = Channel.valueOf(rung.channel());
                Person called = rung.dutyOfficer() ? duty.orElse(null) : person;
                if (called == null || channel != Channel.PUSH && !called.hasPhone()) {
                    continue;
                }
                // for a leader who cannot be called the next named person is called at once
                Duration after = rung.dutyOfficer() && !person.hasPhone()
                        ? Duration.ZERO
                        : Duration.ofMillis(Math.round(rung.after().toMillis() * pace));
                attempts.add(new Attempt(
                        UUID.randomUUID(),
                        called.id(),
                        rung.step(),
                        channel,
                        rung.dutyOfficer(),
                        rung.unless(),
                        rung.provided(),
                        quiet.earliest(notice, at.plus(after))));
            }
        }
        if (!attempts.isEmpty()) {
            outbox.plan(order, notice, seq, text, attempts);
            climb(order.incidentId());
        }
    }

    /** The tables are part of the build and do not change while the server runs. */
    private List<Rung> ladder(Notice notice, Called person) {
        return ladders.computeIfAbsent(
                notice.name() + person.name(), any -> rules.ladder(notice.name(), person.name()));
    }

    /** When the next rung is due, if any is planned. */
    @Transactional(readOnly = true)
    Optional<Instant> nextDue() {
        return jdbc.sql("select min(due_at) from call_attempt where state = 'PLANNED'")
                .query((row, i) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    @Transactional(readOnly = true)
    List<IncidentId> due() {
        return jdbc.sql(
                        "select distinct incident_id from call_attempt where order_id is not null and state = 'PLANNED' and due_at <= ?")
                .param(Timestamp.from(clock.instant()))
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Lets go every due rung of an incident, in one statement, and tells the journal of it by order and channel. A rung
     * that somebody else is just at is left to the next look: waiting for it could end in a deadlock.
     */
    void climb(IncidentId incident) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Climbed> climbed = jdbc.sql(
                        """
                with due as (
                    select id from call_attempt where incident_id = ? and state = 'PLANNED' and due_at <= ?
                       for update skip locked)
                update call_attempt a
                   set state = case
                         when a.notice in ('ORDER', 'RECALL')
                              and (p.answered_at is not null
                                   or p.kind in ('LEADER', 'DUTY_OFFICER') and o.state not in ('ISSUED', 'DELIVERED')
                                   or o.state not in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED')) then 'LEFT'
                         when a.notice = 'STAND_DOWN' and p.kind = 'LEADER' and o.cancel_acknowledged_at is not null
                              then 'LEFT'
                         when a.unless = 'DELIVERED' and p.delivered_at is not null then 'SKIPPED'
                         when a.provided = 'SHORT'
                              and (select count(*) from call_person x
                                    where x.order_id = a.order_id and x.answer in ('COMING', 'PRESENT')) >= c.quorum
                              then 'SKIPPED'
                         when a.provided = 'CALLED' and coalesce(p.answer, '') not in ('COMING', 'PRESENT')
                              and not exists (select 1 from call_attempt e
                                               where e.person_id = p.id and e.notice <> a.notice and e.channel <> 'PUSH'
                                                 and e.state in ('SENDING', 'SENT', 'DELIVERED', 'FAILED'))
                              then 'SKIPPED'
                         when a.channel = 'PUSH' then 'SENT'
                         else 'WAITING' end,
                       sent_at = case when a.channel = 'PUSH' then ?::timestamptz end
                  from due, call_person p
                  join call_out c on c.order_id = p.order_id
                  join dispatch_order o on o.id = c.order_id
                 where a.id = due.id and p.id = a.person_id
                returning a.order_id, a.notice, a.step, a.channel, a.named, a.state in ('WAITING', 'SENT') goes, p.name""")
                .params(incident.value(), now, now)
                .query((row, i) -> new Climbed(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        Notice.valueOf(row.getString("notice")),
                        row.getInt("step"),
                        Channel.valueOf(row.getString("channel")),
                        row.getBoolean("named"),
                        row.getBoolean("goes"),
                        row.getString("name")))
                .list();
        tell(incident, climbed);
    }

    private void tell(IncidentId incident, Collection<Climbed> climbed) {
        Map<Group, Integer> people = new LinkedHashMap<>();
        Map<OrderId, String> teams = new LinkedHashMap<>();
        for (Climbed it : climbed) {
            if (!it.goes()) {
                continue;
            }
            String team =
                    teams.computeIfAbsent(it.order(), id -> dispatch.get(id).teamName());
            if (it.named()) {
                journal.record(new CallOutEvent.CallOutEscalated(
                        incident,
                        it.order(),
                        team,
                        it.name(),
                        it.channel().name(),
                        it.channel().label()));
            } else if (it.channel() != Channel.PUSH) {
                // what the open pages got, the order's own entry has told already
                people.merge(new Group(it.order(), it.notice(), it.step(), it.channel()), 1, Integer::sum);
            }
        }
        people.forEach((group, count) -> journal.record(new CallOutEvent.CallOutAdvanced(
                incident,
                group.order(),
                teams.get(group.order()),
                group.notice().name(),
                group.step(),
                group.channel().name(),
                group.channel().label(),
                count)));
    }
}
