package org.muster.integrations.voice;

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

/** Rings nobody: a call rings until a tester picks up or refuses, or until nobody has answered for a while. */
public class SimulatedVoice implements VoiceChannel, AutoCloseable {

    private static final int KEPT = 5000;

    /** @param ended how it ended, or null while it rings */
    public record Held(VoiceCall call, Instant at, CallEnded ended) {

        public boolean ringing() {
            return ended == null;
        }
    }

    private final Clock clock;
    private final Steering steering;
    private final Duration ringFor;
    private final Map<UUID, Held> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Held> eldest) {
            return size() > KEPT;
        }
    };
    private volatile Listener listener = call -> {};

    public SimulatedVoice(Clock clock) {
        this(clock, Duration.ofSeconds(60), Duration.ofSeconds(25));
    }

    /** @param ringFor after how long an unanswered call ends */
    public SimulatedVoice(Clock clock, Duration hangFor, Duration ringFor) {
        this.clock = clock;
        this.steering = new Steering("voice", hangFor, Duration.ZERO);
        this.ringFor = ringFor;
    }

    @Override
    public void call(VoiceCall call) {
        steering.take();
        synchronized (held) {
            if (held.putIfAbsent(call.id(), new Held(call, clock.instant(), null)) != null) {
                return;
            }
        }
        steering.later(ringFor, () -> end(call.id(), Ending.NO_ANSWER, false, null));
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

    /**
     * Picks up, hears the text and perhaps presses a key.
     *
     * @return false when the call does not ring any more
     */
    public boolean answer(UUID id, String key) {
        return end(id, Ending.ANSWERED, true, key);
    }

    /** @return false when the call does not ring any more */
    public boolean refuse(UUID id) {
        return end(id, Ending.BUSY, false, null);
    }

    private boolean end(UUID id, Ending ending, boolean readOut, String key) {
        CallEnded ended = new CallEnded(id, ending, readOut, key, clock.instant());
        synchronized (held) {
            Held call = held.get(id);
            if (call == null || !call.ringing()) {
                return false;
            }
            held.put(id, new Held(call.call(), call.at(), ended));
        }
        // what a person pressed is never lost; that nobody answered may be
        if (ending == Ending.ANSWERED) {
            listener.ended(ended);
        } else {
            steering.tell(() -> listener.ended(ended));
        }
        return true;
    }

    /** Newest first. */
    public List<Held> calls() {
        synchronized (held) {
            List<Held> all = new ArrayList<>(held.values());
            Collections.reverse(all);
            return all;
        }
    }

    @Override
    public void close() {
        steering.close();
    }
}
