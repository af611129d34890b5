package org.muster.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.muster.account.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * Speaks STOMP 1.2 with consoles and phones, as far as they need it: they listen, and never send. Frames are read and
 * written by Spring's codec; its broker is not used, because here there is then no path by which a client's frame could
 * reach another client, and because a broker sends in a pool of waiting threads (docs/decisions/0005).
 */
@Component
class LiveLink extends TextWebSocketHandler implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LiveLink.class);

    static final String ACCESS = "access";
    static final String XSRF = "xsrf";

    private static final int HEART_BEAT_MILLIS = 5_000;
    private static final int MOST_SUBSCRIPTIONS = 32;
    private static final int LONGEST_ID = 64;

    private final LiveSessions sessions;
    private final Topics topics;
    private final int socketsPerLogin;
    private final ExecutorService closing = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "live-close");
        thread.setDaemon(true);
        return thread;
    });

    LiveLink(
            LiveSessions sessions, Topics topics, @Value("${muster.console.sockets-per-login:5}") int socketsPerLogin) {
        this.sessions = sessions;
        this.topics = topics;
        this.socketsPerLogin = socketsPerLogin;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        Access access = (Access) socket.getAttributes().get(ACCESS);
        LiveSession session =
                new LiveSession(socket, access, (String) socket.getAttributes().get(XSRF), closing);
        if (!sessions.add(session, socketsPerLogin)) {
            refuse(session, "too many connections for one login");
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        LiveSession session = sessions.get(socket.getId());
        if (session != null) {
            sessions.remove(session);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable error) {
        log.debug("live link {} broke: {}", socket.getId(), error.toString());
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        LiveSession session = sessions.get(socket.getId());
        if (session == null) {
            return;
        }
        if (!session.heard()) {
            refuse(session, "too many messages");
            return;
        }
        String text = message.getPayload();
        if (text.isBlank()) {
            return;
        }
        try {
            handle(session, StompFrame.parse(text));
        } catch (StompFrame.Malformed e) {
            refuse(session, e.getMessage());
        } catch (RuntimeException e) {
            log.warn("live link failed", e);
            refuse(session, "internal error");
        }
    }

    private void handle(LiveSession session, StompFrame frame) {
        boolean first = frame.command() == StompCommand.CONNECT || frame.command() == StompCommand.STOMP;
        if (first == session.connected()) {
            refuse(session, "CONNECT comes first, and once");
            return;
        }
        switch (frame.command()) {
            case CONNECT, STOMP -> connect(session, frame);
            case SUBSCRIBE -> subscribe(session, frame);
            case UNSUBSCRIBE -> {
                sessions.unsubscribe(session, String.valueOf(frame.header("id")));
                receipt(session, frame);
            }
            case DISCONNECT -> {
                receipt(session, frame);
                session.end("\n", CloseStatus.NORMAL);
            }
            default -> refuse(session, "clients only listen: " + frame.command() + " is not taken");
        }
    }

    private void connect(LiveSession session, StompFrame frame) {
        if (!session.access().machine() && !same(session.xsrf(), frame.header("X-XSRF-TOKEN"))) {
            refuse(session, "X-XSRF-TOKEN is missing or wrong");
            return;
        }
        String accepted = frame.header("accept-version");
        String offered = "," + (accepted == null ? "1.0" : accepted.replace(" ", "")) + ",";
        String version = offered.contains(",1.2,") ? "1.2" : offered.contains(",1.1,") ? "1.1" : null;
        if (version == null) {
            refuse(session, "only STOMP 1.2 and 1.1 are spoken");
            return;
        }
        long[] theirs = heartBeat(frame.header("heart-beat"));
        session.connect(
                theirs[1] == 0 ? 0 : Math.max(HEART_BEAT_MILLIS, theirs[1]),
                theirs[0] == 0 ? 0 : 3 * Math.max(HEART_BEAT_MILLIS, theirs[0]));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("version", version);
        headers.put("heart-beat", HEART_BEAT_MILLIS + "," + HEART_BEAT_MILLIS);
        headers.put("session", UUID.randomUUID().toString());
        headers.put("user-name", session.access().caller().username());
        session.send(StompFrame.text(StompCommand.CONNECTED, headers, ""));
    }

    private static boolean same(String expected, String given) {
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** What the client can send and wants to get, in milliseconds. */
    private static long[] heartBeat(String header) {
        if (header == null) {
            return new long[] {0, 0};
        }
        try {
            String[] parts = header.split(",");
            return new long[] {Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip())};
        } catch (RuntimeException e) {
            throw new StompFrame.Malformed("heart-beat is two numbers");
        }
    }

    private void subscribe(LiveSession session, StompFrame frame) {
        String id = frame.header("id");
        String destination = frame.header("destination");
        if (id == null
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || session.subscriptions().containsKey(id)) {
            refuse(session, "SUBSCRIBE needs an id of its own");
        } else if (frame.header("selector") != null) {
            refuse(session, "selectors are not taken");
        } else if (session.subscriptions().size() >= MOST_SUBSCRIPTIONS) {
            refuse(session, "too many subscriptions");
        } else if (!topics.mayListen(session.access().caller(), destination)) {
            refuse(session, "no such destination");
        } else {
            sessions.subscribe(session, id, destination);
            receipt(session, frame);
        }
    }

    private static void receipt(LiveSession session, StompFrame frame) {
        String receipt = frame.header("receipt");
        if (receipt != null) {
            session.send(StompFrame.text(StompCommand.RECEIPT, Map.of("receipt-id", receipt), ""));
        }
    }

    /** Says why and hangs up, as STOMP wants it. */
    private void refuse(LiveSession session, String why) {
        sessions.remove(session);
        session.end(
                StompFrame.text(StompCommand.ERROR, Map.of("message", why), ""),
                CloseStatus.POLICY_VIOLATION.withReason(why));
    }

    @Override
    public void destroy() {
        closing.shutdown();
    }
}
