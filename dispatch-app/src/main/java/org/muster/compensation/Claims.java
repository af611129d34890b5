package org.muster.compensation;

import static org.muster.shared.Json.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.compensation.Claim.Kind;
import org.muster.compensation.Claim.State;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of claims. */
@Repository
class Claims {

    private final JdbcClient jdbc;

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from compensation_claim where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    /** Whether this requisition was made for this incident. */
    boolean requisitioned(IncidentId incident, UUID requisition) {
        return jdbc.sql("select exists (select 1 from requisition where id = ? and incident_id = ?)")
                .params(requisition, incident.value())
                .query(Boolean.class)
                .single();
    }

    void add(Claim it, String by) {
        jdbc.sql(
                        """
                insert into compensation_claim (id, incident_id, number, claimant, contact, kind, basis, what, requisition_id,
                                                claimed, state, claimed_at, claimed_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.incidentId().value(),
                        it.number(),
                        it.claimant(),
                        it.contact(),
                        it.kind().name(),
                        it.basis(),
                        it.what(),
                        it.requisitionId(),
                        it.claimed(),
                        it.state().name(),
                        Timestamp.from(it.claimedAt()),
                        by))
                .update();
    }

    void assess(UUID id, BigDecimal amount, String reason, String by, Instant at) {
        jdbc.sql(
                        """
                update compensation_claim set state = 'ASSESSED', assessed = ?, reason = ?, assessed_by = ?, assessed_at = ?
                 where id = ?""")
                .params(amount, reason, by, Timestamp.from(at), id)
                .update();
    }

    void pay(UUID id, BigDecimal amount, String receipt, Instant at) {
        jdbc.sql("update compensation_claim set state = 'PAID', paid = ?, receipt = ?, paid_at = ? where id = ?")
                .params(amount, receipt, Timestamp.from(at), id)
                .update();
    }

    void refuse(UUID id, String reason, Instant at) {
        jdbc.sql("update compensation_claim set state = 'REFUSED', reason = ?, refused_at = ? where id = ?")
                .params(reason, Timestamp.from(at), id)
                .update();
    }

    Optional<Claim> find(UUID id) {
        return jdbc.sql("select * from compensation_claim where id = ?")
                .param(id)
                .query(Claims::claim)
                .optional();
    }

    List<Claim> list(IncidentId incident) {
        return jdbc.sql("select * from compensation_claim where incident_id = ? order by number")
                .param(incident.value())
                .query(Claims::claim)
                .list();
    }

    private static Claim claim(ResultSet row, int index) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("claimant"),
                row.getString("contact"),
                Kind.valueOf(row.getString("kind")),
                row.getString("basis"),
                row.getString("what"),
                row.getObject("requisition_id", UUID.class),
                row.getBigDecimal("claimed"),
                row.getBigDecimal("assessed"),
                row.getString("assessed_by"),
                instant(row, "assessed_at"),
                row.getBigDecimal("paid"),
                instant(row, "paid_at"),
                row.getString("receipt"),
                instant(row, "refused_at"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                instant(row, "claimed_at"));
    }
}
