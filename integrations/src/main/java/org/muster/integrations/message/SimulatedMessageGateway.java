package org.muster.integrations.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reaches nobody; keeps the newest messages for drills and tests, each id once. */
public class SimulatedMessageGateway implements MessageGateway {

    private static final int KEPT = 1000;

    private final Map<UUID, ShortMessage> messages = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ShortMessage> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public synchronized void send(ShortMessage message) {
        messages.putIfAbsent(message.id(), message);
    }

    /** Oldest first. */
    public synchronized List<ShortMessage> messages() {
        return new ArrayList<>(messages.values());
    }
}
