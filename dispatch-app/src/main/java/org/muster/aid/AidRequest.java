package org.muster.aid;

import java.time.Instant;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamKind;

/**
 * One county asks for help with one thing.
 *
 * @param number running number within the incident: 援01
 * @param asked whose answer is waited for; for the military form the level of the military authority
 * @param askedAt since when
 * @param kinds team kinds that can answer it; empty when any will do
 * @param people how many are wanted
 * @param shortfall what the recommendation lacked when the request was made, in its own words; null by hand
 * @param rule what asks for these forces, and where it is written
 * @param continues the request whose rest this one asks for, or null
 * @param answer what the one who answered said
 */
public record AidRequest(
        AidId id,
        IncidentId incidentId,
        int number,
        Form form,
        AidState state,
        DivisionCode asking,
        DivisionCode asked,
        Instant askedAt,
        String need,
        List<TeamKind> kinds,
        String skill,
        int people,
        String task,
        String place,
        Position location,
        Instant neededBy,
        String reason,
        String shortfall,
        String rule,
        MilitaryForm military,
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
}
