package org.muster.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.account.LiveAccess;
import org.muster.shared.Position;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this installation is, for the login page, and which maps it may show, for those who are in. */
@RestController
@EnableConfigurationProperties(MapProperties.class)
class SystemController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MapView(List<MapProperties.Layer> layers, String approvalNumber, Position centre) {}

    record SystemView(String version, double exerciseSpeed, MapView map, boolean demo) {}

    private final ObjectProvider<BuildProperties> build;
    private final MapProperties map;
    private final double exerciseSpeed;
    private final boolean demo;

    SystemController(
            ObjectProvider<BuildProperties> build,
            MapProperties map,
            @Value("${muster.exercise-speed:1}") double exerciseSpeed,
            @Value("${muster.demo:true}") boolean demo) {
        this.build = build;
        this.map = map;
        this.exerciseSpeed = exerciseSpeed;
        this.demo = demo;
    }

    @GetMapping("/api/system")
    @PreAuthorize("permitAll()")
    SystemView system() {
        BuildProperties built = build.getIfAvailable();
        // an address of a map service may hold a key
        boolean in = LiveAccess.current().isPresent();
        return new SystemView(
                built == null ? "development" : built.getVersion(),
                exerciseSpeed,
                new MapView(in ? map.layers() : List.of(), map.approvalNumber(), map.centre()),
                demo);
    }
}
