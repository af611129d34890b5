package org.muster.integrations.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.Steering;

/** Web sites and papers that exist only here: keeps what was published, each id once. */
public class SimulatedReleases implements ReleaseOutlet, AutoCloseable {

    private static final int KEPT = 500;

    private final Map<Channel, Steering> steering = new EnumMap<>(Channel.class);
    private final Map<UUID, Notice> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Notice> eldest) {
            return size() > KEPT;
        }
    };

    public SimulatedReleases() {
        for (Channel channel : Channel.values()) {
            steering.put(channel, new Steering("releases", Duration.ofSeconds(60), Duration.ofMillis(500)));
        }
    }

    @Override
    public boolean serves(Channel channel) {
        return true;
    }

    @Override
    public String publish(Notice notice) {
        steering.get(notice.channel()).take();
        synchronized (held) {
            held.putIfAbsent(notice.id(), notice);
        }
        return "simulated:" + notice.channel() + "/" + notice.id();
    }

    /** One of them only; the others go on as they did. */
    public void behave(Channel channel, Behaviour behaviour) {
        steering.get(channel).behave(behaviour);
    }

    /** Oldest first. */
    public List<Notice> published() {
        synchronized (held) {
            return new ArrayList<>(held.values());
        }
    }

    @Override
    public void close() {
        steering.values().forEach(Steering::close);
    }
}
