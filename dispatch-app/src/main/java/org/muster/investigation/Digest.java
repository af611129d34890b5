package org.muster.investigation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.muster.investigation.Evidence.Custody;

/** SHA-256 of a file, and of a hand-over with everything before it. */
final class Digest {

    private Digest() {}

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Each word with its length before it, so that no two hand-overs read the same. */
    static String of(UUID evidence, Custody it, String before) {
        StringBuilder text = new StringBuilder();
        for (String word : new String[] {
            before,
            evidence.toString(),
            Integer.toString(it.seq()),
            it.handedAt().truncatedTo(ChronoUnit.MICROS).toString(),
            it.fromWhom(),
            it.toWhom(),
            it.place(),
            it.purpose(),
            it.recordedAt().truncatedTo(ChronoUnit.MICROS).toString(),
            it.recordedBy()
        }) {
            text.append(word.length()).append(':').append(word);
        }
        return of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
