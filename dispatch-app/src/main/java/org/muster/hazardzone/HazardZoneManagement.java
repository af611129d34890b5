package org.muster.hazardzone;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.hazardzone.HazardZone.Asked;
import org.muster.hazardzone.HazardZone.Correction;
import org.muster.hazardzone.HazardZone.Result;
import org.muster.hazardzone.Inside.Place;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the zone of each incident true to what is known: set, turned with wind and light, corrected by the commander, lifted. */
@Service
@Transactional
public class HazardZoneManagement {

    private final HazardZones zones;
    private final Evaluator evaluator;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    HazardZoneManagement(
            HazardZones zones, Evaluator evaluator, IncidentManagement incidents, Journal journal, Clock clock) {
        this.zones = zones;
        this.evaluator = evaluator;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sets the zone, or judges it anew with what is known now; a commander's correction of the figures before does not
     * outlive that.
     *
     * @throws Problem 409 when the incident is over
     */
    HazardZone set(IncidentId id, Asked asked) {
        Incident incident = open(id);
        Optional<HazardZone> before = zones.lock(id);
        Result result = evaluator.evaluate(incident, asked, null);
        HazardZone zone = save(
                id,
                before.map(HazardZone::version).orElse(0) + 1,
                asked,
                null,
                result,
                before.filter(it -> !it.lifted()).map(HazardZone::result).orElse(null));
        journal.record(new HazardZoneEvent.HazardZoneSet(
                id,
                zone.version(),
                result.substance() == null
                        ? "物质不明"
                        : result.substance().name()
                                + (result.substance().un() == null
                                        ? ""
                                        : "（UN " + result.substance().un() + "）"),
                result.spillLabel(),
                result.night(),
                result.isolateMetres(),
                result.downwindMetres(),
                result.allRound(),
                result.bearing(),
                windWords(result),
                result.inside().people(),
                result.inside().places().size(),
                result.flag().sign(),
                result.source(),
                result.words(),
                !asked.byPerson()));
        return zone;
    }

    /** What the call tells sets the zone only as long as nobody has looked at it. */
    void setFromCall(IncidentId id, Asked asked) {
        Optional<HazardZone> before = zones.lock(id);
        boolean looked = before.isPresent()
                && (before.get().asked().byPerson() || before.get().lifted());
        if (!looked && before.map(it -> !it.asked().equals(asked)).orElse(true)) {
            set(id, asked);
        }
    }

    /**
     * Looks at the zone again with the wind and the light as they are now, and tells if it covers other ground.
     *
     * @param why what may have changed
     */
    void turn(IncidentId id, String why) {
        Incident incident = incidents.get(id);
        Optional<HazardZone> found = zones.lock(id).filter(it -> !it.lifted());
        if (found.isEmpty() || incident.status().over()) {
            return;
        }
        HazardZone before = found.get();
        Result was = before.result();
        Result now = evaluator.evaluate(incident, before.asked(), before.correction());
        if (now.sameGround(was)) {
            // the wind it stands in and the next change of light are kept true; there is nothing to tell
            zones.save(new HazardZone(
                    id,
                    before.version(),
                    before.asked(),
                    before.correction(),
                    now,
                    before.previous(),
                    before.changedAt(),
                    before.changedBy(),
                    null,
                    null,
                    null));
            return;
        }
        HazardZone zone = save(id, before.version() + 1, before.asked(), before.correction(), now, was);
        Set<String> insideBefore = ids(was.inside().places());
        Set<String> insideNow = ids(now.inside().places());
        List<Place> added = now.inside().places().stream()
                .filter(it -> !insideBefore.contains(it.id()))
                .toList();
        journal.record(new HazardZoneEvent.HazardZoneTurned(
                id,
                zone.version(),
                changed(was, now, why),
                now.night(),
                now.isolateMetres(),
                now.downwindMetres(),
                now.allRound(),
                now.bearing(),
                was.bearing(),
                windWords(now),
                now.inside().people(),
                added.stream().mapToInt(Place::people).sum(),
                added.stream().map(Place::name).toList(),
                was.inside().places().stream()
                        .filter(it -> !insideNow.contains(it.id()))
                        .map(Place::name)
                        .toList()));
    }

    private static String changed(Result was, Result now, String why) {
        if (was.night() != now.night()) {
            return now.night() ? "入夜，改用夜间距离" : "天亮，改用白天距离";
        }
        return now.allRound() && !was.allRound() ? now.whyAllRound() : why;
    }

    private static Set<String> ids(List<Place> places) {
        return places.stream().map(Place::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** The commander says otherwise; what they leave out follows table and wind. */
    HazardZone correct(IncidentId id, Correction said) {
        Incident incident = open(id);
        HazardZone before = inForce(id);
        Correction correction = new Correction(
                said.isolateMetres(),
                said.downwindMetres(),
                said.bearing(),
                said.allRound(),
                said.reason(),
                ActorContext.actor().name(),
                clock.instant());
        Result result = evaluator.evaluate(incident, before.asked(), correction);
        HazardZone zone = save(id, before.version() + 1, before.asked(), correction, result, before.result());
        journal.record(new HazardZoneEvent.HazardZoneOverridden(
                id,
                zone.version(),
                said.isolateMetres(),
                said.downwindMetres(),
                said.bearing(),
                said.allRound(),
                result.tableIsolateMetres(),
                result.tableDownwindMetres(),
                result.inside().people(),
                said.reason()));
        return zone;
    }

    /** @throws Problem 409 when nothing was corrected */
    HazardZone withdrawCorrection(IncidentId id, String reason) {
        Incident incident = open(id);
        HazardZone before = inForce(id);
        if (before.correction() == null) {
            throw Problem.conflict("illegal-transition", "危害范围没有改定过，现为表中距离");
        }
        Result result = evaluator.evaluate(incident, before.asked(), null);
        HazardZone zone = save(id, before.version() + 1, before.asked(), null, result, before.result());
        journal.record(new HazardZoneEvent.HazardZoneOverrideWithdrawn(
                id,
                zone.version(),
                result.isolateMetres(),
                result.downwindMetres(),
                result.inside().people(),
                reason));
        return zone;
    }

    /** The danger is over there. */
    HazardZone lift(IncidentId id, String reason) {
        HazardZone before = inForce(id);
        Instant now = clock.instant();
        HazardZone zone = new HazardZone(
                id,
                before.version() + 1,
                before.asked(),
                before.correction(),
                before.result(),
                before.previous(),
                now,
                ActorContext.actor().name(),
                now,
                ActorContext.actor().name(),
                reason);
        zones.save(zone);
        journal.record(new HazardZoneEvent.HazardZoneLifted(id, zone.version(), reason));
        return zone;
    }

    @Transactional(readOnly = true)
    Optional<HazardZone> find(IncidentId id) {
        return zones.find(id);
    }

    private HazardZone inForce(IncidentId id) {
        return zones.lock(id)
                .filter(it -> !it.lifted())
                .orElseThrow(() -> Problem.conflict("illegal-transition", "还没有划定危害范围，或已经解除；请先划定"));
    }

    private Incident open(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不再划定危害范围");
        }
        return incident;
    }

    private HazardZone save(
            IncidentId id, int version, Asked asked, Correction correction, Result result, Result previous) {
        HazardZone zone = new HazardZone(
                id,
                version,
                asked,
                correction,
                result,
                previous,
                clock.instant(),
                Objects.requireNonNullElse(ActorContext.actor().name(), ""),
                null,
                null,
                null);
        zones.save(zone);
        return zone;
    }

    private static String windWords(Result it) {
        return it.wind() != null ? it.wind().words() : it.whyAllRound();
    }
}
