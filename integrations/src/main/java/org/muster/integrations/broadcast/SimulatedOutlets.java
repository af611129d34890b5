package org.muster.integrations.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.Steering;

/** Boards, loudspeakers and phones that exist only here: keeps what was published, each id once, and counts. */
public class SimulatedOutlets implements WarningOutlet, AutoCloseable {

    private static final int KEPT = 1000;

    /** How many there are of each kind in one division, and how many of a hundred are out of order. */
    private static final Map<Kind, Integer> IN_A_DIVISION =
            Map.of(Kind.SMS_TO_ZONE, 5_200, Kind.LED, 12, Kind.LOUDSPEAKER, 40, Kind.VOICE_ALARM, 26);

    private static final int OUT_OF_ORDER_PERCENT = 4;

    public record Held(Notice notice, Instant at) {}

    private final Clock clock;
    private final Map<Kind, Steering> steering = new EnumMap<>(Kind.class);
    private final Map<UUID, Held> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Held> eldest) {
            return size() > KEPT;
        }
    };
    private volatile Listener listener = receipt -> {};

    public SimulatedOutlets(Clock clock) {
        this(clock, Duration.ofSeconds(60), Duration.ofMillis(500));
    }

    /** @param hangFor how long a hanging outlet keeps its caller; {@code receiptAfter} when it tells how far it has come */
    public SimulatedOutlets(Clock clock, Duration hangFor, Duration receiptAfter) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            steering.put(kind, new Steering("warning-outlets", hangFor, receiptAfter));
        }
    }

    @Override
    public boolean serves(Kind kind) {
        return true;
    }

    @Override
    public void publish(Notice notice) {
        Steering wheel = steering.get(notice.kind());
        wheel.take();
        synchronized (held) {
            held.putIfAbsent(notice.id(), new Held(notice, clock.instant()));
        }
        int targeted = IN_A_DIVISION.get(notice.kind()) * notice.divisions().size();
        int reached = targeted - targeted * OUT_OF_ORDER_PERCENT / 100;
        wheel.tell(() -> listener.received(new Receipt(notice.id(), targeted, reached, clock.instant())));
    }

    @Override
    public void listen(Listener next) {
        listener = next;
    }

    /** One kind only; the others go on as they did. */
    public void behave(Kind kind, Behaviour behaviour) {
        steering.get(kind).behave(behaviour);
    }

    /** Newest first. */
    public List<Held> notices() {
        synchronized (held) {
            List<Held> all = new ArrayList<>(held.values());
            Collections.reverse(all);
            return all;
        }
    }

    @Override
    public void close() {
        steering.values().forEach(Steering::close);
    }
}
