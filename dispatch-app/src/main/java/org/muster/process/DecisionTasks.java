package org.muster.process;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Role;
import org.muster.dispatch.OrderId;
import org.muster.process.DecisionTask.Proposal;
import org.muster.processes.ForestFireResponse;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The decisions' rows: what people are asked, kept apart from the engine so that lists are never read from its tables. */
@Repository
class DecisionTasks {

    private final JdbcClient jdbc;
    private final Json json;

    DecisionTasks(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(DecisionTask task) {
        jdbc.sql(
                        """
                insert into decision_task
                       (id, incident_id, order_id, request_id, division_code, kind, title, question, role, opened_at, due_at,
                        proposal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        task.id(),
                        task.incidentId().value(),
                        task.orderId(),
                        task.requestId(),
                        task.division().value(),
                        task.kind(),
                        task.title(),
                        task.question(),
                        task.role().name(),
                        Timestamp.from(task.openedAt()),
                        task.dueAt() == null ? null : Timestamp.from(task.dueAt()),
                        json.write(task.proposal()))
                .update();
    }

    Optional<DecisionTask> find(String id) {
        return jdbc.sql("select * from decision_task where id = ?")
                .param(id)
                .query(this::task)
                .optional();
    }

    /** Holds the task against a second person who decides at the same moment. */
    Optional<DecisionTask> lock(String id) {
        return jdbc.sql("select * from decision_task where id = ? for update")
                .param(id)
                .query(this::task)
                .optional();
    }

    List<DecisionTask> listOpen(IncidentId incident) {
        return jdbc.sql(
                        "select * from decision_task where incident_id = ? and closed_at is null order by due_at nulls last, opened_at")
                .param(incident.value())
                .query(this::task)
                .list();
    }

    List<DecisionTask> listOpenIn(String[] scope) {
        return jdbc.sql(
                        """
                select * from decision_task where division_code like any (?) and closed_at is null
                 order by due_at nulls last, opened_at limit 500""")
                .param(scope)
                .query(this::task)
                .list();
    }

    /** Decided by a person, while the engine's token may still stand there. */
    List<DecisionTask> listDecided(IncidentId incident, List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                select * from decision_task where incident_id = :incident and id in (:ids)
                   and closed_at is not null and outcome not in ('OVERTAKEN', 'SKIPPED')""")
                        .param("incident", incident.value())
                        .param("ids", ids)
                        .query(this::task)
                        .list();
    }

    /** @return false when it was closed already */
    boolean close(String id, String outcome, String reason, String by, Instant at) {
        return jdbc.sql(
                                """
                update decision_task set closed_at = ?, outcome = ?, reason = ?, closed_by = ?
                 where id = ? and closed_at is null""")
                        .params(Timestamp.from(at), outcome, reason, by, id)
                        .update()
                == 1;
    }

    /** The question has waited too long: another seat is asked too. */
    void escalate(Subject subject, String kind, String role, Instant at) {
        jdbc.sql(
                        """
                update decision_task set escalated_role = ?, escalated_at = ?
                 where incident_id = ? and kind = ? and order_id is not distinct from ?::uuid
                   and request_id is not distinct from ?::uuid and closed_at is null""")
                .params(
                        role,
                        Timestamp.from(at),
                        subject.incident().value(),
                        kind,
                        subject.orderId(),
                        subject.requestId())
                .update();
    }

    /** Whether anything is asked about this household, zone or request. */
    boolean openAbout(UUID request) {
        return jdbc.sql("select exists (select 1 from decision_task where request_id = ? and closed_at is null)")
                .param(request)
                .query(Boolean.class)
                .single();
    }

    /** Whether this question about it has been asked, open or not. */
    boolean asked(UUID request, String kind) {
        return jdbc.sql("select exists (select 1 from decision_task where request_id = ? and kind = ?)")
                .params(request, kind)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody is being asked about the response level now. */
    boolean levelInQuestion(IncidentId incident) {
        return jdbc.sql(
                        """
                select exists (select 1 from decision_task
                                where incident_id = ? and kind in (?, ?) and closed_at is null)""")
                .params(
                        incident.value(),
                        ForestFireResponse.APPROVE_RESPONSE_LEVEL,
                        ForestFireResponse.APPROVE_LEVEL_CHANGE)
                .query(Boolean.class)
                .single();
    }

    /** Whether this question about an order has been asked at or after an instant. */
    boolean askedSince(OrderId order, String kind, Instant since) {
        return jdbc.sql(
                        """
                select exists (select 1 from decision_task where order_id = ? and kind = ? and opened_at >= ?)""")
                .params(order.value(), kind, Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** Whether this question has been asked and answered before. */
    boolean settledOnce(IncidentId incident, String kind) {
        return jdbc.sql(
                        """
                select exists (select 1 from decision_task
                                where incident_id = ? and kind = ? and closed_at is not null)""")
                .params(incident.value(), kind)
                .query(Boolean.class)
                .single();
    }

    /** New facts change what is proposed in the open question about the level. */
    void proposeLevel(IncidentId incident, Proposal proposal, String changeQuestion) {
        jdbc.sql(
                        """
                update decision_task set proposal = ?::jsonb,
                                         question = case kind when ? then ? else question end
                 where incident_id = ? and kind in (?, ?) and closed_at is null""")
                .params(
                        json.write(proposal),
                        ForestFireResponse.APPROVE_LEVEL_CHANGE,
                        changeQuestion,
                        incident.value(),
                        ForestFireResponse.APPROVE_RESPONSE_LEVEL,
                        ForestFireResponse.APPROVE_LEVEL_CHANGE)
                .update();
    }

    /** What an open question of this kind is about has changed. */
    void propose(IncidentId incident, String kind, Proposal proposal) {
        jdbc.sql(
                        "update decision_task set proposal = ?::jsonb where incident_id = ? and kind = ? and closed_at is null")
                .params(json.write(proposal), incident.value(), kind)
                .update();
    }

    private DecisionTask task(ResultSet row, int index) throws SQLException {
        String escalated = row.getString("escalated_role");
        return new DecisionTask(
                row.getString("id"),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getObject("order_id", UUID.class),
                row.getObject("request_id", UUID.class),
                new DivisionCode(row.getString("division_code")),
                row.getString("kind"),
                row.getString("title"),
                row.getString("question"),
                Role.valueOf(row.getString("role")),
                instant(row, "opened_at"),
                instant(row, "due_at"),
                json.read(row.getString("proposal"), Proposal.class),
                escalated == null ? null : Role.valueOf(escalated),
                instant(row, "closed_at"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("closed_by"));
    }
}
