package org.muster.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the server answered; the expectations say the whole answer when they fail. */
public record Answer(String request, HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node when there is none. */
    public JsonNode json() {
        try {
            return response.body().length == 0 ? MissingNode.getInstance() : Client.JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(this.toString(), e);
        }
    }

    public Answer expect(int status) {
        assertThat(status()).as(toString()).isEqualTo(status);
        return this;
    }

    /** Expects any 2xx. */
    public Answer ok() {
        assertThat(status()).as(toString()).isBetween(200, 299);
        return this;
    }

    /** Expects this refusal: the status and the stable name behind {@code /problems/}. */
    public JsonNode problem(int status, String type) {
        expect(status);
        assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
        assertThat(json().path("type").asText()).as(toString()).isEqualTo("/problems/" + type);
        return json();
    }

    @Override
    public String toString() {
        String text = text();
        return request + " -> " + status() + " " + (text.length() > 2000 ? text.substring(0, 2000) + "…" : text);
    }
}
