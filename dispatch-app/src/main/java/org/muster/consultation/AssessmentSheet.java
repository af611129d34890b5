package org.muster.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.muster.gauge.SiteReadings.Reading;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.muster.trigger.SiteStandings.Forecast;

/**
 * One page for the consultation: what is known at this moment, beside what it is held against.
 *
 * @param responseEndedAt when the last response was ended; null while one is in force, or when there was none
 * @param warnings in force, gravest first
 * @param sites where people may have to leave, those that have come furthest first
 * @param moved the evacuation's totals; null while nothing is ordered
 * @param forces who is out for this incident, and {@code standby} who could be sent
 * @param supplies what of the flood kit lies ready
 * @param calls the newest round; null while nobody was called
 * @param questions what is still to be decided or closed
 * @param decisions the last ones, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentSheet(
        IncidentId incidentId,
        Instant asOf,
        long revision,
        String status,
        ResponseLevel level,
        Instant levelSince,
        Instant responseEndedAt,
        ResponseLevel proposedLevel,
        List<WarningLine> warnings,
        List<SiteLine> sites,
        Moved moved,
        List<ForceLine> forces,
        List<StandbyLine> standby,
        List<SupplyLine> supplies,
        Calls calls,
        List<String> cutOff,
        Trapped trapped,
        Works works,
        List<String> questions,
        List<Decision> decisions) {

    public record WarningLine(String kindLabel, String colour, String headline, Instant sent, Instant expires) {}

    /**
     * @param mode NONE, PREPARE or IMMEDIATE, as its measures stand
     * @param zones names of the zones behind it, with everybody on their lists
     * @param ordered how many of these zones are told to go or to get ready
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SiteLine(
            String siteId,
            String name,
            String kindLabel,
            String divisionName,
            String mode,
            String modeLabel,
            List<Reading> readings,
            List<Forecast> forecasts,
            List<String> zones,
            int households,
            int people,
            int ordered) {}

    public record Moved(int zones, int people, int transferred, int moving, int missing, int refused) {}

    public record ForceLine(String teamName, String state, int people, String task) {}

    /** @param teams of this kind with nothing to do now */
    public record StandbyLine(String kindLabel, int teams, List<String> names) {}

    public record SupplyLine(String name, double quantity, String unit, List<String> depots) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Calls(int targets, int answered, int open, int unreached, Long slowest) {}

    public record Trapped(int places, int people, int unsent, int rescued) {}

    public record Works(int patrols, int repairs, int overdue, int openDangers) {}

    /** @param data of the journal entry, for those who tell it in another language */
    public record Decision(Instant at, String by, String text, String type, JsonNode data) {}
}
