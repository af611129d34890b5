package org.muster.reports;

import java.time.Instant;
import java.util.Objects;

/**
 * The journal's head, so that a printed report can be held against the journal later.
 *
 * @param headHash SHA-256 of the last entry, 64 hexadecimal digits
 * @param entries how many entries the journal held
 * @param sealedAt when the last of them was written
 */
public record Seal(String headHash, long entries, Instant sealedAt) {

    public Seal {
        Objects.requireNonNull(sealedAt, "sealedAt");
        if (!headHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + headHash);
        }
        if (entries < 1) {
            throw new IllegalArgumentException("A head hash belongs to at least one entry");
        }
    }

    /** The hash in two lines of eight groups of four digits. */
    String lines() {
        var groups = headHash.replaceAll("(.{4})(?!$)", "$1 ");
        return groups.substring(0, 39) + "\n" + groups.substring(40);
    }

    String shortened() {
        return headHash.substring(0, 4) + "…" + headHash.substring(60);
    }
}
