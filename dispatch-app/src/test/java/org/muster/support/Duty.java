package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The phrases duty and command structure are told in. */
public final class Duty {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Duty() {}

    public static JsonNode activate(Client commander, String incident, String template) {
        return commander
                .post("/api/incidents/{}/command-structure", Map.of("templateId", template), incident)
                .expect(201)
                .json()
                .path("standing");
    }

    public static JsonNode structure(Client reader, String incident) {
        return reader.get("/api/incidents/{}", incident).expect(200).json().path("commandStructure");
    }

    public static JsonNode post(Client reader, String incident, String name) {
        for (JsonNode post : structure(reader, incident).at("/standing/posts")) {
            if (post.path("name").asText().equals(name)) {
                return post;
            }
        }
        throw new AssertionError("no post " + name);
    }

    public static JsonNode awaitPost(Client reader, String incident, String name, String state) {
        return Eventually.within(PATIENCE, () -> {
            JsonNode post = post(reader, incident, name);
            return post.path("state").asText().equals(state) ? post : null;
        });
    }

    /** The newest message in a phone that says this. */
    public static JsonNode awaitMessage(Client dispatcher, String phone, String words) {
        return awaitMessage(dispatcher, phone, words, Instant.EPOCH);
    }

    /** @param since when an earlier story may have sent the same words to the same phone */
    public static JsonNode awaitMessage(Client dispatcher, String phone, String words, Instant since) {
        return Eventually.within(PATIENCE, () -> {
            for (JsonNode one : dispatcher.get("/api/simulator").ok().json().path("phones")) {
                if (one.path("number").asText().equals(phone)) {
                    for (JsonNode item : one.path("items")) {
                        if (item.path("channel").asText().equals("SMS")
                                && item.path("text").asText().contains(words)
                                && Instant.parse(item.path("at").asText()).isAfter(since)) {
                            return item;
                        }
                    }
                }
            }
            return null;
        });
    }

    public static void reply(Client dispatcher, String phone, String key, JsonNode message) {
        dispatcher
                .post(
                        "/api/simulator/phones/{}/reply",
                        Map.of(
                                "text",
                                key + " " + message.path("code").asText(),
                                "smscId",
                                UUID.randomUUID().toString()),
                        phone)
                .expect(204);
    }

    /** The key behind the # of a personal link. */
    public static String tokenOf(JsonNode message) {
        String fragment = UriComponentsBuilder.fromUriString(
                        message.path("link").asText())
                .build()
                .getFragment();
        return fragment.substring("p.".length());
    }

    /** A structure form's unit and its people on duty now, as the roster says. */
    public static JsonNode onDuty(Client reader, String unit) {
        for (JsonNode it :
                reader.get("/api/duty/week?days=1").expect(200).json().path("units")) {
            if (it.at("/unit/id").asText().equals(unit)) {
                return it.path("on");
            }
        }
        throw new AssertionError("no unit " + unit);
    }

    /** Today's reports, rules and their alarms are gone: nothing is asked of other stories. */
    public static void forgetReports(JdbcClient jdbc) {
        jdbc.sql("delete from zero_report_rule").update();
        jdbc.sql("alter table zero_report_said disable trigger zero_report_said_append_only")
                .update();
        jdbc.sql("delete from zero_report_said").update();
        jdbc.sql("alter table zero_report_said enable trigger zero_report_said_append_only")
                .update();
        jdbc.sql("delete from zero_report").update();
        jdbc.sql("update alarm set cleared_at = now() where kind like 'ZERO_REPORT%' and cleared_at is null")
                .update();
    }
}
