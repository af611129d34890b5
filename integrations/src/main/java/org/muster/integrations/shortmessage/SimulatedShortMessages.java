package org.muster.integrations.shortmessage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.Steering;

/** Reaches nobody: keeps the newest messages, each id once, and lets a tester write back from any number. */
public class SimulatedShortMessages implements ShortMessageChannel, AutoCloseable {

    private static final int KEPT = 5000;

    /** A message in a simulated phone. */
    public record Held(ShortMessage message, Instant at) {}

    private final Clock clock;
    private final Steering steering;
    private final Map<UUID, Held> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Held> eldest) {
            return size() > KEPT;
        }
    };
    private volatile Listener listener = new Deaf();
    private int sends;

    public SimulatedShortMessages(Clock clock) {
        this(clock, Duration.ofSeconds(60), Duration.ofMillis(300));
    }

    /** @param hangFor how long a hanging gateway keeps its caller; {@code receiptAfter} when it tells of delivery */
    public SimulatedShortMessages(Clock clock, Duration hangFor, Duration receiptAfter) {
        this.clock = clock;
        this.steering = new Steering("short-messages", hangFor, receiptAfter);
    }

    @Override
    public void send(ShortMessage message) {
        steering.take();
        synchronized (held) {
            sends++;
            held.putIfAbsent(message.id(), new Held(message, clock.instant()));
        }
        steering.tell(() -> listener.received(new Receipt(message.id(), true, clock.instant())));
    }

    @Override
    public void listen(Listener next) {
        listener = next;
    }

    public void behave(Behaviour behaviour) {
        steering.behave(behaviour);
    }

    public Behaviour behaviour() {
        return steering.behaviour();
    }

    /** Writes back from a number, as a person would. */
    public Reply reply(String from, String text) {
        return reply(UUID.randomUUID().toString(), from, text);
    }

    /** Writes back under a given gateway id, so that the same message can come twice. */
    public Reply reply(String id, String from, String text) {
        Reply reply = new Reply(id, from, text, clock.instant());
        listener.received(reply);
        return reply;
    }

    /** Newest first. */
    public List<Held> messages() {
        synchronized (held) {
            List<Held> all = new ArrayList<>(held.values());
            Collections.reverse(all);
            return all;
        }
    }

    /** How often something was handed over, repeats included. */
    public int sends() {
        synchronized (held) {
            return sends;
        }
    }

    @Override
    public void close() {
        steering.close();
    }

    private static final class Deaf implements Listener {

        @Override
        public void received(Receipt receipt) {
            // nobody has asked to hear yet
        }

        @Override
        public void received(Reply reply) {
            throw new IllegalStateException("nobody hears replies yet");
        }
    }
}
