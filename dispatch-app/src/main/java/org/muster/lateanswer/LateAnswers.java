package org.muster.lateanswer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.incident.Incident;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The late answers' rows. A pair of teams is asked about once. */
@Repository
class LateAnswers {

    /** @param settledBy who decided, or null while open */
    record LateAnswer(UUID id, OrderId orderId, OrderId replacementId, String settledBy) {}

    /** A late answer as the inbox shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LateAnswerView(
            OrderId orderId,
            IncidentId incidentId,
            String incidentTitle,
            boolean exercise,
            String teamName,
            String answer,
            String answerLabel,
            Instant at,
            OrderState state,
            int present,
            OrderId replacementId,
            String replacementName,
            OrderState replacementState,
            int replacementPresent,
            Instant replacementEtaAt) {}

    /** Those that still ask something: undecided, and the other team is still there to be stood down. */
    private static final String OPEN =
            """
            select l.order_id, l.incident_id, i.title, i.exercise, o.team_name, l.answer, l.at, o.state, o.present,
                   l.replacement_id, r.team_name as replacement_name, r.state as replacement_state,
                   r.present as replacement_present, r.eta_at as replacement_eta_at
              from late_answer l
              join incident i on i.id = l.incident_id
              join dispatch_order o on o.id = l.order_id
              join dispatch_order r on r.id = l.replacement_id
             where l.settled_at is null and r.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
               and i.status not in ('CLOSED', 'CANCELLED') and
            """;

    private final JdbcClient jdbc;

    LateAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when these two were asked about before; an open question then tells of the newer answer */
    boolean add(DispatchOrder late, DispatchOrder replacement, Incident incident, String answer, Instant at) {
        int told = jdbc.sql("update late_answer set answer = ?, at = ? where order_id = ? and settled_at is null")
                .params(answer, Timestamp.from(at), late.id().value())
                .update();
        if (told > 0) {
            return false;
        }
        return jdbc.sql(
                                """
                insert into late_answer (id, order_id, replacement_id, incident_id, division_code, answer, at)
                select ?, ?, ?, ?, ?, ?, ?
                 where not exists (select 1 from late_answer where order_id = ? and replacement_id = ?)""")
                        .params(
                                UUID.randomUUID(),
                                late.id().value(),
                                replacement.id().value(),
                                incident.id().value(),
                                incident.divisionCode().value(),
                                answer,
                                Timestamp.from(at),
                                late.id().value(),
                                replacement.id().value())
                        .update()
                == 1;
    }

    /** The newest question about an order, held against a second person who decides at the same moment. */
    Optional<LateAnswer> lock(OrderId late) {
        return jdbc.sql("select * from late_answer where order_id = ? order by at desc limit 1 for update")
                .param(late.value())
                .query((row, i) -> new LateAnswer(
                        row.getObject("id", UUID.class),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        new OrderId(row.getObject("replacement_id", UUID.class)),
                        row.getString("settled_by")))
                .optional();
    }

    void settle(UUID id, Keep keep, String reason, String by, Instant at) {
        jdbc.sql("update late_answer set settled_at = ?, keep = ?, reason = ?, settled_by = ? where id = ?")
                .params(Timestamp.from(at), keep.name(), reason, by, id)
                .update();
    }

    List<LateAnswerView> listOpenIn(String[] scope) {
        return jdbc.sql(OPEN + "l.division_code like any (?) order by l.at limit 200")
                .param(scope)
                .query(LateAnswers::view)
                .list();
    }

    List<LateAnswerView> listOpenOf(Collection<OrderId> orders) {
        return jdbc.sql(OPEN + "l.order_id = any (?)")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(LateAnswers::view)
                .list();
    }

    private static LateAnswerView view(ResultSet row, int index) throws SQLException {
        OffsetDateTime eta = row.getObject("replacement_eta_at", OffsetDateTime.class);
        return new LateAnswerView(
                new OrderId(row.getObject("order_id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getString("title"),
                row.getBoolean("exercise"),
                row.getString("team_name"),
                row.getString("answer"),
                LateAnswerFollower.label(row.getString("answer")),
                row.getTimestamp("at").toInstant(),
                OrderState.valueOf(row.getString("state")),
                row.getInt("present"),
                new OrderId(row.getObject("replacement_id", UUID.class)),
                row.getString("replacement_name"),
                OrderState.valueOf(row.getString("replacement_state")),
                row.getInt("replacement_present"),
                eta == null ? null : eta.toInstant());
    }
}
