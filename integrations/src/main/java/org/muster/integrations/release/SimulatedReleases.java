package org.muster.integrations.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.Steering;

/** Web sites and papers that exist only here: keeps what was published, each id once. */
public class SimulatedReleases implements ReleaseOutlet, AutoCloseable {

    private static final int KEPT = 500;

    private final Steering steering = new Steering("releases", Duration.ofSeconds(60), Duration.ofMillis(500));
    private final Map<UUID, Notice> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Notice> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public boolean serves(Channel channel) {
        return true;
    }

    @Override
    public String publish(Notice notice) {
        steering.take();
        synchronized (held) {
            held.putIfAbsent(notice.id(), notice);
        }
        return "simulated:" + notice.channel() + "/" + notice.id();
    }

    public void behave(Behaviour behaviour) {
        steering.behave(behaviour);
    }

    /** Oldest first. */
    public List<Notice> published() {
        synchronized (held) {
            return new ArrayList<>(held.values());
        }
    }

    @Override
    public void close() {
        steering.close();
    }
}
