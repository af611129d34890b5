package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A leak at R01 with a weather station of its own beside it, set up beside the demo cast and taken away again. */
public final class Leak implements AutoCloseable {

    public static final Map<String, Double> R01 = Map.of("lon", 120.700, "lat", 27.874);

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger number = new AtomicInteger();

    private final JdbcClient jdbc;
    private final String station = "WX" + number.incrementAndGet();

    public Leak(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql(
                        """
                insert into device (id, name, kind, division_code, lon, lat, measures)
                values (?, ?, 'WEATHER_STATION', '330381101', 120.7, 27.874, '试验')""")
                .params(station, "试验站" + station)
                .update();
    }

    /** The call, taken and confirmed as an exercise; gives the incident's id. */
    public static String raised(Client dispatcher, Map<String, Object> details) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "ENTERPRISE_ACCIDENT");
        call.put("channel", "ENTERPRISE");
        call.put("location", R01);
        call.put("place", "示例液氯使用厂");
        call.put("description", "液氯库法兰泄漏，有刺激气味");
        call.put("details", details);
        call.put("exercise", true);
        return Forest.confirmed(dispatcher, call);
    }

    /** The station says what the wind is. */
    public void blows(Client dispatcher, double speed, int from) {
        dispatcher
                .post(
                        "/api/devices/{}/readings",
                        Map.of(
                                "at",
                                Instant.now().toString(),
                                "windSpeed",
                                speed,
                                "windDirection",
                                String.valueOf(from),
                                "exercise",
                                true),
                        station)
                .expect(201);
    }

    /** The zone as it stands now, with its table. */
    public static JsonNode zone(Client who, String incident) {
        return who.get("/api/incidents/{}/hazard-zone", incident).expect(200).json();
    }

    /** Waits until the zone has this version or a later one. */
    public static JsonNode awaitZone(Client who, String incident, int version) {
        return Eventually.within(SOON, () -> {
            Answer answer = who.get("/api/incidents/{}/hazard-zone", incident);
            return answer.status() == 200 && answer.json().path("version").asInt() >= version ? answer.json() : null;
        });
    }

    /** The names of the places inside. */
    public static List<String> inside(JsonNode zone) {
        List<String> names = new ArrayList<>();
        zone.at("/result/inside/places").forEach(it -> names.add(it.path("name").asText()));
        return names;
    }

    @Override
    public void close() {
        jdbc.sql("delete from device_reading where device_id = ?")
                .param(station)
                .update();
        jdbc.sql("delete from device where id = ?").param(station).update();
    }
}
