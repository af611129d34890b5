package org.muster.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.reading.DeviceReadings.Quality;
import org.muster.risk.WeatherStations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the wind is at an incident, for rooms whose figures hang on it. */
@Component
@Transactional(readOnly = true)
public class Winds {

    /**
     * @param at when it was measured or said
     * @param source the station's name; null when a person said it
     */
    public record Known(Wind wind, Instant at, String source) {}

    /** So many readings back lies a believable one, if the station has any. */
    private static final int LOOKED_AT = 20;

    private final WindObservations observations;
    private final DeviceReadings readings;
    private final WeatherStations stations;

    Winds(WindObservations observations, DeviceReadings readings, WeatherStations stations) {
        this.observations = observations;
        this.readings = readings;
        this.stations = stations;
    }

    /**
     * The newest of what was observed at the incident, what its nearest station measured (also before the incident was
     * raised) and what the caller said.
     */
    public Optional<Known> at(Incident incident) {
        Optional<Known> observed =
                observations.newest(incident.id()).map(it -> new Known(it.wind(), it.at(), it.stationName()));
        Optional<Known> measured = stations.nearest(incident.location())
                .flatMap(station -> readings.last(station.id(), incident.exercise(), LOOKED_AT).stream()
                        .filter(it -> it.quality() == Quality.GOOD)
                        .findFirst()
                        .map(it -> new Known(it.wind(), it.at(), station.name())));
        return Stream.of(observed, measured)
                .flatMap(Optional::stream)
                .max((a, b) -> a.at().compareTo(b.at()))
                .or(() -> said(incident));
    }

    private static Optional<Known> said(Incident incident) {
        Facts facts = incident.facts();
        if (facts == null || facts.windSpeed() == null || facts.windSpeed() > Wind.STRONGEST) {
            return Optional.empty();
        }
        return Wind.degreesOf(facts.windDirection())
                .map(degrees -> new Known(new Wind(facts.windSpeed(), degrees), incident.receivedAt(), null));
    }
}
