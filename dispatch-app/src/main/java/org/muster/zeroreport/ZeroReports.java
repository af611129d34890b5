package org.muster.zeroreport;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reports' and rules' rows. */
@Repository
class ZeroReports {

    /** One thing a unit has said; the newest is what counts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            UUID clientId,
            UUID reportId,
            int version,
            Instant receivedAt,
            Instant deviceAt,
            String by,
            String via,
            ReportContent content) {}

    private final JdbcClient jdbc;
    private final Json json;

    ZeroReports(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Rows for those units that have none for the day. */
    void open(
            Collection<DivisionCode> units, DivisionCode authority, ReportKind kind, LocalDate period, Instant dueAt) {
        jdbc.sql(
                        """
                insert into zero_report (id, unit_code, authority, kind, period, due_at)
                select gen_random_uuid(), unit, ?, ?, ?, ? from unnest(?::text[]) as unit on conflict do nothing""")
                .params(
                        authority.value(),
                        kind.name(),
                        period,
                        Timestamp.from(dueAt),
                        units.stream().map(DivisionCode::value).toArray(String[]::new))
                .update();
    }

    boolean anyBefore(DivisionCode authority, ReportKind kind, LocalDate period) {
        return jdbc.sql("select exists (select 1 from zero_report where authority = ? and kind = ? and period < ?)")
                .params(authority.value(), kind.name(), period)
                .query(Boolean.class)
                .single();
    }

    /** The day is due at another hour: what is neither in nor missed waits until then. */
    void due(DivisionCode authority, ReportKind kind, LocalDate period, Instant dueAt) {
        jdbc.sql(
                        """
                update zero_report set due_at = ?
                 where authority = ? and kind = ? and period = ? and sent_at is null and missed_at is null""")
                .params(Timestamp.from(dueAt), authority.value(), kind.name(), period)
                .update();
    }

    Optional<ZeroReport> find(DivisionCode unit, ReportKind kind, LocalDate period) {
        return jdbc.sql("select * from zero_report where unit_code = ? and kind = ? and period = ?")
                .params(unit.value(), kind.name(), period)
                .query(this::report)
                .optional();
    }

    Optional<ZeroReport> lock(UUID id) {
        return jdbc.sql("select * from zero_report where id = ? for update")
                .param(id)
                .query(this::report)
                .optional();
    }

    Optional<UUID> ofCall(UUID call) {
        return jdbc.sql("select id from zero_report where told @> ?::jsonb")
                .param("[{\"callId\":\"" + call + "\"}]")
                .query(UUID.class)
                .optional();
    }

    List<ZeroReport> list(DivisionCode authority, ReportKind kind, LocalDate period) {
        return jdbc.sql("select * from zero_report where authority = ? and kind = ? and period = ? order by unit_code")
                .params(authority.value(), kind.name(), period)
                .query(this::report)
                .list();
    }

    /** Of every county that lies below. */
    List<ZeroReport> listBelow(DivisionCode division, ReportKind kind, LocalDate period) {
        return jdbc.sql(
                        """
                select * from zero_report where authority like ? and kind = ? and period = ?
                 order by authority, unit_code""")
                .params(division.prefix() + "%", kind.name(), period)
                .query(this::report)
                .list();
    }

    /** Those that have become missing and of which nobody knows yet; those whose next person is to be called. */
    List<ZeroReport> listDue(Instant now, int most) {
        return jdbc.sql(
                        """
                select * from zero_report
                 where sent_at is null and (missed_at is null and due_at <= ? or next_at <= ?)
                 order by due_at, unit_code limit ?""")
                .params(Timestamp.from(now), Timestamp.from(now), most)
                .query(this::report)
                .list();
    }

