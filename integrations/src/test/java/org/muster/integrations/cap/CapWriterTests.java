package org.muster.integrations.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.muster.integrations.cap.CapMessages.bytes;
import static org.muster.integrations.cap.CapMessages.sound;
import static org.muster.integrations.cap.CapMessages.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapWriterTests {

    private final CapWriter writer = new CapWriter();

    @Test
    void whatIsWrittenIsReadAgainAsItWas() {
        CapAlert alert = read(sound());

        assertThat(read(new String(writer.write(alert), StandardCharsets.UTF_8)))
                .isEqualTo(alert);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Update", "Cancel"})
    void writesUpdatesAndCancelsWithWhatTheyAreAbout(String type) {
        CapAlert alert = read(
                with(
                        "<msgType>Alert</msgType>\n<scope>Public</scope>",
                        "<msgType>" + type
                                + "</msgType>\n<scope>Public</scope>\n<references>ruian.weather,33038141600000_20260725090000_1,2026-07-25T09:00:00+08:00</references>"));

        String written = new String(writer.write(alert), StandardCharsets.UTF_8);

        assertThat(read(written)).isEqualTo(alert);
        assertThat(written).contains("<msgType>" + type, "<references>ruian.weather,33038141600000_20260725090000_1");
    }

    @Test
    void aRealMessageSurvivesTheRoundTrip() throws IOException {
        CapAlert canada = CapReader.tolerant()
                .read(getClass().getResourceAsStream("/cap/canada.cap").readAllBytes())
                .alert()
                .orElseThrow();

        CapAlert again = CapReader.strict().read(writer.write(canada)).alert().orElseThrow();

        assertThat(again.references()).isEqualTo(canada.references());
        assertThat(again.infos().get(0).areas()).isEqualTo(canada.infos().get(0).areas());
    }

    @Test
    void escapesWhatWouldBeMarkup() {
        CapAlert alert = read(with("暴雨橙色", "&lt;script&gt;&amp;]]&gt; '\" 𠮷"));

        assertThat(read(new String(writer.write(alert), StandardCharsets.UTF_8))
                        .main()
                        .orElseThrow()
                        .headline())
                .isEqualTo("瑞安市气象台发布<script>&]]> '\" 𠮷预警信号");
    }

    @Test
    void writesNothingThatWouldBeRefused() {
        CapAlert sound = read(sound());
        CapAlert withoutInfo = new CapAlert(
                sound.identifier(),
                sound.sender(),
                sound.sent(),
                sound.status(),
                sound.msgType(),
                null,
                sound.scope(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(withoutInfo))
                .withMessageContaining("预警须有 info");
    }

    @Test
    void theSamplesOfTheSimulatedFeedAreSoundAndMoveNobody() {
        try (SimulatedWarningFeed feed = new SimulatedWarningFeed(Clock.systemUTC())) {
            assertThat(feed.samples()).hasSize(2).allSatisfy(it -> {
                assertThat(it.status()).isEqualTo(CapAlert.Status.EXERCISE);
                assertThat(CapReader.strict().read(writer.write(it)).breaches()).isEmpty();
            });
        }
    }

    private static CapAlert read(String document) {
        CapReading reading = CapReader.strict().read(bytes(document));
        assertThat(reading.breaches()).isEmpty();
        return reading.alert().orElseThrow();
    }
}
