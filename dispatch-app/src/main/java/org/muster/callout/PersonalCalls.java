package org.muster.callout;

import static org.muster.shared.Json.instant;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.PersonReached;
import org.muster.call.Reply;
import org.muster.callout.CallOutRules.Rung;
import org.muster.incident.IncidentManagement;
import org.muster.notification.Alarms;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who are called by name about a matter that is no order, over the same outbox, lines and codes as the crews.
 * What is planned is stored, so a server that was killed goes on where it stopped.
 */
@Component
@Transactional
class PersonalCalls implements PersonCalls {

    /** A call as its person may see it. */
    record Known(
            UUID id,
            String matter,
            IncidentId incidentId,
            DivisionCode division,
            boolean exercise,
            String caption,
            String text,
            PersonCall.Replies replies,
            Instant openedAt,
            String name,
            Reply answer,
            Instant answeredAt,
            boolean closed) {}

    private static final Duration LONG = Duration.ofHours(10);
    private static final int CODES_TO_TRY = 50;

    private final CallOutRules rules;
    private final CallOutWords words;
    private final CallLinks links;
    private final IncidentManagement incidents;
    private final Alarms alarms;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonalCalls(
            CallOutRules rules,
            CallOutWords words,
            CallLinks links,
            IncidentManagement incidents,
            Alarms alarms,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rules = rules;
        this.words = words;
        this.links = links;
        this.incidents = incidents;
        this.alarms = alarms;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void call(PersonCall call) {
        Instant now = clock.instant();
        int first = jdbc.sql(
                        """
                insert into personal_call (id, matter, incident_id, division_code, exercise, caption, text, yes, no, done,
                                           opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Arrays.asList(
                        call.id(),
                        call.matter(),
                        call.incidentId() == null ? null : call.incidentId().value(),
                        call.division().value(),
                        call.exercise(),
                        call.caption(),
                        call.text(),
                        call.replies().yes(),
                        call.replies().no(),
                        call.replies().done(),
                        Timestamp.from(now)))
                .update();
        if (first == 0) {
            return;
        }
        UUID person = UUID.randomUUID();
        String code = write(person, call);
        if (call.phone() == null) {
            return;
        }
        for (Rung rung : rules.ladder(Notice.CALL.name(), Called.PERSON.name())) {
            Channel channel = Channel.valueOf(rung.channel());
            Instant due = now.plus(real(call, rung.after()));
            jdbc.sql(
                            """
                    insert into call_attempt (id, person_id, notice, seq, step, channel, named, unless, provided, exercise,
                                              lane, text, due_at, not_before, state)
                    values (?, ?, 'CALL', 0, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            UUID.randomUUID(),
                            person,
                            rung.step(),
                            channel.name(),
                            rung.unless(),
                            rung.provided(),
                            call.exercise(),
                            Notice.CALL.lane(),
                            message(call, channel, code),
                            Timestamp.from(due),
                            Timestamp.from(due),
                            due.isAfter(now) ? "PLANNED" : "WAITING")
                    .update();
        }
    }

    private Duration real(PersonCall call, Duration nominal) {
        return call.incidentId() == null
                ? nominal
                : Duration.ofMillis(nominal.toMillis()
                        * incidents.real(call.incidentId(), LONG).toMillis()
                        / LONG.toMillis());
    }

    /** The code tells this call apart from every other open one of the same phone. */
    private String write(UUID person, PersonCall call) {
        for (int i = 0; i < CODES_TO_TRY; i++) {
            String code = "%04d".formatted(random.nextInt(10_000));
            int written = jdbc.sql(
                            """
                    insert into call_person (id, call_id, kind, name, phone, code) values (?, ?, 'PERSON', ?, ?, ?)
                    on conflict do nothing""")
                    .params(Arrays.asList(person, call.id(), call.name(), call.phone(), code))
                    .update();
            if (written == 1) {
                return code;
            }
        }
        throw new IllegalStateException("no code is free for " + call.caption());
    }

    private String message(PersonCall call, Channel channel, String code) {
        String text = CallOutWords.mark(call.exercise()) + call.text();
        String keys = Arrays.stream(Reply.values())
                .filter(it -> call.replies().of(it) != null)
                .map(it -> channel == Channel.VOICE
                        ? call.replies().of(it) + "请按 " + it.key()
                        : it.key() + " " + code + " " + call.replies().of(it))
                .collect(Collectors.joining("，"));
        return channel == Channel.VOICE
                ? text + " " + keys + "。"
                : text + " 回复 " + keys + "。 " + words.address(links.pathFor(call.id()));
    }

    @Override
    public void leave(UUID callId) {
        leaveOff(callId);
        jdbc.sql("update call_person set closed_at = coalesce(closed_at, ?) where call_id = ?")
                .params(now(), callId)
                .update();
    }

    private void leaveOff(UUID callId) {
        jdbc.sql(
                        """
                update call_attempt a set state = 'LEFT', ended_at = ?
                  from call_person p
                 where p.id = a.person_id and p.call_id = ? and a.state in ('PLANNED', 'WAITING')""")
                .params(now(), callId)
                .update();
    }

    /** Lets go every rung that is due, unless its person has answered meanwhile. */
    void climb() {
        jdbc.sql(
                        """
                update call_attempt a
                   set state = case when p.answered_at is not null or p.closed_at is not null then 'LEFT' else 'WAITING' end
                  from call_person p
                 where p.id = a.person_id and a.order_id is null and a.state = 'PLANNED' and a.due_at <= ?""")
                .param(now())
                .update();
    }

    @Transactional(readOnly = true)
    Optional<Known> find(UUID callId) {
        return jdbc.sql(
                        """
                select m.*, p.name, p.answer, p.answered_at, p.closed_at
                  from personal_call m join call_person p on p.call_id = m.id where m.id = ?""")
                .param(callId)
                .query(PersonalCalls::known)
                .optional();
    }

    /** @throws Problem 409 when this answer was not offered */
    void answer(Person person, String key, String via) {
        Reply reply = Arrays.stream(Reply.values())
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
        answer(find(person.callId()).orElseThrow(), reply, person.phone(), via);
    }

    void answer(Known call, Reply reply, String who, String via) {
        if (call.replies().of(reply) == null) {
            String offered = Arrays.stream(Reply.values())
                    .filter(it -> call.replies().of(it) != null)
                    .map(it -> it.key() + " " + call.replies().of(it))
                    .collect(Collectors.joining("、"));
            throw Problem.conflict("illegal-transition", "只能回复 " + offered);
        }
        Instant at = clock.instant();
        // whose matter it is comes first: everybody takes its rows before those of the calls, so nobody waits in a
        // circle
        ActorContext.runAs(
                new Actor(who == null ? "call-" + call.id() : who, call.name()),
                via,
                () -> events.publishEvent(
                        new PersonAnswered(call.id(), call.matter(), call.incidentId(), call.name(), reply, via, at)));
        jdbc.sql(
                        """
                update call_person set answered_at = coalesce(answered_at, ?), read_at = coalesce(read_at, ?),
                                       answer = ?, via = ?
                 where call_id = ?""")
                .params(Timestamp.from(at), Timestamp.from(at), reply.name(), via, call.id())
                .update();
        leaveOff(call.id());
    }

    @EventListener
    public void on(Outbox.Reached reached) {
        find(reached.callId())
                .ifPresent(it -> events.publishEvent(new PersonReached(
                        it.id(),
                        it.matter(),
                        it.incidentId(),
                        reached.channel().name(),
                        reached.channel().label(),
                        reached.at())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Known known(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        String answer = row.getString("answer");
        return new Known(
                row.getObject("id", UUID.class),
                row.getString("matter"),
                incident == null ? null : new IncidentId(incident),
                new DivisionCode(row.getString("division_code")),
                row.getBoolean("exercise"),
                row.getString("caption"),
                row.getString("text"),
                new PersonCall.Replies(row.getString("yes"), row.getString("no"), row.getString("done")),
                instant(row, "opened_at"),
                row.getString("name"),
                answer == null ? null : Reply.valueOf(answer),
                instant(row, "answered_at"),
                instant(row, "closed_at") != null);
    }
}
