package org.muster.level;

import static org.muster.shared.Json.instant;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The first of two signatures, while the second is awaited. At most one is open per incident. */
@Repository
class Signatures {

    /** @param deciding given for the post that approves the level, not only for the second signature */
    record Signature(
            UUID id,
            IncidentId incidentId,
            ResponseLevel level,
            String matter,
            String reason,
            String measures,
            Instant expectedUntil,
            String signedBy,
            String signedName,
            String post,
            boolean deciding,
            Instant signedAt) {}

    private final JdbcClient jdbc;

    Signatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Signature it) {
        jdbc.sql(
                        """
                insert into level_signature (id, incident_id, level, matter, reason, measures, expected_until,
                                             signed_by, signed_name, post, deciding, signed_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""")
                .params(
                        it.id(),
                        it.incidentId().value(),
                        it.level().name(),
                        it.matter(),
                        it.reason(),
                        it.measures(),
                        Timestamp.from(it.expectedUntil()),
                        it.signedBy(),
                        it.signedName(),
                        it.post(),
                        it.deciding(),
                        Timestamp.from(it.signedAt()))
                .update();
    }

    Optional<Signature> findOpen(IncidentId incident) {
        return jdbc.sql("select * from level_signature where incident_id = ? and state = 'OPEN'")
                .param(incident.value())
                .query((row, i) -> new Signature(
                        row.getObject("id", UUID.class),
                        incident,
                        ResponseLevel.valueOf(row.getString("level")),
                        row.getString("matter"),
                        row.getString("reason"),
                        row.getString("measures"),
                        instant(row, "expected_until"),
                        row.getString("signed_by"),
                        row.getString("signed_name"),
                        row.getString("post"),
                        row.getBoolean("deciding"),
                        instant(row, "signed_at")))
                .optional();
    }

    void settle(IncidentId incident, String state, Instant at) {
        jdbc.sql("update level_signature set state = ?, settled_at = ? where incident_id = ? and state = 'OPEN'")
                .params(state, Timestamp.from(at), incident.value())
                .update();
    }
}
