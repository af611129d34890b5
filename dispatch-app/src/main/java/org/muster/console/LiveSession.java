package org.muster.console;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.account.Access;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * One console's or phone's socket. Frames are queued and sent one after another without a thread waiting for the
 * network, so that a slow reader delays nobody; when its queue grows too long, it is cut off.
 */
class LiveSession {

    private static final long SEND_MILLIS = 10_000;
    private static final long LARGEST_QUEUE = 512 * 1024;
    private static final double MESSAGES_PER_SECOND = 20;
    private static final double BURST = 60;

    private final WebSocketSession socket;
    private final RemoteEndpoint.Async remote;
    private final Access access;
    private final String xsrf;
    private final Executor closing;
    private final Map<String, String> subscriptions = new ConcurrentHashMap<>();
    private final Queue<String> queue = new ArrayDeque<>();
    private long queued;
    private boolean sending;
    private boolean closed;
    private CloseStatus farewell;

    private final long openedAt = System.nanoTime();
    private volatile long heardAt = openedAt;
    private volatile long saidAt = openedAt;
    private volatile boolean connected;
    private volatile long beatEvery;
    private volatile long silenceAllowed;
    private double tokens = BURST;
    private long refilledAt = openedAt;

    LiveSession(WebSocketSession socket, Access access, String xsrf, Executor closing) {
        this.socket = socket;
        this.access = access;
        this.xsrf = xsrf;
        this.closing = closing;
        Session session = ((NativeWebSocketSession) socket).getNativeSession(Session.class);
        // a farewell must not wait long for somebody who does not read
        session.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", 2_000L);
        this.remote = session.getAsyncRemote();
        this.remote.setSendTimeout(SEND_MILLIS);
    }

    String id() {
        return socket.getId();
    }

    Access access() {
        return access;
    }

    String xsrf() {
        return xsrf;
    }

    Map<String, String> subscriptions() {
        return subscriptions;
    }

    boolean connected() {
        return connected;
    }

    long ageMillis() {
        return millisSince(openedAt);
    }

    /** @param beatEvery, silenceAllowed milliseconds; 0 for never */
    void connect(long beatEvery, long silenceAllowed) {
        this.beatEvery = beatEvery;
        this.silenceAllowed = silenceAllowed;
        this.connected = true;
    }

    /** Notes that something came in; false when too much does. */
    synchronized boolean heard() {
        long now = System.nanoTime();
        heardAt = now;
        tokens = Math.min(BURST, tokens + (now - refilledAt) / 1e9 * MESSAGES_PER_SECOND);
        refilledAt = now;
        tokens--;
        return tokens >= 0;
    }

    boolean silentForTooLong() {
        return silenceAllowed > 0 && millisSince(heardAt) > silenceAllowed;
    }

    boolean beatIsDue() {
        return beatEvery > 0 && millisSince(saidAt) >= beatEvery;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** Queues a text; never waits. */
    void send(String text) {
        synchronized (queue) {
            if (closed || farewell != null) {
                return;
            }
            queued += 2L * text.length();
            if (queued > LARGEST_QUEUE) {
                close(new CloseStatus(4408, "too slow"));
                return;
            }
            queue.add(text);
            if (sending) {
                return;
            }
            sending = true;
        }
        pump();
    }

    /** Sends what is queued until the network takes its time; then the network's answer goes on with it. */
    private void pump() {
        while (true) {
            String next;
            synchronized (queue) {
                next = closed ? null : queue.poll();
                if (next == null) {
                    sending = false;
                    if (farewell != null) {
                        close(farewell);
                    }
                    return;
                }
                queued -= 2L * next.length();
            }
            AtomicBoolean second = new AtomicBoolean();
            try {
                saidAt = System.nanoTime();
                remote.sendText(next, result -> sent(result, second));
            } catch (RuntimeException e) {
                close(CloseStatus.SESSION_NOT_RELIABLE);
                return;
            }
            if (!second.getAndSet(true)) {
                return;
            }
        }
    }

    /** Whoever comes second, the caller or the network's answer, goes on; so no stack grows with the queue. */
    private void sent(SendResult result, AtomicBoolean second) {
        if (!result.isOK()) {
            close(new CloseStatus(4408, "too slow"));
        }
        if (second.getAndSet(true)) {
            pump();
        }
    }

    /** Says a last thing after all that is queued, then ends the session. */
    void end(String last, CloseStatus status) {
        send(last);
        synchronized (queue) {
            farewell = status;
            if (!sending) {
                close(status);
            }
        }
    }

    /** Ends the session; the farewell is said by a thread that has time. */
    void close(CloseStatus status) {
        synchronized (queue) {
            if (closed) {
                return;
            }
            closed = true;
            queue.clear();
        }
        closing.execute(() -> {
            try {
                socket.close(status);
            } catch (IOException | RuntimeException e) {
                // the other side is gone already
            }
        });
    }
}
