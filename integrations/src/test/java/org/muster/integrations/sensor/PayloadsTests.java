package org.muster.integrations.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.integrations.sensor.Payloads.Unreadable;
import org.muster.integrations.sensor.SensorFeed.SensorReading;

class PayloadsTests {

    private static final String TOPIC = "muster/sensors/G01/readings";

    private final Payloads payloads = new Payloads();

    @Test
    void readsOneAListAndABatch() throws Unreadable {
        String one = "{\"at\":\"2026-08-22T12:00:00+08:00\",\"value\":3.5,\"unit\":\"mm\",\"quality\":\"GOOD\"}";
        SensorReading expected = new SensorReading("G01", Instant.parse("2026-08-22T04:00:00Z"), 3.5, "mm", "GOOD");
        assertThat(read(TOPIC, one)).containsExactly(expected);
        assertThat(read(TOPIC, "[" + one + "," + one + "]")).hasSize(2);
        assertThat(read(TOPIC, "{\"readings\":[" + one + "]}")).containsExactly(expected);
        assertThat(read("muster/sensors/水位-1/alarms", "{\"value\":1}").get(0).deviceId())
                .isEqualTo("水位-1");
    }

    @Test
    void keepsANumberThatIsNoneSoThatItCanBeNamed() throws Unreadable {
        for (String value : List.of("NaN", "\"NaN\"", "null")) {
            assertThat(read(TOPIC, "{\"value\":" + value + "}").get(0).value())
                    .as(value)
                    .isNaN();
        }
        assertThat(read(TOPIC, "{\"value\":1e308}").get(0).value()).isEqualTo(1e308);
        assertThat(read(TOPIC, "{\"value\":1e999}").get(0).value()).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "\"text\"",
                "{",
                "{}",
                "[]",
                "{\"value\":\"viel\"}",
                "{\"value\":true}",
                "{\"value\":1,\"value\":2}",
                "{\"value\":1} {\"value\":2}",
                "{\"value\":1,\"at\":5}",
                "{\"value\":1,\"at\":\"yesterday\"}",
                "{\"value\":1,\"at\":\"2026-08-22T12:00:00\"}",
                "{\"value\":1,\"unit\":{}}",
                "{\"value\":1,\"x\":[[[[[[[[1]]]]]]]]}",
                "{\"value\":11111111111111111111111111111111111111111111111111111111}"
            })
    void refusesWhatCannotBeRead(String payload) {
        assertThatThrownBy(() -> read(TOPIC, payload)).isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesTooMuch() {
        assertThatThrownBy(() -> read(TOPIC, "{\"value\":1,\"unit\":\"" + "m".repeat(50) + "\"}"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> read(TOPIC, "[" + "{\"value\":1},".repeat(1000) + "{\"value\":1}]"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> read(TOPIC, " ".repeat(300_000) + "{\"value\":1}"))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster/sensors//readings",
                "muster/sensors/a b/readings",
                "muster/sensors/../readings",
                "muster/sensors/G01",
                "muster/sensors/G01/x/readings",
                "other/sensors/G01/readings"
            })
    void refusesATopicThatNamesNoDevice(String topic) {
        assertThatThrownBy(() -> read(topic, "{\"value\":1}")).isInstanceOf(Unreadable.class);
    }

    @Test
    void readsAPositionOnTheGlobeAndNoOther() throws Unreadable {
        byte[] good = bytes("{\"lon\":120.46,\"lat\":27.87,\"at\":\"2026-08-22T04:00:00Z\"}");
        assertThat(payloads.position("muster/positions/松涛01", good).callsign()).isEqualTo("松涛01");
        for (String bad : List.of(
                "{\"lon\":181,\"lat\":0}", "{\"lon\":1}", "{\"lon\":\"1\",\"lat\":1}", "{\"lon\":NaN,\"lat\":1}")) {
            assertThatThrownBy(() -> payloads.position("muster/positions/松涛01", bytes(bad)))
                    .as(bad)
                    .isInstanceOf(Unreadable.class);
        }
    }

    private List<SensorReading> read(String topic, String payload) throws Unreadable {
        return payloads.readings(topic, bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
