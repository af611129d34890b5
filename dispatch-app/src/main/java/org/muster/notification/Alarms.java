package org.muster.notification;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The alarm board: what somebody must take up by name. */
@Repository
public class Alarms {

    /** Decides the sound and the colour on the board. */
    public enum Level {
        I,
        II,
        III,
        SAFETY,
        NEWS
    }

    /** One line on the board; without an incident it is about the whole installation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AlarmView(
            UUID id,
            IncidentId incidentId,
            String incidentTitle,
            UUID orderId,
            DivisionCode divisionCode,
            String kind,
            Level level,
            String text,
            boolean exercise,
            Instant raisedAt,
            Instant acknowledgedAt,
            String acknowledgedBy,
            Instant clearedAt) {}

    private static final String VIEW =
            "select a.*, i.title incident_title from alarm a left join incident i on i.id = a.incident_id ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Alarms(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Puts an alarm on the board; the entry that caused it makes it once only. */
    void raise(Incident incident, Entry cause, UUID orderId, String kind, Level level, String text) {
        raise(incident, incident.divisionCode(), cause, orderId, kind, level, text);
    }

    /** @param division on whose board it stands, when that is not the incident's own */
    void raise(
            Incident incident,
            DivisionCode division,
            Entry cause,
            UUID orderId,
            String kind,
            Level level,
            String text) {
        AlarmView alarm = new AlarmView(
                UUID.randomUUID(),
                incident.id(),
                incident.title(),
                orderId,
                division,
                kind,
                level,
                text,
                incident.exercise(),
                clock.instant(),
                null,
                null,
                null);
        int raised = jdbc.sql(
                        """
                insert into alarm (id, incident_id, order_id, division_code, exercise, kind, level, text, seq, raised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (incident_id, seq, kind) do nothing""")
                .params(
                        alarm.id(),
                        incident.id().value(),
                        orderId,
                        division.value(),
                        alarm.exercise(),
                        kind,
                        level.name(),
                        text,
                        cause.seq(),
                        Timestamp.from(alarm.raisedAt()))
                .update();
        if (raised == 1) {
            events.publishEvent(new AlarmRaised(alarm, cause));
        }
    }

    /**
     * Keeps one line of an incident's board as it is now, however often the journal adds to it: it is put there once, and
     * changed in its place.
     *
     * @param worse whether it has become worse: then whoever had taken it up is asked again
     */
    void hold(Incident incident, Entry cause, String kind, Level level, String text, boolean worse) {
        Optional<AlarmView> standing = jdbc.sql(
                        VIEW + "where a.incident_id = ? and a.kind = ? and a.cleared_at is null for update of a")
                .params(incident.id().value(), kind)
                .query(Alarms::alarm)
                .optional();
        if (standing.isEmpty()) {
            raise(incident, cause, null, kind, level, text);
        } else if (!standing.get().text().equals(text)) {
            jdbc.sql(
                            """
                    update alarm set text = ?, seq = ?,
                           acknowledged_at = case when ? then null else acknowledged_at end,
                           acknowledged_by = case when ? then null else acknowledged_by end
                     where id = ?""")
                    .params(text, cause.seq(), worse, worse, standing.get().id())
                    .update();
            events.publishEvent(new AlarmRaised(find(standing.get().id()).orElseThrow(), cause));
        }
    }

    /**
     * Puts on a division's board what belongs to no incident, such as a channel that is down; it stands until it is
     * taken down, once however often it is said.
     */
    @Transactional
    public void stand(DivisionCode division, boolean exercise, String kind, Level level, String text) {
        UUID id = UUID.randomUUID();
        int raised = jdbc.sql(
                        """
                insert into alarm (id, division_code, exercise, kind, level, text, raised_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (division_code, kind, exercise) where incident_id is null and cleared_at is null do nothing""")
                .params(id, division.value(), exercise, kind, level.name(), text, Timestamp.from(clock.instant()))
                .update();
        if (raised == 1) {
            events.publishEvent(new StandingAlarm(find(id).orElseThrow()));
        }
    }

    /** What stood on every division's board under this kind is mended. */
    @Transactional
    public void takeDown(boolean exercise, String kind) {
        jdbc.sql(
                        """
                update alarm set cleared_at = ?
                 where incident_id is null and kind = ? and exercise = ? and cleared_at is null returning id""")
                .params(Timestamp.from(clock.instant()), kind, exercise)
                .query(UUID.class)
                .list()
                .forEach(id -> events.publishEvent(new StandingAlarm(find(id).orElseThrow())));
    }

    /** What the alarm spoke of is no longer so. */
    void clear(IncidentId incident, UUID orderId, String... kindPrefixes) {
        jdbc.sql(
                        """
                update alarm set cleared_at = ?
                 where incident_id = ? and (?::uuid is null or order_id = ?) and kind like any (?) and cleared_at is null""")
                .params(
                        Timestamp.from(clock.instant()),
                        incident.value(),
                        orderId,
                        orderId,
                        Arrays.stream(kindPrefixes).map(it -> it + "%").toArray(String[]::new))
                .update();
    }

    /** @param openOnly only those that nobody has taken up and that still hold */
    List<AlarmView> list(String[] scope, boolean openOnly) {
        return jdbc.sql(
                        VIEW
                                + """
                where a.division_code like any (?)
                  and (not ? or a.acknowledged_at is null and a.cleared_at is null)
                order by a.raised_at desc limit 200""")
                .params(scope, openOnly)
                .query(Alarms::alarm)
                .list();
    }

    /** The alarms one journal entry raised. */
    public List<AlarmView> raisedBy(IncidentId incident, long seq) {
        return jdbc.sql(VIEW + "where a.incident_id = ? and a.seq = ?")
                .params(incident.value(), seq)
                .query(Alarms::alarm)
                .list();
    }

    Optional<AlarmView> find(UUID id) {
        return jdbc.sql(VIEW + "where a.id = ?").param(id).query(Alarms::alarm).optional();
    }

    /** The first to take it up is kept. */
    void acknowledge(UUID id, String by) {
        jdbc.sql("update alarm set acknowledged_at = ?, acknowledged_by = ? where id = ? and acknowledged_at is null")
                .params(Timestamp.from(clock.instant()), by, id)
                .update();
    }

    private static AlarmView alarm(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        return new AlarmView(
                row.getObject("id", UUID.class),
                incident == null ? null : new IncidentId(incident),
                row.getString("incident_title"),
                row.getObject("order_id", UUID.class),
                new DivisionCode(row.getString("division_code")),
                row.getString("kind"),
                Level.valueOf(row.getString("level")),
                row.getString("text"),
                row.getBoolean("exercise"),
                instant(row, "raised_at"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                instant(row, "cleared_at"));
    }
}
