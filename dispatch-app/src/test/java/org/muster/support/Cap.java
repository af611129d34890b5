package org.muster.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A met office that writes CAP, and its token at our door. */
public class Cap {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** 湖岭、林川 and what lies between; not 安阳. CAP: latitude first. */
    public static final String WEST = "27.90,120.35 27.90,120.50 28.00,120.50 28.00,120.35 27.90,120.35";

    private final Map<String, String> parts = new HashMap<>();

    private Cap() {}

    /** A warning about the whole of 瑞安, in force for six hours from now on, of a sender nobody else uses. */
    public static Cap warning(String event, String severity) {
        Cap cap = new Cap();
        OffsetDateTime now = Instant.now().atOffset(BEIJING).truncatedTo(ChronoUnit.SECONDS);
        cap.parts.put("identifier", UUID.randomUUID().toString());
        cap.parts.put("sender", "met." + UUID.randomUUID());
        cap.parts.put("sent", SECOND.format(now));
        cap.parts.put("expires", SECOND.format(now.plusHours(6)));
        cap.parts.put("status", "Actual");
        cap.parts.put("msgType", "Alert");
        cap.parts.put("event", event);
        cap.parts.put("severity", severity);
        cap.parts.put(
                "headline",
                "瑞安市气象台发布" + event + "预警 " + cap.parts.get("identifier").substring(0, 8));
        cap.parts.put("area", "<geocode><valueName>GB/T 2260</valueName><value>330381</value></geocode>");
        return cap;
    }

    public Cap with(String part, String value) {
        parts.put(part, value);
        return this;
    }

    public Cap exercise() {
        return with("status", "Exercise").with("note", "推演");
    }

    public Cap drawn(String polygon) {
        return with("area", "<polygon>" + polygon + "</polygon>");
    }

    public Cap expiresIn(int seconds) {
        return with(
                "expires", SECOND.format(OffsetDateTime.parse(parts.get("sent")).plusSeconds(seconds)));
    }

    /** Another message of the same sender about this one, so many seconds younger. */
    public Cap follow(String msgType, int seconds) {
        Cap next = new Cap();
        next.parts.putAll(parts);
        next.parts.put("references", reference());
        next.parts.put("identifier", UUID.randomUUID().toString());
        next.parts.put(
                "sent", SECOND.format(OffsetDateTime.parse(parts.get("sent")).plusSeconds(seconds)));
        return next.with("msgType", msgType);
    }

    public String reference() {
        return parts.get("sender") + "," + parts.get("identifier") + "," + parts.get("sent");
    }

    public String headline() {
        return parts.get("headline");
    }

    public String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                <identifier>%s</identifier><sender>%s</sender><sent>%s</sent><status>%s</status><msgType>%s</msgType>
                <scope>Public</scope>%s%s
                <info><language>zh-CN</language><category>Met</category><event>%s</event><urgency>Expected</urgency>
                <severity>%s</severity><certainty>Likely</certainty><effective>%s</effective><expires>%s</expires>
                <senderName>瑞安市气象台</senderName><headline>%s</headline><description>12 小时雨量将达 100 毫米。</description>
                <instruction>做好转移准备。</instruction>
                <area><areaDesc>瑞安市</areaDesc>%s</area></info></alert>
                """
                .formatted(
                        parts.get("identifier"),
                        parts.get("sender"),
                        parts.get("sent"),
                        parts.get("status"),
                        parts.get("msgType"),
                        optional("note"),
                        optional("references"),
                        parts.get("event"),
                        parts.get("severity"),
                        parts.get("sent"),
                        parts.get("expires"),
                        parts.get("headline"),
                        parts.get("area"));
    }

    private String optional(String part) {
        return parts.containsKey(part) ? "<" + part + ">" + parts.get(part) + "</" + part + ">" : "";
    }

    /** A token that may do nothing but hand in warnings for a division. */
    public static String token(Client admin, String division) {
        return admin.post(
                        "/api/machine-tokens",
                        Map.of(
                                "name",
                                "气象台 " + UUID.randomUUID(),
                                "scopes",
                                List.of("warnings"),
                                "divisionCode",
                                division))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }

    public static Answer send(Client machine, String token, String xml) {
        return machine.send(
                "POST",
                "/api/warnings",
                xml,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/cap+xml"));
    }

    public String sent(Client machine, String token) {
        return send(machine, token, xml()).expect(201).json().path("id").asText();
    }

    /** The warning as this person sees it, once it is known whom it concerns. */
    public static JsonNode matched(Client reader, String id) {
        return Eventually.within(SOON, () -> {
            JsonNode detail = reader.get("/api/warnings/{}", id).ok().json();
            return detail.at("/warning/matched").asBoolean() ? detail : null;
        });
    }

    public static void awaitState(Client reader, String id, String state) {
        Eventually.within(SOON, () -> reader.get("/api/warnings/{}", id)
                .ok()
                .json()
                .at("/warning/state")
                .asText()
                .equals(state));
        assertThat(reader.get("/api/warnings/{}", id)
                        .ok()
                        .json()
                        .path("logIntact")
                        .asBoolean())
                .isTrue();
    }

    public static List<String> matches(JsonNode detail, String kind) {
        return detail.path("matches").findParents("ref").stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .map(it -> it.path("ref").asText())
                .toList();
    }
}
