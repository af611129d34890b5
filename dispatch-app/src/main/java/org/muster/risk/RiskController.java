package org.muster.risk;

import java.util.List;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.register.Register.Scope;
import org.muster.risk.Near.Found;
import org.muster.risk.Surroundings.Neighbour;
import org.muster.shared.Position;
import org.muster.shelter.Shelters;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What lies in the caller's divisions, and what lies around a point there. */
@RestController
class RiskController {

    private final RiskSources sources;
    private final WaterPoints waterPoints;
    private final Devices devices;
    private final Shelters shelters;

    RiskController(RiskSources sources, WaterPoints waterPoints, Devices devices, Shelters shelters) {
        this.sources = sources;
        this.waterPoints = waterPoints;
        this.devices = devices;
        this.shelters = shelters;
    }

    @GetMapping("/api/risk-sources")
    @PreAuthorize(
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','MEMBER','GRID_WORKER','AUDITOR','ADMIN')")
    List<Found<RiskSource>> riskSources(
            @RequestParam(required = false) String near, @RequestParam(required = false) Double radius) {
        return Near.among(sources.listIn(own()), Near.parse(near, radius));
    }

    @GetMapping("/api/water-points")
    @PreAuthorize(
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','MEMBER','GRID_WORKER','AUDITOR','ADMIN')")
    List<Found<WaterPoint>> waterPoints(
            @RequestParam(required = false) String near, @RequestParam(required = false) Double radius) {
        return Near.among(waterPoints.listIn(own()), Near.parse(near, radius));
    }

    @GetMapping("/api/devices")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER','GRID_WORKER','AUDITOR','ADMIN')")
    List<Found<Device>> devices(
            @RequestParam(required = false) String near, @RequestParam(required = false) Double radius) {
        return Near.among(devices.listIn(own()), Near.parse(near, radius));
    }

    /** Counts by kind within each ring, and every neighbour with its distance; within the caller's divisions only. */
    @GetMapping("/api/surroundings")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER','AUDITOR','ADMIN')")
    Surroundings surroundings(
            @RequestParam double lon,
            @RequestParam double lat,
            @RequestParam(defaultValue = "500,1000,3000,5000") String rings) {
        Position centre = new Position(lon, lat);
        List<Double> radii = Surroundings.ringsOf(rings);
        Scope own = own();
        Stream<Neighbour> all = Stream.of(
                        sources.listIn(own).stream().map(it -> neighbour(centre, it)),
                        waterPoints.listIn(own).stream().map(it -> neighbour(centre, it)),
                        devices.listIn(own).stream().map(it -> neighbour(centre, it)),
                        shelters.listIn(Caller.current().divisions()).stream()
                                .map(it -> new Neighbour(
                                        "SHELTER",
                                        "SHELTER",
                                        "避灾安置场所",
                                        it.id(),
                                        it.name(),
                                        it.location(),
                                        it.capacity(),
                                        metres(centre, it.location()))))
                .flatMap(it -> it);
        return Surroundings.around(centre, radii, all.toList());
    }

    private static Scope own() {
        return new Scope(Caller.current().divisions());
    }

    private static long metres(Position centre, Position location) {
        return Math.round(centre.metresTo(location));
    }

    private static Neighbour neighbour(Position centre, RiskSource it) {
        return new Neighbour(
                it.protectedObject() ? "PROTECTED_OBJECT" : "RISK_SOURCE",
                it.kind().name(),
                it.kindLabel(),
                it.id(),
                it.name(),
                it.location(),
                it.people(),
                metres(centre, it.location()));
    }

    private static Neighbour neighbour(Position centre, WaterPoint it) {
        return new Neighbour(
                "WATER_POINT",
                it.kind().name(),
                it.kindLabel(),
                it.id(),
                it.name(),
                it.location(),
                null,
                metres(centre, it.location()));
    }

    private static Neighbour neighbour(Position centre, Device it) {
        return new Neighbour(
                "DEVICE",
                it.kind().name(),
                it.kindLabel(),
                it.id(),
                it.name(),
                it.location(),
                null,
                metres(centre, it.location()));
    }
}
