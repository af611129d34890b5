package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

/** One open STOMP session, with the frames it received in order. */
public class Stomp implements AutoCloseable {

    /** One frame as it came. */
    public record Frame(String destination, JsonNode body, Instant at) {}

    private final WebSocketStompClient client;
    private final StompSession session;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private volatile boolean lost;

    Stomp(int port, String cookies, String xsrf) {
        // the server's largest message; a container left alone would hang up on frames over 8 KB
        WebSocketContainer container = ContainerProvider.getWebSocketContainer();
        container.setDefaultMaxTextMessageBufferSize(64 * 1024);
        client = new WebSocketStompClient(new StandardWebSocketClient(container));
        client.setInboundMessageSizeLimit(512 * 1024);
        WebSocketHttpHeaders handshake = new WebSocketHttpHeaders();
        handshake.add("Cookie", cookies);
        handshake.setOrigin("http://localhost:" + port);
        StompHeaders connect = new StompHeaders();
        if (xsrf != null) {
            connect.set("X-XSRF-TOKEN", xsrf);
        }
        try {
            session = client.connectAsync("ws://localhost:" + port + "/ws", handshake, connect, new Handler())
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            client.stop();
            throw new IllegalStateException("no STOMP session: " + e.getMessage() + " " + errors, e);
        }
    }

    public Stomp subscribe(String destination) {
        session.subscribe(destination, new Handler());
        return this;
    }

    public void send(String destination, Object body) {
        StompHeaders headers = new StompHeaders();
        headers.setDestination(destination);
        session.send(headers, String.valueOf(body).getBytes(StandardCharsets.UTF_8));
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** What the server said in ERROR frames. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Whether the server has closed this session. */
    public boolean isLost() {
        return lost || !session.isConnected();
    }

    /** The first frame that fits, waiting for it if it has not come yet. */
    public Frame await(Predicate<JsonNode> fits, Duration patience) {
        Instant giveUpAt = Instant.now().plus(patience);
        while (true) {
            for (Frame frame : frames) {
                if (fits.test(frame.body())) {
                    return frame;
                }
            }
            if (Instant.now().isAfter(giveUpAt)) {
                throw new AssertionError("no such frame within " + patience + " among "
                        + frames.stream()
                                .map(frame -> frame.body().path("type").asText("?"))
                                .toList()
                        + ", errors " + errors);
            }
            pause();
        }
    }

    public Frame awaitType(String type, Duration patience) {
        return await(body -> body.path("type").asText().equals(type), patience);
    }

    @Override
    public void close() {
        if (session.isConnected()) {
            session.disconnect();
        }
        client.stop();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private class Handler extends StompSessionHandlerAdapter {

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, Object payload) {
            String text = payload == null ? "" : new String((byte[]) payload, StandardCharsets.UTF_8);
            if (headers.getDestination() == null) {
                errors.add(headers.getFirst("message") + " " + text);
            } else {
                frames.add(new Frame(headers.getDestination(), Client.json(text), Instant.now()));
            }
        }

        @Override
        public void handleException(
                StompSession session, StompCommand command, StompHeaders headers, byte[] payload, Throwable e) {
            errors.add(e.toString());
        }

        @Override
        public void handleTransportError(StompSession session, Throwable e) {
            lost = true;
        }
    }
}
