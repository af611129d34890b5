package org.muster.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.aid.AidId;
import org.muster.dispatch.OrderId;
import org.muster.evacuation.EvacuationId;
import org.muster.material.MaterialOrderId;
import org.muster.shared.IncidentId;
import org.muster.situationreport.DutyId;
import org.muster.warningcall.WarningCallId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which runs were begun, so that none is begun twice and none forgotten. */
@Repository
class ProcessRuns {

    /** First half of the lock's name: spells RUNS. */
    private static final int FAMILY = 0x52554E53;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets only one move the runs of an incident at a time, until the transaction ends; the engine's own jobs aside. */
    void hold(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(FAMILY, incident.toString())
                .query((row, i) -> true)
                .single();
    }

    /** @return true for the first who begins, false for everybody after */
    boolean begin(UUID subject, IncidentId incident, String processKey) {
        return jdbc.sql(
                                """
                insert into process_run (subject, incident_id, process_key, begun_at) values (?, ?, ?, ?)
                on conflict do nothing""")
                        .params(subject, incident.value(), processKey, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    boolean begun(IncidentId incident) {
        return jdbc.sql("select exists (select 1 from process_run where subject = ?)")
                .param(incident.value())
                .query(Boolean.class)
                .single();
    }

    /** Incidents led by a plan that are not over and for which nothing was begun, the journal's word having been lost. */
    List<IncidentId> listForgottenIncidents() {
        return jdbc
                .sql(
                        """
                select id from incident i
                 where hazard in (:hazards) and status not in ('CLOSED', 'CANCELLED')
                   and raised_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = i.id)""")
                .param("hazards", Plan.hazardsLed())
                .query(UUID.class)
                .list()
                .stream()
                .map(IncidentId::new)
                .toList();
    }

    List<Subject> listForgottenOrders() {
        return jdbc.sql(
                        """
                select o.id, o.incident_id from dispatch_order o
                 where o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                   and o.issued_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = o.id)""")
                .query((row, i) -> Subject.muster(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new OrderId(row.getObject("id", UUID.class))))
                .list();
    }

    List<Subject> listForgottenAid() {
        return jdbc.sql(
                        """
                select a.id, a.incident_id from aid_request a
                 where a.state not in ('SETTLED', 'DECLINED', 'WITHDRAWN')
                   and a.requested_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = a.id)""")
                .query((row, i) -> Subject.aid(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new AidId(row.getObject("id", UUID.class))))
                .list();
    }

    List<Subject> listForgottenEvacuations() {
        return jdbc.sql(
                        """
                select e.id, e.incident_id from evacuation e
                 where e.closed_at is null and e.cancelled_at is null
                   and e.ordered_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = e.id)""")
                .query((row, i) -> Subject.evacuation(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new EvacuationId(row.getObject("id", UUID.class))))
                .list();
    }

    List<Subject> listForgottenMaterial() {
        return jdbc.sql(
                        """
                select m.id, m.incident_id from material_order m
                 where m.closed_at is null and m.requested_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = m.id)""")
                .query((row, i) -> Subject.material(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new MaterialOrderId(row.getObject("id", UUID.class))))
                .list();
    }

    /** What run was begun for this thing of an incident. */
    Optional<Subject> find(IncidentId incident, UUID subject) {
        return jdbc.sql("select process_key from process_run where subject = ? and incident_id = ?")
                .params(subject, incident.value())
                .query(String.class)
                .optional()
                .flatMap(Plan::of)
                .map(it -> new Subject(incident, it, subject));
    }

    List<Subject> listForgottenReporting() {
        return jdbc.sql(
                        """
                select d.id, d.incident_id from reporting_duty d
                 where d.ended_at is null and d.began_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = d.id)""")
                .query((row, i) -> Subject.reporting(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new DutyId(row.getObject("id", UUID.class))))
                .list();
    }

    List<Subject> listForgottenWarningCalls() {
        return jdbc.sql(
                        """
                select c.id, c.incident_id from warning_call c
                 where c.incident_id is not null and c.over_at is null and c.answered_at is null
                   and c.opened_at < now() - interval '15 seconds'
                   and not exists (select 1 from process_run r where r.subject = c.id)""")
                .query((row, i) -> Subject.warningCall(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        new WarningCallId(row.getObject("id", UUID.class))))
                .list();
    }

    /** Everything that may still be running: of incidents that are not long over, help that is not settled, reports that are due. */
    List<Subject> listLive() {
        return jdbc.sql(
                        """
                select r.subject, r.incident_id, r.process_key from process_run r join incident i on i.id = r.incident_id
                 where r.process_key in (:plans)
                   and (i.closed_at is null or i.closed_at > now() - interval '1 hour'
                        or r.subject in (select id from aid_request
                                          where state not in ('SETTLED', 'DECLINED', 'WITHDRAWN'))
                        or r.subject in (select id from reporting_duty where ended_at is null)
                        or r.subject in (select duty_id from situation_report where state not in ('RECEIVED', 'DROPPED')))""")
                .param(
                        "plans",
                        Arrays.stream(Plan.values())
                                .flatMap(plan -> plan.keys().stream())
                                .toList())
                .query((row, i) -> new Subject(
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        Plan.of(row.getString("process_key")).orElseThrow(),
                        row.getObject("subject", UUID.class)))
                .list();
    }

    /** What of an incident a run of this plan was begun for, the first first. */
    List<Subject> list(IncidentId incident, Plan plan) {
        return jdbc
                .sql("select subject from process_run where incident_id = ? and process_key = ? order by begun_at")
                .params(incident.value(), plan.key())
                .query(UUID.class)
                .list()
                .stream()
                .map(it -> new Subject(incident, plan, it))
                .toList();
    }
}
