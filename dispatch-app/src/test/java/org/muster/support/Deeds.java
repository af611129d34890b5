package org.muster.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What people do at a server that is killed under their hands, each deed under a key, so that it can be done again. */
public final class Deeds {

    /** What is sent by whoever does it, and the same each time it is sent. */
    public interface Act extends Function<Client, Answer> {}

    /** Somebody who does one thing after the other until the server is gone. */
    public record Desk(String who, String kind, IntFunction<Act> work) {}

    /** @param answer null when none came */
    private record Deed(String who, String kind, Act act, Answer answer) {}

    private static final int PATIENCE_SECONDS = 60;

    private final RealServer server;
    private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
    private final Map<String, Client> people = new ConcurrentHashMap<>();

    public Deeds(RealServer server) {
        this.server = server;
    }

    public Client as(String name) {
        return people.computeIfAbsent(name, server::as);
    }

    /** @param kind by which it is counted afterwards */
    public JsonNode done(String who, String kind, Act act) {
        Answer answer = act.apply(as(who)).ok();
        deeds.add(new Deed(who, kind, act, answer));
        return answer.json();
    }

    /** Gives the id of what came of it. */
    public String done(String who, String kind, String path, Map<String, Object> body) {
        return done(who, kind, saying(path, body)).path("id").asText();
    }

    public static Act saying(String path, Map<String, Object> body) {
        Map<String, String> key = key();
        return who -> who.send("POST", path, body, key);
    }

    public static Act handingIn(String path, Map<String, String> fields, String fileName, byte[] file) {
        Map<String, String> key = key();
        return who -> who.upload(path, "file", "text/csv", fields, fileName, file, key);
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Each desk has been answered twice; then the plug is pulled while they go on. Afterwards the server is back. */
    public void killedWhileWorking(Desk... desks) throws Exception {
        List<CountDownLatch> answered = new ArrayList<>();
        List<Future<?>> ended = new ArrayList<>();
        ExecutorService hands = Executors.newFixedThreadPool(desks.length);
        for (Desk desk : desks) {
            CountDownLatch twice = new CountDownLatch(2);
            answered.add(twice);
            ended.add(hands.submit(() -> working(desk, twice)));
        }
        try {
            for (CountDownLatch twice : answered) {
                assertThat(twice.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            server.kill9();
            hands.shutdown();
        }
        for (Future<?> desk : ended) {
            desk.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        people.clear();
        server.start();
    }

    private void working(Desk desk, CountDownLatch answered) {
        Client client = server.as(desk.who());
        for (int round = 0; ; round++) {
            Act act = desk.work().apply(round);
            try {
                deeds.add(
                        new Deed(desk.who(), desk.kind(), act, act.apply(client).expect(201)));
                answered.countDown();
            } catch (UncheckedIOException gone) {
                deeds.add(new Deed(desk.who(), desk.kind(), act, null));
                return;
            }
        }
    }

    /** Whatever was answered is answered as before; whatever was not is done now. */
    public void doneAgain() {
        assertThat(deeds).anyMatch(it -> it.answer() == null);
        for (Deed it : deeds) {
            Answer again = it.act().apply(as(it.who())).ok();
            if (it.answer() != null) {
                assertThat(again.header("Idempotent-Replay"))
                        .as(again.toString())
                        .isEqualTo("true");
                assertThat(again.status()).isEqualTo(it.answer().status());
                assertThat(again.text()).isEqualTo(it.answer().text());
            }
        }
    }

    /** How many of this kind were done, each once. */
    public int of(String kind) {
        return (int) deeds.stream().filter(it -> it.kind().equals(kind)).count();
    }
}
