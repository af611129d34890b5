package org.muster.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * One piece of evidence; never changed, never deleted.
 *
 * @param source what it was taken from: a camera, a control system, a drum; null when the place says it all
 * @param sha256 of the file as it was handed in; null for what has no file, as a sample
 * @param custody who had it since it was taken, the first first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evidence(
        UUID id,
        IncidentId incidentId,
        int number,
        Kind kind,
        String name,
        String takenBy,
        Instant takenAt,
        String place,
        String source,
        String fileName,
        String mediaType,
        Integer bytes,
        String sha256,
        Instant recordedAt,
        String recordedBy,
        List<Custody> custody) {

    enum Kind {
        PHOTO("照片"),
        DOCUMENT("书证"),
        SAMPLE("样品"),
        DCS_RECORD("DCS 记录"),
        CCTV("监控录像"),
        OTHER("其他");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * It went from one hand to another.
     *
     * @param hash over this hand-over and the hash before it
     */
    record Custody(
            int seq,
            Instant handedAt,
            String fromWhom,
            String toWhom,
            String place,
            String purpose,
            Instant recordedAt,
            String recordedBy,
            String hash) {}

    /** What the check of one piece found; {@code problems} says what, when it is not intact. */
    record Verification(
            UUID evidenceId, int number, boolean intact, String sha256, List<String> problems, Instant at) {}

    @JsonProperty
    String kindLabel() {
        return kind.label();
    }

    @JsonProperty
    String heldBy() {
        return custody.isEmpty() ? null : custody.get(custody.size() - 1).toWhom();
    }
}
