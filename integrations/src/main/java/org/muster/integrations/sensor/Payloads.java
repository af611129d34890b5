package org.muster.integrations.sensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.muster.integrations.sensor.SensorFeed.CallsignPosition;
import org.muster.integrations.sensor.SensorFeed.SensorReading;

/** Reads what a stranger's device wrote, within narrow limits; what cannot be read is refused by name, never guessed. */
final class Payloads {

    /** Why a message cannot be read. */
    static final class Unreadable extends Exception {

        Unreadable(String reason) {
            super(reason);
        }
    }

    static final int MOST_BYTES = 256 * 1024;
    static final int MOST_READINGS = 1_000;
    private static final int LONGEST_WORD = 40;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");
    private static final String SENSORS = "muster/sensors/";
    private static final String POSITIONS = "muster/positions/";

    private final ObjectMapper json;

    Payloads() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MOST_BYTES)
                        .maxNestingDepth(6)
                        .maxNumberLength(40)
                        .maxStringLength(200)
                        .maxNameLength(60)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // devices do write it; it is kept and named, and decides nothing
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    static boolean isPosition(String topic) {
        return topic.startsWith(POSITIONS);
    }

    /** Whether the device has chosen the topic of what cannot wait. */
    static boolean isAlarm(String topic) {
        return topic.startsWith(SENSORS) && topic.endsWith("/alarms");
    }

    /** One reading, a list of them, or {@code {"readings": […]}}. */
    List<SensorReading> readings(String topic, byte[] payload) throws Unreadable {
        String[] parts = topic.split("/", -1);
        if (parts.length != 4 || !topic.startsWith(SENSORS)) {
            throw new Unreadable("unknown topic");
        }
        String device = name(parts[2]);
        JsonNode said = read(payload);
        JsonNode list = said.isObject() && said.has("readings") ? said.get("readings") : said;
        List<SensorReading> readings = new ArrayList<>();
        if (!list.isArray()) {
            readings.add(reading(device, list));
            return readings;
        }
        if (list.isEmpty() || list.size() > MOST_READINGS) {
            throw new Unreadable("a batch holds 1 to " + MOST_READINGS + " readings");
        }
        for (JsonNode it : list) {
            readings.add(reading(device, it));
        }
        return readings;
    }

    CallsignPosition position(String topic, byte[] payload) throws Unreadable {
        String callsign = name(topic.substring(POSITIONS.length()));
        JsonNode said = read(payload);
        JsonNode place = said.path("location").isObject() ? said.path("location") : said;
        double lon = finite(place, "lon");
        double lat = finite(place, "lat");
        if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
            throw new Unreadable("lon and lat lie outside the globe");
        }
        return new CallsignPosition(callsign, lon, lat, instant(said));
    }

    private static String name(String text) throws Unreadable {
        if (!NAME.matcher(text).matches()) {
            throw new Unreadable("the topic names no device or callsign");
        }
        return text;
    }

    private JsonNode read(byte[] payload) throws Unreadable {
        if (payload.length == 0 || payload.length > MOST_BYTES) {
            throw new Unreadable("empty, or larger than " + MOST_BYTES + " bytes");
        }
        try {
            JsonNode said = json.readTree(payload);
            if (said == null || !said.isContainerNode()) {
                throw new Unreadable("no JSON object");
            }
            return said;
        } catch (JsonProcessingException e) {
            throw new Unreadable("no JSON we accept: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Unreadable("no JSON: " + e.getMessage());
        }
    }

    private static SensorReading reading(String device, JsonNode said) throws Unreadable {
        JsonNode value = said.path("value");
        double number;
        if (value.isNumber()) {
            number = value.doubleValue();
        } else if (value.isNull() || value.isTextual() && value.textValue().equalsIgnoreCase("NaN")) {
            number = Double.NaN;
        } else {
            throw new Unreadable("value is missing or no number");
        }
        return new SensorReading(device, instant(said), number, word(said, "unit"), word(said, "quality"));
    }

    private static Instant instant(JsonNode said) throws Unreadable {
        JsonNode at = said.path("at");
        if (at.isMissingNode() || at.isNull()) {
            return null;
        }
        if (!at.isTextual()) {
            throw new Unreadable("at is no ISO-8601 instant with offset");
        }
        try {
            return OffsetDateTime.parse(at.textValue()).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unreadable("at is no ISO-8601 instant with offset");
        }
    }

    private static String word(JsonNode said, String field) throws Unreadable {
        JsonNode word = said.path(field);
        if (word.isMissingNode() || word.isNull()) {
            return null;
        }
        if (!word.isTextual() || word.textValue().length() > LONGEST_WORD) {
            throw new Unreadable(field + " is no short word");
        }
        return word.textValue();
    }

    private static double finite(JsonNode said, String field) throws Unreadable {
        JsonNode number = said.path(field);
        if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
            throw new Unreadable(field + " is missing or no number");
        }
        return number.doubleValue();
    }
}
