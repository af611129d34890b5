package org.muster.support;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One person at one browser: cookies, the XSRF header and JSON, as the console and the phones do it, and nothing that
 * they could not do.
 */
public class Client {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Client(int port) {
        this.port = port;
    }

    /** Someone who has not logged in. */
    public static Client stranger(int port) {
        return new Client(port);
    }

    /** A member of the demo cast, whose password is {@code demo-} and the name. */
    public static Client loggedIn(int port, String name) {
        Client client = new Client(port);
        client.login(name, "demo-" + name).expect(204);
        return client;
    }

    /** Somebody who is not of the demo cast. */
    public static Client loggedIn(int port, String name, String password) {
        Client client = new Client(port);
        client.login(name, password).expect(204);
        return client;
    }

    public Answer login(String name, String password) {
        return post("/api/session", Map.of("username", name, "password", password));
    }

    /** @param path may hold {@code {}} for each of the variables, which are encoded */
    public Answer get(String path, Object... variables) {
        return send("GET", path, null, Map.of(), variables);
    }

    /** @param body a map, a record, a JSON text, or null for none */
    public Answer post(String path, Object body, Object... variables) {
        return send("POST", path, body, Map.of(), variables);
    }

    public Answer put(String path, Object body, Object... variables) {
        return send("PUT", path, body, Map.of(), variables);
    }

    public Answer delete(String path, Object... variables) {
        return send("DELETE", path, null, Map.of(), variables);
    }

    public Answer send(String method, String path, Object body, Map<String, String> headers, Object... variables) {
        if (!method.equals("GET") && cookie("XSRF-TOKEN") == null) {
            send("GET", "/api/session", null, Map.of());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, variables))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json, */*");
        String xsrf = cookie("XSRF-TOKEN");
        if (!method.equals("GET") && xsrf != null) {
            request.header("X-XSRF-TOKEN", xsrf);
        }
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(text(body)));
        }
        headers.forEach(request::setHeader);
        try {
            HttpRequest built = request.build();
            return new Answer(
                    method + " " + built.uri().getPath() + (body == null ? "" : " " + text(body)),
                    http.send(built, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a picture with some fields, as a form does. */
    public Answer upload(String path, Map<String, String> fields, String fileName, byte[] file, Object... variables) {
        return upload(path, "photo", "image/jpeg", fields, fileName, file, variables);
    }

    /** Sends a file as this part of a form, called this type, with some fields. */
    public Answer upload(
            String path,
            String part,
            String type,
            Map<String, String> fields,
            String fileName,
            byte[] file,
            Object... variables) {
        return upload(path, part, type, fields, fileName, file, Map.of(), variables);
    }

    /** The same with these headers. */
    public Answer upload(
            String path,
            String part,
            String type,
            Map<String, String> fields,
            String fileName,
            byte[] file,
            Map<String, String> headers,
            Object... variables) {
        if (cookie("XSRF-TOKEN") == null) {
            send("GET", "/api/session", null, Map.of());
        }
        String boundary = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder form = HttpRequest.newBuilder(uri(path, variables))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json, */*")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        headers.forEach(form::setHeader);
        HttpRequest request = form.build();
        try {
            return new Answer(
                    "POST " + request.uri().getPath() + " " + fields + " " + fileName,
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("POST " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A STOMP session with this person's cookies; close it. */
    public Stomp stomp() {
        return new Stomp(port, cookieHeader(), cookie("XSRF-TOKEN"));
    }

    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    public int port() {
        return port;
    }

    private URI uri(String path, Object... variables) {
        for (int i = 0; i < variables.length; i++) {
            path = path.replaceFirst("\\{}", "{v" + i + "}");
        }
        return UriComponentsBuilder.fromUriString("http://localhost:" + port + path)
                .encode()
                .buildAndExpand(variables)
                .toUri();
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON text of a test, as a node. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
