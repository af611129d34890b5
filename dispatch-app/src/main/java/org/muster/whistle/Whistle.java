package org.muster.whistle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * One tap of a firm, and what its file said at that moment. It stays as it was said, withdrawn or not.
 *
 * @param pressedAt by the clock of the phone, evidence only; null from a client that has none
 * @param incidentId the incident its alert became part of, or null
 * @param withdrawnAt when it was taken back, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Whistle(
        UUID id,
        String firmId,
        String firmName,
        DivisionCode divisionCode,
        List<Kind> kinds,
        String note,
        boolean exercise,
        @JsonIgnore String account,
        String accountName,
        Instant pressedAt,
        Instant receivedAt,
        UUID alertId,
        IncidentId incidentId,
        WhistleFile file,
        Instant withdrawnAt,
        String withdrawnWhy) {

    /** For so long its owner may take it back with one tap. */
    static final Duration BACK = Duration.ofSeconds(60);

    /** What has happened. */
    enum Kind {
        LEAK("泄漏"),
        FIRE("着火"),
        EXPLOSION("爆炸"),
        CASUALTIES("有人伤");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @JsonProperty
    String kindLabel() {
        return kinds.stream().map(Kind::label).collect(Collectors.joining("、"));
    }

    @JsonProperty
    Instant withdrawUntil() {
        return receivedAt.plus(BACK);
    }
}
