package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Cap;
import org.muster.support.Client;
import org.muster.support.RealServer;

/** The server is killed with -9 after it has taken a warning and before it knows whom the warning concerns. */
class D01_KilledBetweenReceiptAndMatch {

    @Test
    void theWarningIsThereOnceAndActsOnce() {
        // it looks once when it starts and then so seldom that the kill comes first
        try (RealServer server = new RealServer("--muster.warning.look-every=PT10M").start()) {
            String token = Cap.token(server.as("admin"), "330381");
            Cap warning = Cap.warning("台风", "Severe");
            Client metOffice = Client.stranger(server.port());
            Answer first = Cap.send(metOffice, token, warning.xml()).expect(201);
            boolean matchedBefore = server.as("dispatcher")
                    .get("/api/warnings/{}", first.json().path("id").asText())
                    .ok()
                    .json()
                    .at("/warning/matched")
                    .asBoolean();

            server.kill9();
            server.start();

            assertThat(matchedBefore).isFalse();
            Client dispatcher = server.as("dispatcher");
            // the met office had heard nothing of a crash, or sends again to be sure
            assertThat(Cap.send(Client.stranger(server.port()), token, warning.xml())
                            .expect(201)
                            .text())
                    .isEqualTo(first.text());
            JsonNode detail = Cap.matched(dispatcher, first.json().path("id").asText());
            assertThat(Cap.matches(detail, "DIVISION")).contains("330381");
            assertThat(detail.path("log").findValuesAsText("type"))
                    .containsExactly("WarningMessageReceived", "WarningMatched");
            assertThat(detail.path("logIntact").asBoolean()).isTrue();
            assertThat(dispatcher.get("/api/warning-levels").ok().json().findValuesAsText("colour"))
                    .containsExactly("ORANGE");
            assertThat(dispatcher.get("/api/alarms").ok().text()).containsOnlyOnce(warning.headline());
        }
    }
}
