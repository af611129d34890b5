package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hold what is stored against what was promised. Each answers with the breaches it found, so that a test can show that
 * it finds one when there is one.
 */
public final class Checkers {

    private static final List<String> PROGRESS =
            List.of("ISSUED", "DELIVERED", "ACKNOWLEDGED", "MUSTERED", "EN_ROUTE", "ON_SCENE", "COMPLETED", "RELEASED");

    private static final Map<String, String> STATE_OF = Map.of(
            "DispatchOrderIssued", "ISSUED",
            "DispatchOrderDelivered", "DELIVERED",
            "DispatchOrderAcknowledged", "ACKNOWLEDGED",
            "MusterReached", "MUSTERED",
            "TeamDeparted", "EN_ROUTE",
            "TeamArrived", "ON_SCENE",
            "DispatchOrderCompleted", "COMPLETED",
            "TeamReleased", "RELEASED",
            "DispatchOrderRefused", "REFUSED",
            "DispatchOrderCancelled", "CANCELLED");

    private final JdbcClient jdbc;
    private final OffsetDateTime since;

    /** @param since what began before is not looked at, since other tests may have meddled with it */
    public Checkers(JdbcClient jdbc, Instant since) {
        this.jdbc = jdbc;
        this.since = since.atOffset(ZoneOffset.UTC);
    }

    /** Promise 1 and 2: whatever a responder was told is delivered is stored, once, with that very answer. */
    public List<String> acknowledged(History history) {
        List<String> breaches = new ArrayList<>(history.failures());
        Map<String, String> first = new HashMap<>();
        for (History.Acked it : history.acked()) {
            first.put(it.clientId(), it.answer());
            List<String> kept = jdbc.sql("select answer from responder_message where actor = ? and client_id = ?::uuid")
                    .params(it.actor(), it.clientId())
                    .query(String.class)
                    .list();
            if (kept.size() != 1) {
                breaches.add(
                        "lost or doubled: " + it.kind() + " " + it.clientId() + " is stored " + kept.size() + " times");
            } else if (!kept.get(0).equals(it.answer())) {
                breaches.add("another answer is stored for " + it.clientId());
            }
        }
        for (History.Replayed it : history.replayed()) {
            if (first.containsKey(it.clientId()) && !it.answer().equals(first.get(it.clientId()))) {
                breaches.add("a replay of " + it.clientId() + " got another answer");
            }
        }
        return breaches;
    }

    /** Promise 4: no team is under two orders of the same kind at the same time. */
    public List<String> teamsCommittedOnce() {
        return jdbc.sql(
                        """
                with held as (
                    select id, team_id, exercise, issued_at from_at,
                           coalesce(least(cancelled_at, refused_at, released_at), 'infinity') to_at
                      from dispatch_order where issued_at >= ?)
                select a.team_id || ' under ' || a.id || ' and ' || b.id
                  from held a join held b on a.team_id = b.team_id and a.exercise = b.exercise and a.id < b.id
                 where a.from_at < b.to_at and b.from_at < a.to_at""")
                .param(since)
                .query(String.class)
                .list();
    }

    /** Promise 10: numbering without gaps, and every order stands where its journal says it stands. */
    public List<String> journalTellsTheState() {
        List<String> breaches = new ArrayList<>(jdbc.sql(
                        """
                select h.incident_id || ' has ' || count(e.seq) || ' of ' || h.seq
                  from journal_head h join incident i on i.id = h.incident_id and i.raised_at >= ?
                  left join journal_entry e on e.incident_id = h.incident_id
                 group by h.incident_id, h.seq
                having count(e.seq) <> h.seq or coalesce(max(e.seq), 0) <> h.seq""")
                .param(since)
                .query(String.class)
                .list());
        Map<String, String> told = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        jdbc.sql(
                        "select type, data::text from journal_entry where data->>'orderId' is not null and at >= ? order by incident_id, seq")
                .param(since)
                .query((row, i) -> Map.entry(row.getString(1), Client.json(row.getString(2))))
                .list()
                .forEach(entry -> fold(entry.getKey(), entry.getValue(), told, doubled, breaches));
        jdbc.sql("select id::text, state from dispatch_order where issued_at >= ?")
                .param(since)
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(order -> {
                    if (!order.getValue().equals(told.get(order.getKey()))) {
                        breaches.add("order " + order.getKey() + " is " + order.getValue() + ", the journal says "
                                + told.get(order.getKey()));
                    }
                });
        return breaches;
    }

    private static void fold(
            String type, JsonNode data, Map<String, String> told, Set<String> doubled, List<String> breaches) {
        String next = STATE_OF.get(type);
        if (next == null) {
            return;
        }
        String order = data.path("orderId").asText();
        String now = told.get(order);
        if (!doubled.add(order + type)) {
            breaches.add(type + " of " + order + " is told twice");
        }
        if (now != null && PROGRESS.contains(next) && PROGRESS.indexOf(next) <= PROGRESS.indexOf(now)) {
            breaches.add(order + " goes back from " + now + " to " + next);
        }
        told.put(order, next);
    }

    /** Promise 5: every order is delivered, acknowledged or handed on within 120 seconds, or the board says that it is not. */
    public List<String> ordersTold() {
        return jdbc.sql(
                        """
                select 'order ' || o.id || ' of ' || o.issued_at || ' has reached nobody and nobody was told'
                  from dispatch_order o left join call_out c on c.order_id = o.id
                 where o.issued_at >= ? and o.issued_at < now() - interval '125 seconds'
                   and o.delivered_at is null and o.acknowledged_at is null and o.cancelled_at is null
                   and o.refused_at is null and c.escalated_at is null and c.untold_at is null
                   and not exists (select 1 from call_person p
                                    where p.order_id = o.id and p.kind = 'LEADER' and p.delivered_at is not null)""")
                .param(since)
                .query(String.class)
                .list();
    }

    /** Promise 3: a deadline is acted on at most once, never early, and never after it was met or taken away. */
    public List<String> deadlines() {
        return jdbc.sql(
                        """
                select kind || ' of ' || coalesce(order_id::text, incident_id::text) || ' due ' || due_at
                       || ' fired ' || fired_at
                  from deadline
                 where opened_at >= ?
                   and (fired_at < due_at
                        or fired_at is not null and (met_at is not null or cancelled_at is not null))""")
                .param(since)
                .query(String.class)
                .list();
    }
}
