package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.substance.Confidence;
import org.muster.substance.Spill;
import org.muster.substance.SubstanceId;

/**
 * How far the danger reaches at an incident: on what it was asked for, what a commander put in its place, and what came
 * of it.
 *
 * @param correction null while the table's figures stand
 * @param previous what stood before the last change, or null
 * @param liftedAt when it was lifted, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HazardZone(
        IncidentId incidentId,
        int version,
        Asked asked,
        Correction correction,
        Result result,
        Result previous,
        Instant changedAt,
        String changedBy,
        Instant liftedAt,
        String liftedBy,
        String liftReason) {

    /**
     * What is known of the leak.
     *
     * @param substanceSaid name and {@code unSaid} number as they were said; each may be null
     * @param spill SMALL or LARGE; null when nobody knows
     * @param litres how much is out, or null
     * @param fire whether a tank stands in a fire
     * @param firmId in which firm it is, or null
     * @param byPerson whether somebody looked at it; false when only the call told of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            SubstanceId substanceId,
            String substanceSaid,
            String unSaid,
            Spill spill,
            Double litres,
            boolean fire,
            Position source,
            String firmId,
            boolean byPerson) {}

    /**
     * What the commander says instead; what is null follows the table and the wind.
     *
     * @param bearing downwind, degrees from north
     * @param allRound a full circle whatever the wind
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Correction(
            Integer isolateMetres,
            Integer downwindMetres,
            Integer bearing,
            boolean allRound,
            String reason,
            String by,
            Instant at) {}

    /** The wind the zone stands in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WindView(double speed, int degrees, String words, Instant at, String source) {}

    /** What one must know of the substance at the edge of the zone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubstanceHead(
            SubstanceId id,
            String name,
            String un,
            Integer ergGuide,
            boolean inhalation,
            boolean waterReactive,
            List<String> incompatible) {}

    /**
     * @param substance null when nobody knows what it is
     * @param lightUntil the next sunrise or sunset there
     * @param wind null when nobody knows it, or what is known is too old
     * @param whyAllRound why it is a full circle, or null when it is not
     * @param bearing downwind, degrees from north; null all round
     * @param approachFrom the side from which one may come near, in words
     * @param tableIsolateMetres what the table says, whatever the commander put in its place
     * @param words what the commander must know of the figures
     * @param square corners of the protective zone; empty when it is a circle or there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            SubstanceHead substance,
            Spill spill,
            String spillLabel,
            boolean fire,
            boolean night,
            Instant lightUntil,
            WindView wind,
            boolean allRound,
            String whyAllRound,
            Integer bearing,
            String approachFrom,
            int isolateMetres,
            int downwindMetres,
            int tableIsolateMetres,
            int tableDownwindMetres,
            Confidence flag,
            String source,
            List<String> words,
            List<Position> square,
            Inside inside) {

        /** Whether the ground is another one; who is inside follows from it. */
        boolean sameGround(Result other) {
            if (isolateMetres != other.isolateMetres || downwindMetres != other.downwindMetres) {
                return false;
            }
            // without a distance downwind it is the circle, whatever the wind
            return downwindMetres == 0 || allRound == other.allRound && Objects.equals(bearing, other.bearing);
        }
    }

    boolean lifted() {
        return liftedAt != null;
    }
}
