package org.muster.warningcall;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Townships the public network does not reach. */
@Repository
class CutOffs {

    /**
     * @param what is down, in words: 公网中断, 道路中断 …
     * @param phonesSent satellite phones on the way or there
     */
    record CutOff(
            UUID id,
            IncidentId incidentId,
            DivisionCode division,
            String what,
            Instant since,
            int phonesSent,
            String carrier,
            Instant phonesSentAt,
            Instant restoredAt) {}

    private final JdbcClient jdbc;

    CutOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it is known already */
    boolean add(IncidentId incident, DivisionCode division, String what, String by, Instant at) {
        return jdbc.sql(
                                """
                insert into cut_off (id, incident_id, division_code, what, since, reported_by) values (?, ?, ?, ?, ?, ?)
                on conflict (incident_id, division_code) where restored_at is null do nothing""")
                        .params(UUID.randomUUID(), incident.value(), division.value(), what, Timestamp.from(at), by)
                        .update()
                == 1;
    }

    List<CutOff> listOpen(IncidentId incident) {
        return jdbc.sql("select * from cut_off where incident_id = ? and restored_at is null order by since")
                .param(incident.value())
                .query(CutOffs::cutOff)
                .list();
    }

    Optional<CutOff> lockOpen(IncidentId incident, DivisionCode division) {
        return jdbc.sql(
                        """
                select * from cut_off where incident_id = ? and division_code = ? and restored_at is null for update""")
                .params(incident.value(), division.value())
                .query(CutOffs::cutOff)
                .optional();
    }

    void phonesSent(UUID id, int phones, String carrier, Instant at) {
        jdbc.sql(
                        """
                update cut_off set phones_sent = phones_sent + ?, carrier = ?, phones_sent_at = ? where id = ?""")
                .params(phones, carrier, Timestamp.from(at), id)
                .update();
    }

    void restored(UUID id, String how, Instant at) {
        jdbc.sql("update cut_off set restored_at = ?, restored_how = ? where id = ?")
                .params(Timestamp.from(at), how, id)
                .update();
    }

    private static CutOff cutOff(ResultSet row, int index) throws SQLException {
        return new CutOff(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                new DivisionCode(row.getString("division_code")),
                row.getString("what"),
                instant(row, "since"),
                row.getInt("phones_sent"),
                row.getString("carrier"),
                instant(row, "phones_sent_at"),
                instant(row, "restored_at"));
    }
}
