package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.gauge.Measure;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far sites have come, and what rain is expected there; for those who look at many at once. */
@Component
public class SiteStandings {

    /** @param limit the site's limit for getting ready within this window; null where it has none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Forecast(String siteId, String label, double value, Double limit, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SiteStandings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** PREPARE or IMMEDIATE by site; sites that stand nowhere are left out. */
    public Map<String, Mode> modes(Collection<String> sites, boolean exercise) {
        Map<String, Mode> modes = new HashMap<>();
        jdbc.sql("select site_id, state from site_state where site_id = any (?) and exercise = ? and state <> 'NONE'")
                .params(sites.toArray(String[]::new), exercise)
                .query(row -> {
                    modes.put(row.getString("site_id"), Mode.valueOf(row.getString("state")));
                });
        return modes;
    }

    /** What is expected at each of them and not over yet. */
    public Map<String, List<Forecast>> forecasts(Collection<String> sites, boolean exercise) {
        Map<String, List<Forecast>> found = new HashMap<>();
        jdbc.sql(
                        """
                select site_id, gauge_id, value, limit_value, until from site_measure
                 where measure = 'FORECAST' and site_id = any (?) and exercise = ? and value is not null and until > ?
                 order by site_id, gauge_id""")
                .params(sites.toArray(String[]::new), exercise, Timestamp.from(clock.instant()))
                .query(row -> {
                    // the key's last word is the window the rain is expected in
                    Measure window = Measure.valueOf(row.getString("gauge_id"));
                    found.computeIfAbsent(row.getString("site_id"), any -> new ArrayList<>())
                            .add(new Forecast(
                                    row.getString("site_id"),
                                    "预报" + window.label(),
                                    row.getDouble("value"),
                                    row.getObject("limit_value", Double.class),
                                    Json.instant(row, "until")));
                });
        return found;
    }
}
