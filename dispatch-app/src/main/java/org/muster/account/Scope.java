package org.muster.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muster.shared.Problem;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What another system may be allowed to do: a short list of calls, and the human role it stands in for there. */
enum Scope {
    ALERTS(Role.GRID_WORKER, "POST /api/alerts"),
    INCIDENTS(
            Role.AUDITOR,
            "GET /api/incidents",
            "GET /api/incidents/{id}",
            "GET /api/incidents/{id}/events",
            "GET /api/incidents/{id}/journal/verification",
            "GET /api/session",
            "GET /ws"),
    REGISTERS(
            Role.AUDITOR,
            "GET /api/divisions",
            "GET /api/teams",
            "GET /api/depots",
            "GET /api/risk-sources",
            "GET /api/water-points",
            "GET /api/shelters",
            "GET /api/devices",
            "GET /api/surroundings"),
    WARNINGS(Role.GRID_WORKER, "POST /api/warnings"),
    READINGS(Role.GRID_WORKER, "POST /api/devices/{id}/readings", "POST /api/risk-sources/{id}/forecasts");

    private record Call(String method, PathPattern path) {}

    private final Role standsInFor;
    private final List<Call> calls;

    Scope(Role standsInFor, String... calls) {
        this.standsInFor = standsInFor;
        this.calls = Arrays.stream(calls)
                .map(call -> call.split(" "))
                .map(it -> new Call(it[0], PathPatternParser.defaultInstance.parse(it[1])))
                .toList();
    }

    Role standsInFor() {
        return standsInFor;
    }

    boolean allows(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        return calls.stream()
                .anyMatch(call -> call.method().equals(method) && call.path().matches(container));
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Scope of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("scopes", "权限范围只能是 alerts、incidents、registers、warnings、readings"));
    }
}
