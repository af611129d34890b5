package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites and gauges of one story alone, set up beside the demo cast and taken away again. */
public final class Rain implements AutoCloseable {

    private static final AtomicInteger number = new AtomicInteger();

    private final JdbcClient jdbc;
    private final List<String> gauges = new ArrayList<>();
    private final List<String> sites = new ArrayList<>();

    public Rain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A risk source in a division; gives its id. */
    public String site(String kind, String division, double lon, double lat) {
        String id = "RX" + number.incrementAndGet();
        jdbc.sql(
                        """
                insert into risk_source (id, name, kind, division_code, colour, lon, lat, people)
                values (?, ?, ?, ?, 'RED', ?, ?, 30)""")
                .params(id, "试验点" + id, kind, division, lon, lat)
                .update();
        sites.add(id);
        return id;
    }

    public String rainGauge(String division, String... siteIds) {
        return gauge("RAIN_GAUGE", division, null, siteIds);
    }

    /** @param warning 警戒水位 in metres */
    public String levelGauge(String division, double warning, String... siteIds) {
        return gauge("WATER_LEVEL_GAUGE", division, warning, siteIds);
    }

    private String gauge(String kind, String division, Double warning, String... siteIds) {
        String id = "GX" + number.incrementAndGet();
        jdbc.sql(
                        """
                insert into device (id, name, kind, division_code, lon, lat, measures)
                values (?, ?, ?, ?, 120.45, 27.97, '试验')""")
                .params(id, "试验站" + id, kind, division)
                .update();
        jdbc.sql(
                        "insert into gauge (id, sites, warning, guarantee, every_seconds) values (?, ?, ?::float8, ?::float8, 300)")
                .param(id)
                .param(siteIds)
                .param(warning)
                .param(warning == null ? null : warning + 0.7)
                .update();
        gauges.add(id);
        return id;
    }

    /** Sends one reading as the gauge would; gives what was thought of it. */
    public static String say(Client who, String gauge, Instant at, double value) {
        return say(who, gauge, at, value, false);
    }

    public static String say(Client who, String gauge, Instant at, double value, boolean exercise) {
        return who.post(
                        "/api/devices/{}/readings",
                        Map.of("at", at.toString(), "value", value, "exercise", exercise),
                        gauge)
                .expect(201)
                .json()
                .path("quality")
                .asText();
    }

    /** A flood, taken and confirmed where the site is; gives the incident's id. */
    public static String flood(Client dispatcher, double lon, double lat, boolean exercise) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "FLOOD");
        call.put("channel", "WARNING");
        call.put("location", Map.of("lon", lon, "lat", lat));
        call.put("place", "试验溪");
        call.put("description", "台风黄色预警，溪水上涨");
        call.put("exercise", exercise);
        return Forest.confirmed(dispatcher, call);
    }

    /** What the incident was told of a site. */
    public static List<JsonNode> told(Client who, String incident, String type, String site) {
        return Forest.events(who, incident, type).stream()
                .filter(it -> it.at("/data/siteId").asText().equals(site))
                .toList();
    }

    @Override
    public void close() {
        for (String site : sites) {
            jdbc.sql("delete from site_measure where site_id = ?").param(site).update();
            jdbc.sql("delete from site_state where site_id = ?").param(site).update();
            jdbc.sql("delete from site_crossing where site_id = ?").param(site).update();
            jdbc.sql(
                            "delete from precursor_photo where report_id in (select id from precursor_report where site_id = ?)")
                    .param(site)
                    .update();
            jdbc.sql("delete from precursor_report where site_id = ?")
                    .param(site)
                    .update();
            jdbc.sql("delete from risk_source where id = ?").param(site).update();
        }
        for (String gauge : gauges) {
            jdbc.sql("delete from gauge_reading where gauge_id = ?")
                    .param(gauge)
                    .update();
            jdbc.sql("delete from gauge_latest where gauge_id = ?").param(gauge).update();
            jdbc.sql("delete from gauge where id = ?").param(gauge).update();
            jdbc.sql("delete from device where id = ?").param(gauge).update();
        }
    }
}
