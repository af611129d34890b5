package org.muster.risk;

import java.util.List;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** The rain and water level gauges, for the room that takes their readings. */
@Component
public class GaugeStations {

    /** @param rain rain, or else water level */
    public record Station(String id, String name, boolean rain, DivisionCode divisionCode, Position location) {}

    private final Devices devices;

    GaugeStations(Devices devices) {
        this.devices = devices;
    }

    public List<Station> list() {
        return devices.listIn(Scope.ALL).stream()
                .filter(it -> it.kind() == DeviceKind.RAIN_GAUGE || it.kind() == DeviceKind.WATER_LEVEL_GAUGE)
                .map(it -> new Station(
                        it.id(), it.name(), it.kind() == DeviceKind.RAIN_GAUGE, it.divisionCode(), it.location()))
                .toList();
    }
}
