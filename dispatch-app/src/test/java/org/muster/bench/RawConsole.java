package org.muster.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.muster.support.Client;

/** A console reduced to its socket, so that two hundred of them fit beside the server that is measured. */
final class RawConsole implements WebSocket.Listener {

    /** What all consoles wait for at present, and how many have not read it yet. */
    static final class Awaited {
        final String text;
        final CountDownLatch left;

        Awaited(String text, int consoles) {
            this.text = text;
            this.left = new CountDownLatch(consoles);
        }
    }

    private static volatile Awaited awaited = new Awaited("\0never", 0);

    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private Awaited seen;
    private WebSocket socket;
    private int subscription;

    static void await(Awaited what) {
        awaited = what;
    }

    static RawConsole open(HttpClient http, Client person) throws Exception {
        RawConsole console = new RawConsole();
        console.socket = http.newWebSocketBuilder()
                .header("Cookie", person.cookieHeader())
                .header("Origin", "http://localhost:" + person.port())
                .subprotocols("v12.stomp")
                .buildAsync(URI.create("ws://localhost:" + person.port() + "/ws"), console)
                .get(10, TimeUnit.SECONDS);
        console.send("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\nX-XSRF-TOKEN:"
                + person.cookie("XSRF-TOKEN") + "\n\n\0");
        console.connected.get(10, TimeUnit.SECONDS);
        return console;
    }

    /** Leaves the last topic for this one. */
    void follow(String topic) {
        if (subscription > 0) {
            send("UNSUBSCRIBE\nid:s" + subscription + "\n\n\0");
        }
        subscription++;
        send("SUBSCRIBE\nid:s" + subscription + "\ndestination:" + topic + "\n\n\0");
    }

    void close() {
        socket.abort();
    }

    private void send(String frame) {
        socket.sendText(frame, true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            read(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        connected.completeExceptionally(error);
    }

    private void read(String frame) {
        if (frame.startsWith("CONNECTED")) {
            connected.complete(null);
        } else if (frame.startsWith("ERROR")) {
            connected.completeExceptionally(new IllegalStateException(frame));
        } else {
            Awaited now = awaited;
            if (now != seen && frame.contains(now.text) && frame.contains("DispatchOrderAcknowledged")) {
                seen = now;
                now.left.countDown();
            }
        }
    }
}
