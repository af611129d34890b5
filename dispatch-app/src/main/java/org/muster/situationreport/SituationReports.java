package org.muster.situationreport;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of duties, reports, what people wrote into them, signed versions and deliveries. */
@Repository
class SituationReports {

    /** What somebody wrote by hand; a null text means that it was given back to the journal. */
    record Written(String field, String text, int revision, String by, Instant at) {}

    private final JdbcClient jdbc;
    private final Json json;

    SituationReports(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // --- duties ---

    void add(Duty it) {
        jdbc.sql(
                        """
                insert into reporting_duty (id, incident_id, number, began_at, cause, gravity, important_seq,
                                            important_what, casualties)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        Timestamp.from(it.beganAt()),
                        it.cause(),
                        json.write(it.gravity()),
                        it.importantSeq(),
                        it.importantWhat(),
                        it.casualties())
                .update();
    }

    Optional<Duty> findDuty(DutyId id) {
        return jdbc.sql("select * from reporting_duty where id = ?")
                .param(id.value())
                .query(this::duty)
                .optional();
    }

    /**
     * The newest duty of an incident, held until the transaction ends. Always taken before a report of it, so that two
     * never wait for each other; not the key, which the report's row refers to.
     */
    Optional<Duty> lockNewest(IncidentId incident) {
        return jdbc.sql(
                        "select * from reporting_duty where incident_id = ? order by number desc limit 1 for no key update")
                .param(incident.value())
                .query(this::duty)
                .optional();
    }

    Optional<Duty> findNewest(IncidentId incident) {
        return jdbc.sql("select * from reporting_duty where incident_id = ? order by number desc limit 1")
                .param(incident.value())
                .query(this::duty)
                .optional();
    }

    void judged(DutyId id, Gravity gravity) {
        jdbc.sql("update reporting_duty set gravity = ?::jsonb where id = ?")
                .params(json.write(gravity), id.value())
                .update();
    }

    void important(DutyId id, long seq, String what, boolean casualties) {
        jdbc.sql("update reporting_duty set important_seq = ?, important_what = ?, casualties = ? where id = ?")
                .params(seq, what, casualties, id.value())
                .update();
    }

    void at(DutyId id, ReportId report) {
        jdbc.sql("update reporting_duty set at_report = ? where id = ?")
                .params(report.value(), id.value())
                .update();
    }

    /** The report the process goes on with, the newest while it has not begun. */
    Optional<SituationReport> findCurrent(DutyId duty) {
        return jdbc.sql(
                        """
                select r.* from situation_report r join reporting_duty d on d.id = r.duty_id
                 where d.id = ? order by (r.id is not distinct from d.at_report) desc, r.number desc limit 1""")
                .param(duty.value())
                .query(this::report)
                .optional();
    }

    void end(DutyId id, Instant at) {
        jdbc.sql("update reporting_duty set ended_at = ? where id = ? and ended_at is null")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    // --- reports ---

    void add(SituationReport it, boolean exercise, String by) {
        jdbc.sql(
                        """
                insert into situation_report (id, duty_id, incident_id, number, kind, occasion, label, state, levels, rules,
                                              opened_at, opened_by, phone_due_at, due_at, warn_at, filled, total, county,
                                              exercise, year)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        extract(year from ?::timestamptz at time zone 'Asia/Shanghai')::int)""")
                .params(
                        it.id().value(),
                        it.dutyId().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.kind().name(),
                        it.occasion().name(),
                        it.label(),
                        it.state().name(),
                        names(it.levels()),
                        json.write(it.rules()),
                        Timestamp.from(it.openedAt()),
                        by,
                        at(it.phoneDueAt()),
                        Timestamp.from(it.dueAt()),
                        Timestamp.from(it.warnAt()),
                        it.filled(),
                        it.total(),
                        it.county().value(),
                        exercise,
                        Timestamp.from(it.openedAt()))
                .update();
    }

    Optional<SituationReport> find(ReportId id) {
        return jdbc.sql("select * from situation_report where id = ?")
                .param(id.value())
                .query(this::report)
                .optional();
    }

    Optional<SituationReport> lock(ReportId id) {
        return jdbc.sql("select * from situation_report where id = ? for update")
                .param(id.value())
                .query(this::report)
                .optional();
    }

    /** The newest report of a duty. */
    Optional<SituationReport> findNewest(DutyId duty) {
        return jdbc.sql("select * from situation_report where duty_id = ? order by number desc limit 1")
                .param(duty.value())
                .query(this::report)
                .optional();
    }

    List<SituationReport> list(IncidentId incident) {
        return jdbc.sql("select * from situation_report where incident_id = ? order by number")
                .param(incident.value())
                .query(this::report)
                .list();
    }

    /** Reports that reached one of these divisions, the newest first. */
    List<SituationReport> listAddressedTo(Collection<DivisionCode> divisions, Instant since) {
        return jdbc.sql(
                        """
                select r.* from situation_report r
                 where r.id in (select report_id from situation_report_delivery
                                 where division_code in (:divisions) and (sent_at > :since or received_at is null and main))
                 order by r.sent_at desc limit 200""")
                .param("divisions", divisions.stream().map(DivisionCode::value).toList())
                .param("since", Timestamp.from(since))
                .query(this::report)
                .list();
    }

    void due(
            ReportId id,
            Set<RecipientLevel> levels,
            List<ReportingRules.Rule> rules,
            Instant phone,
            Instant due,
            Instant warn) {
        jdbc.sql(
                        """
                update situation_report set levels = ?, rules = ?::jsonb, phone_due_at = ?, due_at = ?, warn_at = ?
                 where id = ?""")
                .params(
                        names(levels),
                        json.write(rules),
                        at(phone),
                        Timestamp.from(due),
                        Timestamp.from(warn),
                        id.value())
                .update();
    }

    void filled(ReportId id, int filled, int total) {
        jdbc.sql("update situation_report set filled = ?, total = ? where id = ?")
                .params(filled, total, id.value())
                .update();
    }

    void phoned(ReportId id, SituationReport.PhoneFlash it) {
        jdbc.sql(
                        """
                update situation_report set phone_at = ?, phone_to = ?, phone_heard_by = ?, phone_text = ?, phone_by = ?
                 where id = ?""")
                .params(Timestamp.from(it.at()), it.to(), it.heardBy(), it.text(), it.by(), id.value())
                .update();
    }

    void submitted(ReportId id, Instant at, String by) {
        jdbc.sql("update situation_report set state = 'SUBMITTED', submitted_at = ?, submitted_by = ? where id = ?")
                .params(Timestamp.from(at), by, id.value())
                .update();
    }

    /** Back to the drafters, or begun anew. */
    void redraft(ReportId id, String remark) {
        jdbc.sql("update situation_report set state = 'DRAFTING', remark = ? where id = ?")
                .params(remark, id.value())
                .update();
    }

    void state(ReportId id, ReportState state) {
        jdbc.sql("update situation_report set state = ? where id = ?")
                .params(state.name(), id.value())
                .update();
    }

    /** The running number of this county's reports in its year, given once. */
    int serial(SituationReport report) {
        if (report.serial() != null) {
            return report.serial();
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtext('situation_report'), hashtext(?))")
                .param(report.county().value())
                .query((row, i) -> true)
                .single();
        return jdbc.sql(
                        """
                update situation_report r set serial = 1 + coalesce(
                       (select max(serial) from situation_report o where o.county = r.county and o.exercise = r.exercise and o.year = r.year), 0)
                 where id = ? returning serial""")
                .param(report.id().value())
                .query(Integer.class)
                .single();
    }

    void approved(ReportId id, SignedVersion it) {
        jdbc.sql(
                        """
                insert into situation_report_version (report_id, version, document_number, bureau, facts_seq, fields, changes,
                                                      reason, next_due_at, drafted_by, approved_by, approved_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        it.version(),
                        it.documentNumber(),
                        it.bureau(),
                        it.factsSeq(),
                        json.write(it.fields()),
                        json.write(it.changes()),
                        it.reason(),
                        at(it.nextDueAt()),
                        it.draftedBy(),
                        it.approvedBy(),
                        Timestamp.from(it.approvedAt()))
                .update();
        jdbc.sql(
                        """
                update situation_report set state = 'APPROVED', version = ?, document_number = ?, facts_seq = ?, approved_at = ?,
                                            approved_by = ?, next_due_at = ?
                 where id = ?""")
                .params(
                        it.version(),
                        it.documentNumber(),
                        it.factsSeq(),
                        Timestamp.from(it.approvedAt()),
                        it.approvedBy(),
                        at(it.nextDueAt()),
                        id.value())
                .update();
    }

    void sent(ReportId id, Instant at) {
        jdbc.sql("update situation_report set state = 'SENT', sent_at = coalesce(sent_at, ?) where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void received(ReportId id, Instant at) {
        jdbc.sql("update situation_report set state = 'RECEIVED', received_at = coalesce(received_at, ?) where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    // --- what people wrote ---

    Map<String, Written> written(ReportId report) {
        Map<String, Written> byField = new LinkedHashMap<>();
        jdbc.sql("select * from situation_report_field where report_id = ?")
                .param(report.value())
                .query((row, i) -> new Written(
                        row.getString("field"),
                        row.getString("text"),
                        row.getInt("revision"),
                        row.getString("edited_by"),
                        instant(row, "edited_at")))
                .list()
                .forEach(it -> byField.put(it.field(), it));
        return byField;
    }

    void write(ReportId report, Written it) {
        jdbc.sql(
                        """
                insert into situation_report_field (report_id, field, text, revision, edited_by, edited_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (report_id, field) do update
                   set text = excluded.text, revision = excluded.revision, edited_by = excluded.edited_by,
                       edited_at = excluded.edited_at""")
                .params(report.value(), it.field(), it.text(), it.revision(), it.by(), Timestamp.from(it.at()))
                .update();
    }

    // --- signed versions and where they went ---

    List<SignedVersion> versions(ReportId report) {
        return jdbc.sql("select * from situation_report_version where report_id = ? order by version")
                .param(report.value())
                .query(this::version)
                .list();
    }

    Optional<SignedVersion> version(ReportId report, int version) {
        return jdbc.sql("select * from situation_report_version where report_id = ? and version = ?")
                .params(report.value(), version)
                .query(this::version)
                .optional();
    }

    /** The version that was sent last before this report was opened: what a follow-up is held against. */
    Optional<SignedVersion> sentBefore(SituationReport report) {
        return jdbc.sql(
                        """
                select v.* from situation_report_version v join situation_report r on r.id = v.report_id
                 where r.incident_id = ? and r.number < ?
                   and exists (select 1 from situation_report_delivery d
                                where d.report_id = v.report_id and d.version = v.version)
                 order by r.number desc, v.version desc limit 1""")
                .params(report.incidentId().value(), report.number())
                .query(this::version)
                .optional();
    }

    void add(Delivery it) {
        jdbc.sql(
                        """
                insert into situation_report_delivery (id, report_id, version, level, division_code, name, main, by_pass,
                                                       reason, channel, sent_at, sent_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (report_id, version, level) do nothing""")
                .params(
                        it.id(),
                        it.reportId().value(),
                        it.version(),
                        it.level().name(),
                        it.division() == null ? null : it.division().value(),
                        it.name(),
                        it.main(),
                        it.byPass(),
                        it.reason(),
                        it.channel(),
                        Timestamp.from(it.sentAt()),
                        it.sentBy())
                .update();
    }

    /** The first receipt stands. */
    boolean receive(UUID delivery, Instant at, String by, String via) {
        return jdbc.sql(
                                """
                update situation_report_delivery set received_at = ?, received_by = ?, via = ?
                 where id = ? and received_at is null""")
                        .params(Timestamp.from(at), by, via, delivery)
                        .update()
                == 1;
    }

    /** Where these went, by report. */
    Map<ReportId, List<Delivery>> deliveries(Collection<SituationReport> all) {
        return jdbc
                .sql("select * from situation_report_delivery where report_id = any (?) order by version, level")
                .param(all.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .query(this::delivery)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Delivery::reportId));
    }

    List<Delivery> deliveries(ReportId report) {
        return jdbc.sql("select * from situation_report_delivery where report_id = ? order by version, level")
                .param(report.value())
                .query(this::delivery)
                .list();
    }

    /** How the alerts about an incident came in, by their ids. */
    Map<String, String> channels(IncidentId incident) {
        Map<String, String> channels = new LinkedHashMap<>();
        jdbc.sql("select id, channel from alert where incident_id = ?")
                .param(incident.value())
                .query(row -> {
                    channels.put(row.getString("id"), row.getString("channel"));
                });
        return channels;
    }

    // --- rows ---

    private Duty duty(ResultSet row, int index) throws SQLException {
        return new Duty(
                new DutyId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                instant(row, "began_at"),
                row.getString("cause"),
                json.read(row.getString("gravity"), Gravity.class),
                row.getLong("important_seq"),
                row.getString("important_what"),
                row.getBoolean("casualties"),
                instant(row, "ended_at"));
    }

    private SituationReport report(ResultSet row, int index) throws SQLException {
        Instant phoneAt = instant(row, "phone_at");
        return new SituationReport(
                new ReportId(row.getObject("id", UUID.class)),
                new DutyId(row.getObject("duty_id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                ReportKind.valueOf(row.getString("kind")),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("label"),
                ReportState.valueOf(row.getString("state")),
                levels((String[]) row.getArray("levels").getArray()),
                List.of(json.read(row.getString("rules"), ReportingRules.Rule[].class)),
                instant(row, "opened_at"),
                instant(row, "phone_due_at"),
                phoneAt == null
                        ? null
                        : new SituationReport.PhoneFlash(
                                phoneAt,
                                row.getString("phone_to"),
                                row.getString("phone_heard_by"),
                                row.getString("phone_text"),
                                row.getString("phone_by")),
                instant(row, "due_at"),
                instant(row, "warn_at"),
                row.getInt("filled"),
                row.getInt("total"),
                row.getString("remark"),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                row.getInt("version"),
                row.getString("document_number"),
                row.getLong("facts_seq"),
                instant(row, "approved_at"),
                row.getString("approved_by"),
                instant(row, "next_due_at"),
                instant(row, "sent_at"),
                instant(row, "received_at"),
                new DivisionCode(row.getString("county")),
                row.getObject("serial", Integer.class));
    }

    private SignedVersion version(ResultSet row, int index) throws SQLException {
        return new SignedVersion(
                row.getInt("version"),
                row.getString("document_number"),
                row.getString("bureau"),
                row.getLong("facts_seq"),
                List.of(json.read(row.getString("fields"), SignedVersion.Item[].class)),
                List.of(json.read(row.getString("changes"), SignedVersion.Change[].class)),
                row.getString("reason"),
                instant(row, "next_due_at"),
                row.getString("drafted_by"),
                row.getString("approved_by"),
                instant(row, "approved_at"));
    }

    private Delivery delivery(ResultSet row, int index) throws SQLException {
        String division = row.getString("division_code");
        return new Delivery(
                row.getObject("id", UUID.class),
                new ReportId(row.getObject("report_id", UUID.class)),
                row.getInt("version"),
                RecipientLevel.valueOf(row.getString("level")),
                division == null ? null : new DivisionCode(division),
                row.getString("name"),
                row.getBoolean("main"),
                row.getBoolean("by_pass"),
                row.getString("reason"),
                row.getString("channel"),
                instant(row, "sent_at"),
                row.getString("sent_by"),
                instant(row, "received_at"),
                row.getString("received_by"),
                row.getString("via"));
    }

    private static Set<RecipientLevel> levels(String[] names) {
        Set<RecipientLevel> levels = EnumSet.noneOf(RecipientLevel.class);
        Arrays.stream(names).map(RecipientLevel::valueOf).forEach(levels::add);
        return levels;
    }

    private static String[] names(Set<RecipientLevel> levels) {
        return levels.stream().map(RecipientLevel::name).toArray(String[]::new);
    }

    private static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
