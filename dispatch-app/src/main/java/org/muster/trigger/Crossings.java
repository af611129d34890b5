package org.muster.trigger;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.gauge.Measure;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.trigger.SiteMeasures.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every crossing of every site: written with the reading that did it, told once. */
@Repository
class Crossings {

    private final JdbcClient jdbc;

    Crossings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Crossing it, Instant now) {
        jdbc.sql(
                        """
                insert into site_crossing
                       (id, site_id, exercise, mode, measure, gauge_id, value, limit_value, unit, words, rule,
                        source, flag, observed_at, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.place().siteId(),
                        it.place().exercise(),
                        it.mode().name(),
                        it.measure().name(),
                        it.gaugeId(),
                        it.value(),
                        it.limit(),
                        it.unit(),
                        it.words(),
                        it.fired().rule(),
                        it.fired().source(),
                        it.fired().flag(),
                        Timestamp.from(it.observedAt()),
                        Timestamp.from(now)))
                .update();
    }

    /** The site has come below these modes. */
    void end(Place place, Mode above, Instant at) {
        List<String> ended = Arrays.stream(Mode.values())
                .filter(it -> it.compareTo(above) > 0)
                .map(Mode::name)
                .toList();
        jdbc.sql(
                        """
                update site_crossing set ended_at = ?
                 where site_id = ? and exercise = ? and ended_at is null and mode = any (?)""")
                .params(Timestamp.from(at), place.siteId(), place.exercise(), ended.toArray(String[]::new))
                .update();
    }

    /** One that nobody has been told of yet; held, and passed over by others who look. */
    Optional<Crossing> nextUntold() {
        return jdbc.sql(
                        """
                select * from site_crossing where told_at is null
                 order by recorded_at, observed_at limit 1 for update skip locked""")
                .query(this::crossing)
                .optional();
    }

    /** One that its incident was told of, that has passed and of which that was not told; held likewise. */
    Optional<Crossing> nextPassed() {
        return jdbc.sql(
                        """
                select * from site_crossing
                 where ended_at is not null and passed_told_at is null and incident_id is not null
                 order by ended_at limit 1 for update skip locked""")
                .query(this::crossing)
                .optional();
    }

    /** Those that stand with no incident to tell them to, in a county; held. */
    List<Crossing> holdHomeless(DivisionCode county, boolean exercise, UUID alertId) {
        return jdbc.sql(
                        """
                select c.* from site_crossing c join risk_source s on s.id = c.site_id
                 where c.exercise = ? and c.incident_id is null and c.told_at is not null
                   and (c.alert_id = ? or c.ended_at is null and s.division_code like ?)
                 order by c.recorded_at for update of c""")
                .params(exercise, alertId, county.prefix() + "%")
                .query(this::crossing)
                .list();
    }

    void told(UUID id, IncidentId incident, UUID alert, Instant at) {
        jdbc.sql("update site_crossing set told_at = ?, incident_id = ?, alert_id = coalesce(?, alert_id) where id = ?")
                .params(Arrays.asList(Timestamp.from(at), incident == null ? null : incident.value(), alert, id))
                .update();
    }

    void passedTold(UUID id, Instant at) {
        jdbc.sql("update site_crossing set passed_told_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** What an incident was told of, the newest first. */
    List<Crossing> listOf(IncidentId incident) {
        return jdbc.sql("select * from site_crossing where incident_id = ? order by recorded_at desc, id limit 100")
                .param(incident.value())
                .query(this::crossing)
                .list();
    }

    private Crossing crossing(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        return new Crossing(
                row.getObject("id", UUID.class),
                new Place(row.getString("site_id"), row.getBoolean("exercise")),
                Mode.valueOf(row.getString("mode")),
                Measure.valueOf(row.getString("measure")),
                row.getString("gauge_id"),
                row.getObject("value", Double.class),
                row.getObject("limit_value", Double.class),
                row.getString("unit"),
                row.getString("words"),
                new TriggerRules.Answer(
                        Mode.valueOf(row.getString("mode")),
                        row.getString("rule"),
                        row.getString("source"),
                        row.getString("flag")),
                instant(row, "observed_at"),
                instant(row, "ended_at"),
                incident == null ? null : new IncidentId(incident),
                row.getObject("alert_id", UUID.class));
    }
}
