package org.muster.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.muster.shared.IncidentId;

/**
 * One line of an incident's journal.
 *
 * @param seq gapless from 1 within the incident
 * @param at when the server recorded it
 * @param deviceAt when the reporting device says it happened; evidence, never used for ordering
 * @param hash SHA-256 over the previous hash and this entry, lower-case hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        IncidentId incidentId,
        long seq,
        String type,
        Instant at,
        Instant deviceAt,
        String actor,
        String actorName,
        String channel,
        JsonNode data,
        String hash) {

    /** The text of a data field, or null when it is absent. */
    public String text(String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
