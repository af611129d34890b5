package org.muster.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** One STOMP 1.2 frame, read and written by Spring's codec. */
final class StompFrame {

    private static final int MOST_HEADERS = 32;
    private static final StompDecoder DECODER = new StompDecoder();
    private static final StompEncoder ENCODER = new StompEncoder();

    /** A text that is no frame. */
    static final class Malformed extends RuntimeException {
        Malformed(String message) {
            super(message);
        }
    }

    private final StompHeaderAccessor headers;

    private StompFrame(StompHeaderAccessor headers) {
        this.headers = headers;
    }

    /** @throws Malformed when the text is not exactly one frame */
    static StompFrame parse(String text) {
        List<Message<byte[]>> frames;
        try {
            frames = DECODER.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (StompConversionException | IllegalArgumentException e) {
            throw new Malformed("not a STOMP frame");
        }
        if (frames.size() != 1) {
            throw new Malformed("one whole frame per message");
        }
        StompHeaderAccessor headers = StompHeaderAccessor.wrap(frames.get(0));
        if (headers.getCommand() == null || headers.toNativeHeaderMap().size() > MOST_HEADERS) {
            throw new Malformed("too many headers or none");
        }
        return new StompFrame(headers);
    }

    StompCommand command() {
        return headers.getCommand();
    }

    /** The first of that name, or null. */
    String header(String name) {
        return headers.getFirstNativeHeader(name);
    }

    /** A frame as it goes over the wire. */
    static String text(StompCommand command, Map<String, String> headers, String body) {
        StompHeaderAccessor accessor = StompHeaderAccessor.create(command);
        headers.forEach(accessor::setNativeHeader);
        byte[] frame = ENCODER.encode(accessor.getMessageHeaders(), body.getBytes(StandardCharsets.UTF_8));
        return new String(frame, StandardCharsets.UTF_8);
    }
}
