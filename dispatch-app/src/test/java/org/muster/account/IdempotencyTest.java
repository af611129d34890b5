package org.muster.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Forest;

class IdempotencyTest extends StoryTest {

    private static Map<String, Object> call(String place) {
        return new HashMap<>(Map.of(
                "hazard",
                "FOREST_FIRE",
                "channel",
                "PHONE",
                "location",
                Forest.FUQUAN,
                "place",
                place,
                "exercise",
                true));
    }

    private static Answer report(Client dispatcher, String key, Object call) {
        return dispatcher.send("POST", "/api/alerts", call, Map.of("Idempotency-Key", key));
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndHasNoSecondEffect() {
        Client dispatcher = as("dispatcher");
        String key = UUID.randomUUID().toString();
        Answer first = report(dispatcher, key, call("重发测试")).expect(201);
        assertThat(first.header("Idempotent-Replay")).isNull();
        Answer second = report(dispatcher, key, call("重发测试")).expect(201);
        assertThat(second.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(alertsAt("重发测试")).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        Client dispatcher = as("dispatcher");
        String key = UUID.randomUUID().toString();
        report(dispatcher, key, call("甲地")).expect(201);
        report(dispatcher, key, call("乙地")).problem(422, "idempotency-key-reused");
        assertThat(alertsAt("乙地")).isZero();
    }

    @Test
    void manyAtOnceHaveOneEffectAndOneAnswer() throws Exception {
        Client dispatcher = as("dispatcher");
        dispatcher.get("/api/session").ok();
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> report(dispatcher, key, call("并发测试"))))
                    .toList();
            String first = null;
            for (Future<Answer> answer : answers) {
                String text = answer.get().expect(201).text();
                first = first == null ? text : first;
                assertThat(text).isEqualTo(first);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(alertsAt("并发测试")).isEqualTo(1);
    }

    @Test
    void aRefusedWriteKeepsNothingSoTheKeyMayBeUsedAgain() {
        Client dispatcher = as("dispatcher");
        String key = UUID.randomUUID().toString();
        Map<String, Object> wrong = call("改正测试");
        wrong.put("location", Map.of("lon", 27.871, "lat", 120.46));
        report(dispatcher, key, wrong).problem(422, "invalid");
        report(dispatcher, key, call("改正测试")).expect(201);
    }

    @Test
    void theKeyOfOneCallerMeansNothingForAnother() {
        String key = UUID.randomUUID().toString();
        report(as("dispatcher"), key, call("各用各的")).expect(201);
        Answer other = report(as("commander"), key, call("各用各的")).expect(201);
        assertThat(other.header("Idempotent-Replay")).isNull();
    }

    @Test
    void aWholeFireCanBeRunWithKeysOnEveryWrite() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        String order = with(
                        dispatcher,
                        "/api/incidents/" + incident + "/dispatch-orders",
                        Map.of("orders", List.of(Map.of("teamId", "T07", "task", "扑救"))))
                .expect(201)
                .json()
                .at("/orders/0/id")
                .asText();
        with(dispatcher, "/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "测试结束"))
                .ok();
        with(dispatcher, "/api/incidents/" + incident + "/cancellation", Map.of("reason", "测试结束"));
        assertThat(as("auditor")
                        .get("/api/incidents/" + incident + "/journal/verification")
                        .ok()
                        .json()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private static Answer with(Client client, String path, Object body) {
        String key = UUID.randomUUID().toString();
        Answer first = client.send("POST", path, body, Map.of("Idempotency-Key", key));
        if (first.status() < 300) {
            Answer second = client.send("POST", path, body, Map.of("Idempotency-Key", key));
            assertThat(second.status()).isEqualTo(first.status());
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header("Idempotent-Replay")).isEqualTo("true");
        }
        return first;
    }

    private long alertsAt(String place) {
        return jdbc.sql("select count(*) from alert where place = ?")
                .param(place)
                .query(Long.class)
                .single();
    }
}
