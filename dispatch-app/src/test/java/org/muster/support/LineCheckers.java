package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hold what is stored about the crews of an incident against what was promised: nobody on the line without a check or
 * an override since the last withdrawal, and of everyone who went something is known.
 */
public final class LineCheckers {

    private final JdbcClient jdbc;

    public LineCheckers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Told(String type, JsonNode data) {}

    /** Reads the journal from the start and says where a crew stands on the line without the right to. */
    public List<String> gate(String incident) {
        List<String> breaches = new ArrayList<>();
        Set<String> allowed = new HashSet<>();
        Set<String> onLine = new HashSet<>();
        boolean suspended = false;
        for (Told it : journal(incident)) {
            String order = it.data().path("orderId").asText();
            switch (it.type()) {
                case "SafetyCheckPassed", "SafetyGateOverridden" -> allowed.add(order);
                case "LineEntryHeld" -> allowed.remove(order);
                case "CrewEnteredLine" -> {
                    boolean overridden = it.data().path("overridden").asBoolean();
                    if (!allowed.contains(order) && !overridden) {
                        breaches.add(order + " entered without a check");
                    }
                    if (suspended) {
                        breaches.add(order + " entered while the attack was off");
                    }
                    onLine.add(order);
                }
                case "WithdrawalOrdered" -> {
                    suspended = true;
                    allowed.clear();
                    onLine.clear();
                }
                case "AttackResumed" -> suspended = false;
                case "CrewLeftLine", "CrewReportedSafe" -> onLine.remove(order);
                default -> {
                    // says nothing about the line
                }
            }
        }
        jdbc
                .sql("select order_id::text from line_crew where incident_id = ?::uuid and state = 'ON_LINE'")
                .param(incident)
                .query(String.class)
                .list()
                .stream()
                .filter(order -> !onLine.contains(order))
                .forEach(order -> breaches.add(order + " is on the line, the journal does not say so"));
        return breaches;
    }

    /** Everyone who went is counted, missing by name, or among the heads the crew is known to be short of. */
    public List<String> people(String incident) {
        List<String> breaches = new ArrayList<>();
        Map<String, Set<String>> went = new HashMap<>();
        for (Told it : journal(incident)) {
            if (it.type().equals("CrewEnteredLine")) {
                it.data().path("people").forEach(person -> went.computeIfAbsent(
                                it.data().path("orderId").asText(), any -> new HashSet<>())
                        .add(person.asText()));
            }
        }
        went.forEach((order, people) -> {
            Set<String> known = new HashSet<>(jdbc.sql("select member_id from line_entrant where order_id = ?::uuid")
                    .param(order)
                    .query(String.class)
                    .list());
            people.stream()
                    .filter(person -> !known.contains(person))
                    .forEach(person -> breaches.add(person + " went with " + order + " and is known to nobody"));
        });
        breaches.addAll(jdbc.sql(
                        """
                select c.order_id || ' reported ' || c.safe_heads || ' of ' || count(e.member_id) || ', short of '
                       || count(e.member_id) filter (where e.missing_since is not null and e.found_at is null)
                       || ' by name and ' || c.unnamed
                  from line_crew c join line_entrant e on e.order_id = c.order_id
                 where c.incident_id = ?::uuid and c.state = 'WITHDRAWN'
                 group by c.order_id, c.safe_heads, c.unnamed
                having not exists (select 1 from safety_withdrawal w
                                    where w.incident_id = ?::uuid and w.all_safe_at is null)
                   and (c.unnamed > 0
                        or count(e.member_id) filter (where e.missing_since is not null and e.found_at is null) > 0)""")
                .params(incident, incident)
                .query(String.class)
                .list());
        breaches.addAll(jdbc.sql(
                        """
                select 'nobody searches though ' || e.member_id || ' is missing'
                  from line_entrant e join line_crew c on c.order_id = e.order_id
                  join incident_safety s on s.incident_id = c.incident_id
                 where c.incident_id = ?::uuid and e.missing_since is not null and e.found_at is null
                   and s.rescue_since is null""")
                .param(incident)
                .query(String.class)
                .list());
        return breaches;
    }

    private List<Told> journal(String incident) {
        return jdbc.sql("select type, data::text from journal_entry where incident_id = ?::uuid order by seq")
                .param(incident)
                .query((row, i) -> new Told(row.getString(1), Client.json(row.getString(2))))
                .list();
    }
}
