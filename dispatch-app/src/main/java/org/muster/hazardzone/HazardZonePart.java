package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.hazardzone.HazardZone.Correction;
import org.muster.hazardzone.HazardZone.Result;
import org.muster.hazardzone.HazardZone.SubstanceHead;
import org.muster.hazardzone.HazardZone.WindView;
import org.muster.hazardzone.Inside.Beyond;
import org.muster.hazardzone.Inside.KindCount;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.substance.Confidence;
import org.muster.substance.Spill;
import org.springframework.stereotype.Component;

/**
 * The zone in the picture: its ground and who is in it by number; the table behind it is asked for by itself. Crews from
 * outside see it too, since they stand at its edge.
 */
@Component
class HazardZonePart implements PicturePart {

    private static final int MOST_PLACES = 12;

    /** A place inside, as the map draws it. */
    record Spot(String id, String name, String kind, Position location, int people, long metres, boolean isolation) {}

    /** The ground it covered before, for the map. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ground(int isolateMetres, int downwindMetres, Integer bearing, List<Position> square) {}

    /** @param moreSpots how many places are inside beyond those listed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ZoneView(
            int version,
            Position centre,
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
            String flagLabel,
            String source,
            List<String> words,
            Correction correction,
            List<Position> square,
            Ground previous,
            int people,
            int homes,
            int isolationPeople,
            List<KindCount> kinds,
            List<Spot> spots,
            int moreSpots,
            Beyond beyond,
            boolean automatic,
            Instant changedAt,
            String changedBy) {}

    private final HazardZones zones;

    HazardZonePart(HazardZones zones) {
        this.zones = zones;
    }

    @Override
    public String word() {
        return "hazardZone";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.startsWith("HazardZone");
    }

    @Override
    public Object of(IncidentId incident) {
        return zones.find(incident)
                .filter(it -> !it.lifted())
                .map(HazardZonePart::view)
                .orElse(null);
    }

    @Override
    public Object shownTo(Caller reader, IncidentId incident, Set<UUID> ownOrders) {
        return of(incident);
    }

    private static ZoneView view(HazardZone it) {
        Result result = it.result();
        Inside inside = result.inside();
        Result was = it.previous();
        return new ZoneView(
                it.version(),
                it.asked().source(),
                result.substance(),
                result.spill(),
                result.spillLabel(),
                result.fire(),
                result.night(),
                result.lightUntil(),
                result.wind(),
                result.allRound(),
                result.whyAllRound(),
                result.bearing(),
                result.approachFrom(),
                result.isolateMetres(),
                result.downwindMetres(),
                result.tableIsolateMetres(),
                result.tableDownwindMetres(),
                result.flag(),
                result.flag().label(),
                result.source(),
                result.words(),
                it.correction(),
                result.square(),
                was == null ? null : new Ground(was.isolateMetres(), was.downwindMetres(), was.bearing(), was.square()),
                inside.people(),
                inside.homes(),
                inside.isolationPeople(),
                inside.kinds().stream().filter(kind -> kind.places() > 0).toList(),
                inside.places().stream()
                        .limit(MOST_PLACES)
                        .map(place -> new Spot(
                                place.id(),
                                place.name(),
                                place.kind(),
                                place.location(),
                                place.people(),
                                place.metres(),
                                place.isolation()))
                        .toList(),
                Math.max(0, inside.places().size() - MOST_PLACES),
                inside.beyond(),
                !it.asked().byPerson(),
                it.changedAt(),
                it.changedBy());
    }
}
