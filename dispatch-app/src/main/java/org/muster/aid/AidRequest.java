package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * One county asks for help with one thing. Number and divisions are shown with their names by {@link AidViews}.
 *
 * @param number running number within the incident: 援01
 * @param asked whose answer is waited for; for the military form the level of the military authority
 * @param askedAt since when
 * @param shortfall what the recommendation lacked when the request was made, in its own words; null by hand
 * @param rule what asks for these forces, and where it is written
 * @param continues the request whose rest this one asks for, or null
 * @param answer what the one who answered said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AidRequest(
        AidId id,
        IncidentId incidentId,
        @JsonIgnore int number,
        @JsonUnwrapped AidAsk ask,
        AidState state,
        @JsonIgnore DivisionCode asking,
        @JsonIgnore DivisionCode asked,
        Instant askedAt,
        String shortfall,
        String rule,
        AidId continues,
        Instant requestedAt,
        String requestedBy,
        Instant answeredAt,
        String answeredBy,
        String answer,
        Instant arrivedAt,
        Instant releasedAt,
        Instant settledAt,
        String thanks) {

    /** Whom it goes to. */
    public enum Form {
        /** The level of government above. */
        CIVIL,
        /** The army (军队参加抢险救灾条例 Art 4, 5). */
        MILITARY
    }

    /** 援01 */
    public String label() {
        return "援%02d".formatted(number);
    }

    public Form form() {
        return ask.form();
    }

    /** What the county whose team helps is entitled to: where it goes and what came of it, not what others said. */
    AidRequest forGiver() {
        return new AidRequest(
                id,
                incidentId,
                number,
                ask.forGiver(),
                state,
                asking,
                asked,
                askedAt,
                null,
                null,
                null,
                requestedAt,
                null,
                answeredAt,
                null,
                null,
                arrivedAt,
                releasedAt,
                settledAt,
                thanks);
    }
}
