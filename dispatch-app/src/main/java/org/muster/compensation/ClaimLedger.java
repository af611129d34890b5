package org.muster.compensation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/**
 * The claims of an incident for whoever writes them down. It names the claimants, which the journal does not: it is for those
 * who may read the claims themselves.
 */
@Component
public class ClaimLedger {

    /**
     * One claim; amounts in yuan.
     *
     * @param contact how to reach the claimant, or null
     * @param assessed null until somebody assessed it
     * @param paid null until it was paid
     * @param note how it was assessed or why it was refused, and by which receipt it was paid; null while nobody said
     */
    public record Line(
            UUID id,
            int number,
            String claimant,
            String contact,
            String kind,
            String basis,
            String what,
            BigDecimal claimed,
            BigDecimal assessed,
            BigDecimal paid,
            String state,
            String note) {}

    private final Claims claims;

    ClaimLedger(Claims claims) {
        this.claims = claims;
    }

    /** In their order. */
    public List<Line> of(IncidentId incident) {
        return claims.list(incident).stream().map(ClaimLedger::line).toList();
    }

    private static Line line(Claim it) {
        return new Line(
                it.id(),
                it.number(),
                it.claimant(),
                it.contact(),
                it.kind().label(),
                it.basis(),
                it.what(),
                it.claimed(),
                // what was assessed before it was refused is owed no more
                it.state() == Claim.State.REFUSED ? null : it.assessed(),
                it.paid(),
                it.state().label(),
                note(it));
    }

    private static String note(Claim it) {
        String receipt = it.receipt() == null ? null : "凭证 " + it.receipt();
        return it.reason() == null ? receipt : receipt == null ? it.reason() : it.reason() + "；" + receipt;
    }
}