    int countMissing(DivisionCode authority, ReportKind kind, LocalDate period, Instant now) {
        return jdbc.sql(
                        """
                select count(*) from zero_report
                 where authority = ? and kind = ? and period = ? and sent_at is null and due_at <= ?""")
                .params(authority.value(), kind.name(), period, Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void missed(UUID id, int step, Instant missedAt, Instant nextAt, List<ZeroReport.Told> told) {
        jdbc.sql(
                        """
                update zero_report set missed_at = coalesce(missed_at, ?), step = ?, next_at = ?, told = ?::jsonb
                 where id = ?""")
                .params(Arrays.asList(
                        Timestamp.from(missedAt),
                        step,
                        nextAt == null ? null : Timestamp.from(nextAt),
                        json.write(told),
                        id))
                .update();
    }

    void told(UUID id, List<ZeroReport.Told> told) {
        jdbc.sql("update zero_report set told = ?::jsonb where id = ?")
                .params(json.write(told), id)
                .update();
    }

    Optional<Said> said(UUID clientId) {
        return jdbc.sql("select * from zero_report_said where client_id = ?")
                .param(clientId)
                .query(this::saying)
                .optional();
    }

    List<Said> saidOf(UUID report) {
        return jdbc.sql("select * from zero_report_said where report_id = ? order by version")
                .param(report)
                .query(this::saying)
                .list();
    }

    void say(Said it) {
        jdbc.sql(
                        """
                insert into zero_report_said (client_id, report_id, version, received_at, device_at, by_name, via, content)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        it.clientId(),
                        it.reportId(),
                        it.version(),
                        Timestamp.from(it.receivedAt()),
                        it.deviceAt() == null ? null : Timestamp.from(it.deviceAt()),
                        it.by(),
                        it.via(),
                        json.write(it.content())))
                .update();
        jdbc.sql(
                        """
                update zero_report set sent_at = coalesce(sent_at, ?), version = ?, content = ?::jsonb, next_at = null
                 where id = ?""")
                .params(Timestamp.from(it.receivedAt()), it.version(), json.write(it.content()), it.reportId())
                .update();
    }

    /** The newest first. */
    List<ZeroReportRule> rules(DivisionCode division, ReportKind kind) {
        return jdbc.sql("select * from zero_report_rule where division_code = ? and kind = ? order by version desc")
                .params(division.value(), kind.name())
                .query(ZeroReports::rule)
                .list();
    }

    /** @return false when somebody was faster */
    boolean save(ZeroReportRule it) {
        return jdbc.sql(
                                """
                        insert into zero_report_rule (division_code, kind, version, active, opens, due, season_from, season_to,
                                                      saved_by, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Arrays.asList(
                                it.division().value(),
                                it.kind().name(),
                                it.version(),
                                it.active(),
                                it.opens(),
                                it.due(),
                                it.from() == null ? null : it.from().toString(),
                                it.until() == null ? null : it.until().toString(),
                                it.savedBy(),
                                Timestamp.from(it.savedAt())))
                        .update()
                == 1;
    }

    private static ZeroReportRule rule(ResultSet row, int index) throws SQLException {
        return new ZeroReportRule(
                new DivisionCode(row.getString("division_code")),
                ReportKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                row.getBoolean("active"),
                row.getObject("opens", LocalTime.class),
                row.getObject("due", LocalTime.class),
                row.getString("season_from") == null ? null : MonthDay.parse(row.getString("season_from")),
                row.getString("season_to") == null ? null : MonthDay.parse(row.getString("season_to")),
                row.getString("saved_by"),
                instant(row, "saved_at"));
    }

    private Said saying(ResultSet row, int index) throws SQLException {
        return new Said(
                row.getObject("client_id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getInt("version"),
                instant(row, "received_at"),
                instant(row, "device_at"),
                row.getString("by_name"),
                row.getString("via"),
                json.read(row.getString("content"), ReportContent.class));
    }

    private ZeroReport report(ResultSet row, int index) throws SQLException {
        return new ZeroReport(
                row.getObject("id", UUID.class),
                new DivisionCode(row.getString("unit_code")),
                new DivisionCode(row.getString("authority")),
                ReportKind.valueOf(row.getString("kind")),
                row.getObject("period", LocalDate.class),
                instant(row, "due_at"),
                instant(row, "missed_at"),
                row.getInt("step"),
                instant(row, "next_at"),
                List.of(json.read(row.getString("told"), ZeroReport.Told[].class)),
                instant(row, "sent_at"),
                row.getInt("version"),
                json.read(row.getString("content"), ReportContent.class));
    }
}
