package org.muster.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.reading.DeviceReadings.Quality;
import org.muster.reading.DeviceReadings.Reading;
import org.muster.reading.WindObservations.Observation;
import org.muster.reading.WindObservations.Shift;
import org.muster.risk.WeatherStations;
import org.muster.risk.WeatherStations.Station;
import org.muster.shared.Hazard;
import org.muster.shared.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches the wind at every fire and every accident: what the nearest station and people on the spot say, and whether the wind-shift rule
 * fires (西昌 lesson: direction by 45° within 10 minutes, speed by 3 m/s, or force 6). It only says so; what follows for
 * crews is the safety room's matter.
 */
@Service
@Transactional
@EnableConfigurationProperties(ReadingRules.class)
class WindWatch {

    /** Where the wind decides who is in danger: a fire runs with it, a cloud drifts with it. */
    private static final List<Hazard> WATCHED = List.of(Hazard.FOREST_FIRE, Hazard.ENTERPRISE_ACCIDENT);

    private final DeviceReadings readings;
    private final WindObservations observations;
    private final WeatherStations stations;
    private final IncidentManagement incidents;
    private final WindRules rules;
    private final ReadingRules figures;
    private final Journal journal;
    private final Clock clock;

    WindWatch(
            DeviceReadings readings,
            WindObservations observations,
            WeatherStations stations,
            IncidentManagement incidents,
            WindRules rules,
            ReadingRules figures,
            Journal journal,
            Clock clock) {
        this.readings = readings;
        this.observations = observations;
        this.stations = stations;
        this.incidents = incidents;
        this.rules = rules;
        this.figures = figures;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes a station's reading and gives it to every open fire or accident the station is nearest to.
     *
     * @param exercise whether a simulated station said it; exercises hear only those, and nobody else does
     * @return how far it can be trusted
     * @throws Problem 422 when the time lies in the future
     */
    Quality read(Station station, Wind wind, Instant at, boolean exercise) {
        Instant now = clock.instant();
        refuseFuture(at, now);
        Quality quality = judge(station.id(), wind, at, exercise);
        if (readings.add(station.id(), exercise, new Reading(wind, at, quality), now) && quality == Quality.GOOD) {
            WATCHED.stream()
                    .flatMap(it -> incidents.listOpen(it, exercise).stream())
                    .filter(it -> stations.nearest(it.location())
                            .filter(station::equals)
                            .isPresent())
                    .forEach(it -> observe(it, wind, at, station));
        }
        return quality;
    }

    /** A person says what the wind is at this incident. */
    void say(Incident incident, Wind wind, Instant at) {
        refuseFuture(at, clock.instant());
        observe(incident, wind, at, null);
    }

    private void refuseFuture(Instant at, Instant now) {
        if (at.isAfter(now.plus(figures.future()))) {
            throw Problem.invalid("at", "观测时间在将来，请核对设备时钟");
        }
    }

    private Quality judge(String device, Wind wind, Instant at, boolean exercise) {
        List<Reading> last = readings.last(device, exercise, figures.stuckAfter());
        if (last.isEmpty()) {
            return Quality.GOOD;
        }
        if (at.isBefore(last.get(0).at())) {
            return Quality.LATE;
        }
        if (Math.abs(wind.speed() - last.get(0).wind().speed()) >= figures.jump()) {
            return Quality.JUMP;
        }
        // calm air may well stand still; a blowing wind never repeats itself to the digit for so long
        boolean hangs = wind.speed() > 0
                && last.size() == figures.stuckAfter()
                && last.stream().allMatch(it -> it.wind().equals(wind));
        return hangs ? Quality.STUCK : Quality.GOOD;
    }

    private void observe(Incident incident, Wind wind, Instant at, Station station) {
        Optional<Observation> newest = observations.newest(incident.id());
        Instant now = clock.instant();
        String stationId = station == null ? null : station.id();
        String stationName = station == null ? null : station.name();
        if (newest.isPresent() && at.isBefore(newest.get().at())) {
            observations.add(incident.id(), wind, at, now, stationId, stationName, false, null);
            return;
        }
        Shift compared = compare(incident, wind, at);
        Shift shift = compared == null || compared.rule() == null ? null : compared;
        boolean tell = shift != null || station == null || worthTelling(incident, wind, at);
        observations.add(incident.id(), wind, at, now, stationId, stationName, tell, shift);
        if (!tell) {
            return;
        }
        incidents.noteWind(incident.id(), wind.speed(), wind.direction());
        journal.record(new WindEvent.WindObserved(incident.id(), wind.inWords(), wind, stationId, stationName, at));
        if (shift != null) {
            journal.record(new WindEvent.WindShifted(
                    incident.id(),
                    wind.inWords(),
                    shift.before().inWords(),
                    wind,
                    shift.before(),
                    shift.turn(),
                    shift.gain(),
                    shift.rule(),
                    at));
        }
    }

    private boolean worthTelling(Incident incident, Wind wind, Instant at) {
        return observations
                .newestTold(incident.id())
                .map(told -> Math.abs(told.wind().speed() - wind.speed()) >= figures.tellSpeed()
                        || wind.turnedFrom(told.wind()) >= figures.tellTurn()
                        || !at.isBefore(told.at().plus(incidents.real(incident.id(), figures.tellEvery()))))
                .orElse(true);
    }

    /**
     * How this wind compares with the window before it: the widest turn, the greatest gain. Where nobody looked within
     * the window, the last that is known stands for it, since a shift found late is still one. After a shift the
     * window begins anew, so that one shift is told once. Null when nothing is known.
     */
    private Shift compare(Incident incident, Wind wind, Instant at) {
        Duration window = incidents.real(incident.id(), figures.window());
        Instant from = at.minus(window);
        Instant lastShift =
                observations.newestShift(incident.id()).map(Observation::at).orElse(Instant.MIN);
        List<Past> past =
                new ArrayList<>(observations.since(incident.id(), from.isAfter(lastShift) ? from : lastShift).stream()
                        .map(it -> new Past(it.wind(), it.at()))
                        .toList());
        if (past.isEmpty()) {
            observations
                    .newest(incident.id())
                    .map(it -> new Past(it.wind(), it.at()))
                    .or(() -> reported(incident))
                    .ifPresent(past::add);
        }
        if (past.isEmpty()) {
            return null;
        }
        Past widest = past.get(0);
        double least = Double.MAX_VALUE;
        for (Past it : past) {
            if (wind.turnedFrom(it.wind()) > wind.turnedFrom(widest.wind())) {
                widest = it;
            }
            least = Math.min(least, it.wind().speed());
        }
        int turn = wind.turnedFrom(widest.wind());
        double gain = Math.round((wind.speed() - least) * 10) / 10.0;
        var fired = rules.shift(new WindRules.Change(
                turn, gain, wind.speed(), past.get(0).wind().speed()));
        return new Shift(widest.wind(), widest.at(), turn, gain, fired.orElse(null));
    }

    private record Past(Wind wind, Instant at) {}

    /** What the caller said when the fire was reported. */
    private static Optional<Past> reported(Incident incident) {
        Facts facts = incident.facts();
        if (facts == null || facts.windSpeed() == null || facts.windSpeed() > Wind.STRONGEST) {
            return Optional.empty();
        }
        return Wind.degreesOf(facts.windDirection())
                .map(degrees -> new Past(new Wind(facts.windSpeed(), degrees), incident.receivedAt()));
    }
}
