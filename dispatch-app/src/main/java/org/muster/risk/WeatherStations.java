package org.muster.risk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** The weather stations, for the room that takes their readings. */
@Component
public class WeatherStations {

    public record Station(String id, String name, DivisionCode divisionCode, Position location) {}

    private final Devices devices;

    WeatherStations(Devices devices) {
        this.devices = devices;
    }

    public Optional<Station> find(String id) {
        return list().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Whether some device of another kind has this id. */
    public boolean isOtherDevice(String id) {
        return devices.listIn(Scope.ALL).stream()
                .anyMatch(it -> it.id().equals(id) && it.kind() != DeviceKind.WEATHER_STATION);
    }

    /** The station nearest to a point, however far away. */
    public Optional<Station> nearest(Position point) {
        return list().stream()
                .min(Comparator.comparingDouble(it -> it.location().metresTo(point)));
    }

    private List<Station> list() {
        return devices.listIn(Scope.ALL).stream()
                .filter(it -> it.kind() == DeviceKind.WEATHER_STATION)
                .map(it -> new Station(it.id(), it.name(), it.divisionCode(), it.location()))
                .toList();
    }
}
