package org.muster.callout;

import static org.muster.shared.Json.instant;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.jdbc.core.JdbcTemplate;
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

    /** How a call's person is written down. */
    private record Coded(UUID personId, String code) {}

    private record Planned(PersonCall call, Rung rung, UUID personId, String code, Instant dueAt) {}

    private static final int BATCH = 200;
    private static final Duration LONG = Duration.ofHours(10);
    private static final int CODES_TO_TRY = 50;

    private final CallOutRules rules;
    private final CallOutWords words;
    private final CallLinks links;
    private final IncidentManagement incidents;
    private final Alarms alarms;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
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
            JdbcTemplate batches,
            Clock clock) {
        this.rules = rules;
        this.words = words;
        this.links = links;
        this.incidents = incidents;
        this.alarms = alarms;
        this.events = events;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public void call(PersonCall call) {
        callAll(List.of(call));
    }

    /** A batch of rows each, so that two hundred townships are called as fast as one. */
    @Override
    public void callAll(Collection<PersonCall> calls) {
        Instant now = clock.instant();
        Set<UUID> known = known(calls.stream().map(PersonCall::id).toList());
        List<PersonCall> first =
                calls.stream().filter(it -> !known.contains(it.id())).toList();
        batches.batchUpdate(
                """
                insert into personal_call (id, matter, incident_id, division_code, exercise, caption, text, yes, no, done,
                                           opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                first,
                BATCH,
                (row, call) -> {
                    row.setObject(1, call.id());
                    row.setString(2, call.matter());
                    row.setObject(
                            3,
                            call.incidentId() == null ? null : call.incidentId().value());
                    row.setString(4, call.division().value());
                    row.setBoolean(5, call.exercise());
                    row.setString(6, call.caption());
                    row.setString(7, call.text());
                    row.setString(8, call.replies().yes());
                    row.setString(9, call.replies().no());
                    row.setString(10, call.replies().done());
                    row.setTimestamp(11, Timestamp.from(now));
                });
        List<Planned> planned = new ArrayList<>();
        List<Rung> ladder = rules.ladder(Notice.CALL.name(), Called.PERSON.name());
        Map<UUID, Coded> coded = write(first);
        for (PersonCall call : first) {
            if (call.phone() != null) {
                Coded person = coded.get(call.id());
                ladder.forEach(rung -> planned.add(
                        new Planned(call, rung, person.personId(), person.code(), now.plus(real(call, rung.after())))));
            }
        }
        batches.batchUpdate(
                """
                insert into call_attempt (id, person_id, notice, seq, step, channel, named, unless, provided, exercise,
                                          lane, text, due_at, not_before, state)
                values (?, ?, 'CALL', 0, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?)""",
                planned,
                BATCH,
                (row, it) -> {
                    row.setObject(1, UUID.randomUUID());
                    row.setObject(2, it.personId());
                    row.setInt(3, it.rung().step());
                    row.setString(4, it.rung().channel());
                    row.setString(5, it.rung().unless());
                    row.setString(6, it.rung().provided());
                    row.setBoolean(7, it.call().exercise());
                    row.setInt(8, Notice.CALL.lane());
                    row.setString(
                            9, message(it.call(), Channel.valueOf(it.rung().channel()), it.code()));
                    row.setTimestamp(10, Timestamp.from(it.dueAt()));
                    row.setTimestamp(11, Timestamp.from(it.dueAt()));
                    row.setString(12, it.dueAt().isAfter(now) ? "PLANNED" : "WAITING");
                });
    }

    private Set<UUID> known(List<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select id from personal_call where id in (:ids)")
                        .param("ids", ids)
                        .query(UUID.class)
                        .list());
    }

    private Duration real(PersonCall call, Duration nominal) {
        return call.incidentId() == null
                ? nominal
                : Duration.ofMillis(nominal.toMillis()
                        * incidents.real(call.incidentId(), LONG).toMillis()
                        / LONG.toMillis());
    }

    /** The code tells each call apart from every other open one of the same phone; one that is taken is drawn anew. */
    private Map<UUID, Coded> write(List<PersonCall> calls) {
        Map<UUID, Coded> written = new HashMap<>();
        List<PersonCall> left = calls;
        for (int i = 0; i < CODES_TO_TRY && !left.isEmpty(); i++) {
            Map<UUID, Coded> drawn = new HashMap<>();
            left.forEach(
                    it -> drawn.put(it.id(), new Coded(UUID.randomUUID(), "%04d".formatted(random.nextInt(10_000)))));
            List<PersonCall> asked = left;
            jdbc.sql(
                            """
                    insert into call_person (id, call_id, kind, name, phone, code)
                    select id, call_id, 'PERSON', name, phone, code
                      from unnest(?, ?, ?, ?, ?) as new (id, call_id, name, phone, code)
                    on conflict do nothing returning call_id""")
                    .params(
                            asked.stream()
                                    .map(it -> drawn.get(it.id()).personId())
                                    .toArray(UUID[]::new),
                            asked.stream().map(PersonCall::id).toArray(UUID[]::new),
                            asked.stream().map(PersonCall::name).toArray(String[]::new),
                            asked.stream().map(PersonCall::phone).toArray(String[]::new),
                            asked.stream().map(it -> drawn.get(it.id()).code()).toArray(String[]::new))
                    .query(UUID.class)
                    .list()
                    .forEach(it -> written.put(it, drawn.get(it)));
            left = calls.stream().filter(it -> !written.containsKey(it.id())).toList();
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("no code is free for " + left.get(0).caption());
        }
        return written;
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
        leaveAll(List.of(callId));
    }

    @Override
    public void leaveAll(Collection<UUID> callIds) {
        if (callIds.isEmpty()) {
            return;
        }
        leaveOff(callIds);
        jdbc.sql("update call_person set closed_at = coalesce(closed_at, :at) where call_id in (:calls)")
                .param("at", now())
                .param("calls", callIds)
                .update();
    }

    private void leaveOff(Collection<UUID> callIds) {
        jdbc.sql(
                        """
                update call_attempt a set state = 'LEFT', ended_at = :at
                  from call_person p
                 where p.id = a.person_id and p.call_id in (:calls) and a.state in ('PLANNED', 'WAITING')""")
                .param("at", now())
                .param("calls", callIds)
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
        leaveOff(List.of(call.id()));
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
