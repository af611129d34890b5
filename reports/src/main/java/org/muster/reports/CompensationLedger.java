package org.muster.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The ledger of compensation 补偿台账: who claims what by which right, what was assessed and what was paid; amounts in yuan. */
public record CompensationLedger(Cover cover, List<Claim> claims, Seal seal) {

    public CompensationLedger {
        Objects.requireNonNull(cover, "cover");
        claims = List.copyOf(claims);
    }

    /**
     * One claim.
     *
     * @param contact how to reach the claimant, or null
     * @param assessed null until it is assessed, and when it is refused
     * @param paid null until it is paid
     * @param note how it was assessed or why it was refused, and the receipt; null when nothing was said
     */
    public record Claim(
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
            String note,
            Entries entries) {

        public Claim {
            Objects.requireNonNull(claimant, "claimant");
            Objects.requireNonNull(claimed, "claimed");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
