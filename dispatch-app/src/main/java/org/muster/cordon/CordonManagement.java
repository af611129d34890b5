package org.muster.cordon;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes and releases the cordon (令708 Art 18, 危化条例 Art 72). */
@Service
@Transactional
public class CordonManagement {

    /** What was said of it. */
    record Said(int points, Integer officers, Integer radiusMetres, String ledBy, String note) {}

    private final JdbcClient jdbc;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    CordonManagement(JdbcClient jdbc, IncidentManagement incidents, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The cordon stands, or stands elsewhere.
     *
     * @throws Problem 409 when it is no accident, is over, or the cordon was released
     */
    Cordon close(IncidentId id, Said said) {
        Incident incident = incidents.hold(id);
        if (incident.hazard() != Hazard.ENTERPRISE_ACCIDENT) {
            throw Problem.conflict("illegal-transition", "只有企业事故设警戒；火场管控请用分区和封控");
        }
        if (incident.status().over() || incident.status() == IncidentStatus.CORDON_RELEASED) {
            throw Problem.conflict(
                    "illegal-transition", "事件现为“" + incident.status().label() + "”，不能再设警戒；又有险情请另行接警");
        }
        boolean first = find(id).isEmpty();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                insert into cordon (incident_id, points, officers, radius_m, led_by, note, closed_at, closed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id) do update
                   set points = excluded.points, officers = excluded.officers, radius_m = excluded.radius_m,
                       led_by = excluded.led_by, note = excluded.note, changed_at = excluded.changed_at""")
                .params(Arrays.asList(
                        id.value(),
                        said.points(),
                        said.officers(),
                        said.radiusMetres(),
                        said.ledBy(),
                        said.note(),
                        now,
                        ActorContext.actor().name(),
                        now))
                .update();
        journal.record(
                first
                        ? new CordonEvent.CordonClosed(
                                id, said.points(), said.officers(), said.radiusMetres(), said.ledBy(), said.note())
                        : new CordonEvent.CordonChanged(
                                id, said.points(), said.officers(), said.radiusMetres(), said.ledBy(), said.note()));
        return find(id).orElseThrow();
    }

    /**
     * People may go home.
     *
     * @throws Problem 409 before the readings are clean
     */
    void release(IncidentId id, String note) {
        incidents.reach(id, IncidentStatus.CORDON_RELEASED, note);
    }

    @Transactional(readOnly = true)
    Optional<Cordon> find(IncidentId id) {
        return jdbc.sql("select * from cordon where incident_id = ?")
                .param(id.value())
                .query(CordonManagement::cordon)
                .optional();
    }

    /** Whether the cordon was ever closed. */
    @Transactional(readOnly = true)
    public boolean closed(IncidentId id) {
        return find(id).isPresent();
    }

    /** Whether it was closed, or set elsewhere, at or after an instant. */
    @Transactional(readOnly = true)
    public boolean changedSince(IncidentId id, Instant since) {
        return find(id).filter(it -> !it.changedAt().isBefore(since)).isPresent();
    }

    /** 4 处卡点 · 半径 600 米 · 王警官负责; null while it does not stand */
    @Transactional(readOnly = true)
    public String inWords(IncidentId id) {
        return find(id).map(it -> it.points() + " 处卡点"
                        + (it.radiusMetres() == null ? "" : " · 半径 " + it.radiusMetres() + " 米")
                        + " · " + it.ledBy() + "负责")
                .orElse(null);
    }

    private static Cordon cordon(ResultSet row, int index) throws SQLException {
        Instant closed = instant(row, "closed_at");
        return new Cordon(
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("points"),
                row.getObject("officers", Integer.class),
                row.getObject("radius_m", Integer.class),
                row.getString("led_by"),
                row.getString("note"),
                closed,
                row.getString("closed_by"),
                instant(row, "changed_at"));
    }
}
