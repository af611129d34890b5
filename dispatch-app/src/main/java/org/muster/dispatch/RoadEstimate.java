package org.muster.dispatch;

import java.time.Duration;
import java.util.Map;
import org.muster.shared.Position;
import org.muster.team.TeamKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Great circle times a terrain factor, at the usual speed of the kind of team. All figures are configuration [?]. */
@Component
@EnableConfigurationProperties(RoadEstimate.Figures.class)
class RoadEstimate implements TravelTimes {

    /**
     * @param terrainFactor road kilometres per kilometre as the crow flies in hill country
     * @param kmPerHour the usual speed
     * @param kmPerHourOf speeds of kinds that differ
     */
    @ConfigurationProperties("muster.travel")
    record Figures(
            @DefaultValue("1.4") double terrainFactor,
            @DefaultValue("35") double kmPerHour,
            @DefaultValue Map<TeamKind, Double> kmPerHourOf) {}

    private final Figures figures;

    RoadEstimate(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Travel between(TeamKind kind, Position from, Position to) {
        double speed =
                kind == null ? figures.kmPerHour() : figures.kmPerHourOf().getOrDefault(kind, figures.kmPerHour());
        double km = from.metresTo(to) / 1000 * figures.terrainFactor();
        return new Travel(Math.round(km * 10) / 10.0, Duration.ofSeconds(Math.round(km / speed * 3600)));
    }
}
