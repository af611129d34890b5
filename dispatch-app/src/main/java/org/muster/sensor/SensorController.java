package org.muster.sensor;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.muster.integrations.sensor.SensorFeed;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the instruments' feed is doing. */
@RestController
class SensorController {

    /** @param refused what was not taken, and how often, since the server started */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            boolean configured,
            boolean connected,
            Instant since,
            Instant heardAt,
            long messages,
            long readings,
            Map<String, Long> refused) {}

    private final SensorFeed feed;
    private final SensorIntake intake;
    private final SensorProperties properties;

    SensorController(SensorFeed feed, SensorIntake intake, SensorProperties properties) {
        this.feed = feed;
        this.intake = intake;
        this.properties = properties;
    }

    @GetMapping("/api/sensor-feed")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'AUDITOR', 'ADMIN')")
    View get() {
        SensorFeed.State state = feed.state();
        Map<String, Long> refused = new TreeMap<>();
        intake.refusals().forEach((reason, times) -> refused.put(reason, times.get()));
        return new View(
                properties.configured(),
                properties.configured() && state.connected(),
                state.since(),
                state.heardAt(),
                state.messages(),
                state.readings(),
                refused);
    }
}
