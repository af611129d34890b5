package org.muster.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.muster.shared.IncidentId;

/** Computes the hash that chains an entry to the one before it. */
public final class Seal {

    /** What the first entry of every journal is chained to. */
    public static final String GENESIS = "0".repeat(64);

    private Seal() {}

    static String over(
            String previous,
            IncidentId incident,
            long seq,
            String type,
            Instant at,
            Instant deviceAt,
            String actor,
            String actorName,
            String channel,
            String data) {
        return over(
                previous,
                incident.toString(),
                Long.toString(seq),
                type,
                at.toString(),
                deviceAt == null ? "" : deviceAt.toString(),
                actor,
                actorName,
                channel,
                data);
    }

    /** SHA-256 over these texts in their order, lower-case hex; the first is the hash of the entry before. */
    public static String over(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // length first, so that no two different rows can spell the same bytes
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
