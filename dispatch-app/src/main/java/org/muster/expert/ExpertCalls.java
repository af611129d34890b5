package org.muster.expert;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.expert.ExpertCall.Advice;
import org.muster.expert.ExpertCall.Answer;
import org.muster.expert.ExpertCall.Credit;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of calls, advice and credit. */
@Repository
class ExpertCalls {

    private static final String CALLS =
            """
            select c.*, k.points, k.reason credit_reason, k.grade credit_grade, k.previous_grade, k.at credit_at, k.by credit_by
              from expert_call c left join expert_credit k on k.call_id = c.id
            """;

    private final JdbcClient jdbc;

    ExpertCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this expert was called into the incident already */
    boolean add(ExpertCall it) {
        return jdbc.sql(
                                """
                        insert into expert_call (id, incident_id, expert_id, name, unit, grade, phone, question, reason,
                                                 called_at, called_by, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (incident_id, expert_id) do nothing""")
                        .params(Arrays.asList(
                                it.id(),
                                it.incidentId().value(),
                                it.expertId(),
                                it.name(),
                                it.unit(),
                                it.grade().name(),
                                it.phone(),
                                it.question(),
                                it.reason(),
                                Timestamp.from(it.calledAt()),
                                it.calledBy(),
                                Timestamp.from(it.dueAt())))
                        .update()
                == 1;
    }

    /** @return false when it was known already */
    boolean reached(UUID id, Instant at) {
        return jdbc.sql("update expert_call set reached_at = ? where id = ? and reached_at is null")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    void answered(UUID id, Answer answer, String via, Instant at) {
        jdbc.sql("update expert_call set answer = ?, via = ?, answered_at = ? where id = ?")
                .params(answer.name(), via, Timestamp.from(at), id)
                .update();
    }

    void overdue(UUID id) {
        jdbc.sql("update expert_call set overdue = true where id = ?").param(id).update();
    }

    /** @return false when they were there already */
    boolean joined(UUID id, Instant at) {
        return jdbc.sql("update expert_call set joined_at = ? where id = ? and joined_at is null")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** @return false when this advice is here already, whoever's it is */
    boolean add(UUID call, Advice it) {
        return jdbc.sql(
                                """
                        insert into expert_advice (id, call_id, text, signed_at, received_at, recorded_by, via)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                        .params(
                                it.id(),
                                call,
                                it.text(),
                                Timestamp.from(it.signedAt()),
                                Timestamp.from(it.receivedAt()),
                                it.recordedBy(),
                                it.via())
                        .update()
                == 1;
    }

    boolean holds(UUID call, UUID advice, String text) {
        return jdbc.sql("select exists (select 1 from expert_advice where id = ? and call_id = ? and text = ?)")
                .params(advice, call, text)
                .query(Boolean.class)
                .single();
    }

    /** @return false when the work of this call was credited already */
    boolean add(UUID call, String expert, Credit it) {
        return jdbc.sql(
                                """
                        insert into expert_credit (id, call_id, expert_id, points, reason, grade, previous_grade, at, by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (call_id) do nothing""")
                        .params(
                                UUID.randomUUID(),
                                call,
                                expert,
                                it.points(),
                                it.reason(),
                                it.grade().name(),
                                it.previousGrade().name(),
                                Timestamp.from(it.at()),
                                it.by())
                        .update()
                == 1;
    }

    Optional<IncidentId> incidentOf(UUID call) {
        return jdbc.sql("select incident_id from expert_call where id = ?")
                .param(call)
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .optional();
    }

    Optional<ExpertCall> find(UUID id) {
        List<Advice> advice = jdbc.sql("select * from expert_advice where call_id = ? order by received_at")
                .param(id)
                .query((row, i) -> advice(row))
                .list();
        return jdbc.sql(CALLS + "where c.id = ?")
                .param(id)
                .query((row, i) -> call(row, advice))
                .optional();
    }

    /** In the order they were called, each with what they advised: two queries for any number. */
    List<ExpertCall> list(IncidentId incident) {
        Map<UUID, List<Advice>> advice = jdbc
                .sql(
                        """
                select a.* from expert_advice a join expert_call c on c.id = a.call_id
                 where c.incident_id = ? order by a.received_at""")
                .param(incident.value())
                .query((row, i) -> Map.entry(row.getObject("call_id", UUID.class), advice(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(CALLS + "where c.incident_id = ? order by c.called_at, c.name")
                .param(incident.value())
                .query((row, i) -> call(row, advice.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private static Advice advice(ResultSet row) throws SQLException {
        return new Advice(
                row.getObject("id", UUID.class),
                row.getString("text"),
                instant(row, "signed_at"),
                instant(row, "received_at"),
                row.getString("recorded_by"),
                row.getString("via"));
    }

    private static ExpertCall call(ResultSet row, List<Advice> advice) throws SQLException {
        String answer = row.getString("answer");
        return new ExpertCall(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getString("expert_id"),
                row.getString("name"),
                row.getString("unit"),
                CreditGrade.valueOf(row.getString("grade")),
                row.getString("phone"),
                row.getString("question"),
                row.getString("reason"),
                instant(row, "called_at"),
                row.getString("called_by"),
                instant(row, "due_at"),
                instant(row, "reached_at"),
                instant(row, "answered_at"),
                answer == null ? null : Answer.valueOf(answer),
                row.getString("via"),
                row.getBoolean("overdue"),
                instant(row, "joined_at"),
                advice,
                credit(row));
    }

    private static Credit credit(ResultSet row) throws SQLException {
        return row.getString("credit_grade") == null
                ? null
                : new Credit(
                        row.getInt("points"),
                        row.getString("credit_reason"),
                        CreditGrade.valueOf(row.getString("credit_grade")),
                        CreditGrade.valueOf(row.getString("previous_grade")),
                        instant(row, "credit_at"),
                        row.getString("credit_by"));
    }
}
