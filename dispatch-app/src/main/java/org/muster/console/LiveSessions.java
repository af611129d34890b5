package org.muster.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.muster.account.Caller;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.stereotype.Component;

/** All open sockets of this node, and who listens to what. */
@Component
class LiveSessions {

    private record Subscription(LiveSession session, String id) {}

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Set<Subscription>> byDestination = new ConcurrentHashMap<>();

    /** @return false when this login has as many sockets as it may */
    synchronized boolean add(LiveSession session, int most) {
        long open = sessions.values().stream()
                .filter(it -> it.access().id().equals(session.access().id()))
                .count();
        if (open >= most) {
            return false;
        }
        sessions.put(session.id(), session);
        return true;
    }

    LiveSession get(String socketId) {
        return sessions.get(socketId);
    }

    Collection<LiveSession> list() {
        return sessions.values();
    }

    boolean isEmpty() {
        return byDestination.isEmpty();
    }

    boolean listens(String destination) {
        return byDestination.containsKey(destination);
    }

    void subscribe(LiveSession session, String id, String destination) {
        session.subscriptions().put(id, destination);
        byDestination.compute(destination, (any, subscribers) -> {
            Set<Subscription> all = subscribers == null ? ConcurrentHashMap.newKeySet() : subscribers;
            all.add(new Subscription(session, id));
            return all;
        });
    }

    void unsubscribe(LiveSession session, String id) {
        String destination = session.subscriptions().remove(id);
        if (destination != null) {
            leave(session, id, destination);
        }
    }

    void remove(LiveSession session) {
        sessions.remove(session.id());
        session.subscriptions().forEach((id, destination) -> leave(session, id, destination));
        session.subscriptions().clear();
    }

    private void leave(LiveSession session, String id, String destination) {
        byDestination.computeIfPresent(destination, (any, subscribers) -> {
            subscribers.remove(new Subscription(session, id));
            return subscribers.isEmpty() ? null : subscribers;
        });
    }

    /** Sends a message to all who listen there. */
    void publish(String destination, String messageId, String body) {
        publish(destination, messageId, body, caller -> true);
    }

    /** Sends a message to those of them for whom it is meant. The body is encoded by the caller, once. */
    void publish(String destination, String messageId, String body, Predicate<Caller> meantFor) {
        publish(destination, messageId, caller -> meantFor.test(caller) ? body : null);
    }

    /** Sends each of them what is meant for them; nothing where that is null. Bodies should be few and the same object. */
    void publish(String destination, String messageId, Function<Caller, String> bodyFor) {
        Set<Subscription> subscribers = byDestination.get(destination);
        if (subscribers == null) {
            return;
        }
        // consoles are alike: most use the same subscription ids, so most share one text
        Map<String, Map<String, String>> textByBody = new IdentityHashMap<>();
        for (Subscription it : subscribers) {
            String body = bodyFor.apply(it.session().access().caller());
            if (body != null) {
                it.session()
                        .send(textByBody
                                .computeIfAbsent(body, any -> new HashMap<>())
                                .computeIfAbsent(it.id(), id -> text(id, destination, messageId, body)));
            }
        }
    }

    private static String text(String subscription, String destination, String messageId, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("subscription", subscription);
        headers.put("message-id", messageId);
        headers.put("destination", destination);
        headers.put("content-type", "application/json");
        return StompFrame.text(StompCommand.MESSAGE, headers, body);
    }
}
