package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** One member of the demo cast, logged in as anyone would be. */
class Person {

    /** The server said no, in its own words. */
    static class Refused extends RuntimeException {

        private final transient JsonNode problem;

        Refused(String request, int status, JsonNode problem) {
            super(request + " → " + status + " " + problem.path("title").asText() + "："
                    + problem.path("detail").asText());
            this.problem = problem;
        }

        JsonNode problem() {
            return problem;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Logs in with the demo cast's password. */
    Person(String server, String name) throws InterruptedException {
        this.server = server;
        // any first GET hands out the XSRF token, also one that is refused
        send(HttpRequest.newBuilder(URI.create(server + "/api/session")));
        post("/api/session", Map.of("username", name, "password", "demo-" + name));
    }

    JsonNode get(String path) throws InterruptedException {
        return json("GET " + path, send(HttpRequest.newBuilder(URI.create(server + path))));
    }

    JsonNode post(String path, Object body) throws InterruptedException {
        return write("POST", path, body);
    }

    JsonNode put(String path, Object body) throws InterruptedException {
        return write("PUT", path, body);
    }

    private JsonNode write(String method, String path, Object body) throws InterruptedException {
        try {
            String text = JSON.writeValueAsString(body);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(text));
            xsrf(request);
            return json(method + " " + path, send(request));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] download(String path) throws InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(server + path)));
        if (answer.statusCode() != 200) {
            throw new Refused("GET " + path, answer.statusCode(), MissingNode.getInstance());
        }
        return answer.body();
    }

    private void xsrf(HttpRequest.Builder request) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("the server at " + server + " does not answer: is ./muster run up?", e);
        }
    }

    private static JsonNode json(String request, HttpResponse<byte[]> answer) {
        try {
            JsonNode body = answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new Refused(request, answer.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new IllegalStateException(request + " answered " + answer.statusCode() + " without JSON", e);
        }
    }
}
