package org.muster.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One STOMP 1.2 frame as text.
 *
 * @param headers the first of repeated headers counts
 */
record StompFrame(String command, Map<String, String> headers, String body) {

    private static final int MOST_HEADERS = 32;

    /** A text that is no frame. */
    static final class Malformed extends RuntimeException {
        Malformed(String message) {
            super(message);
        }
    }

    /** @throws Malformed when the text is not exactly one frame */
    static StompFrame parse(String text) {
        int end = text.indexOf('\0');
        if (end < 0) {
            throw new Malformed("frame without end");
        }
        if (!text.substring(end + 1).isBlank()) {
            throw new Malformed("one frame per message");
        }
        String[] parts =
                text.substring(0, end).replace("\r\n", "\n").stripLeading().split("\n\n", 2);
        if (parts.length < 2) {
            throw new Malformed("frame without header end");
        }
        String[] lines = parts[0].split("\n", -1);
        if (lines.length > MOST_HEADERS + 1) {
            throw new Malformed("too many headers");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                throw new Malformed("header without name");
            }
            headers.putIfAbsent(unescape(lines[i].substring(0, colon)), unescape(lines[i].substring(colon + 1)));
        }
        return new StompFrame(lines[0], headers, parts[1]);
    }

    String header(String name) {
        return headers.get(name);
    }

    /** The frame as it goes over the wire. */
    String text() {
        StringBuilder text = new StringBuilder(command).append('\n');
        headers.forEach((name, value) ->
                text.append(escape(name)).append(':').append(escape(value)).append('\n'));
        return text.append('\n').append(body).append('\0').toString();
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace(":", "\\c");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at != '\\') {
                plain.append(at);
                continue;
            }
            i++;
            switch (i < text.length() ? text.charAt(i) : ' ') {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'c' -> plain.append(':');
                case '\\' -> plain.append('\\');
                default -> throw new Malformed("unknown escape");
            }
        }
        return plain.toString();
    }
}
