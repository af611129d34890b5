package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderProgress;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.dispatch.Spoken;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The five points (LACES) that must stand before anyone enters the line: 十个严禁 5 and 9. */
@RestController
class SafetyController {

    /** Each point may come as a bare yes or no, or with its fact: {@code {"ok": true, "note": "东山脊，见火头"}}. */
    record SafetyCheckForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotNull(message = "瞭望哨未核") SafetyPoint lookout,
            @NotNull(message = "火情判断未核") SafetyPoint awareness,
            @NotNull(message = "通信未核") SafetyPoint communications,
            @NotNull(message = "撤离路线未核") SafetyPoint escapeRoutes,
            @NotNull(message = "安全区未核") SafetyPoint safetyZone)
            implements Spoken {

        boolean passed() {
            return lookout.ok() && awareness.ok() && communications.ok() && escapeRoutes.ok() && safetyZone.ok();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SafetyCheck(
            SafetyPoint lookout,
            SafetyPoint awareness,
            SafetyPoint communications,
            SafetyPoint escapeRoutes,
            SafetyPoint safetyZone) {}

    private final Responders responders;
    private final OrderProgress progress;
    private final ObjectMapper json;
    private final Clock clock;

    SafetyController(Responders responders, OrderProgress progress, ObjectMapper json, Clock clock) {
        this.responders = responders;
        this.progress = progress;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/api/dispatch-orders/{id}/safety-check")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> check(@PathVariable String id, @Valid @RequestBody SafetyCheckForm form) {
        return responders.take(
                id,
                Responders.Kind.SAFETY_CHECK,
                form.envelope(),
                form,
                order -> progress.safetyChecked(order, form.envelope(), record(form), form.passed()));
    }

    private JsonNode record(SafetyCheckForm form) {
        ObjectNode check = json.valueToTree(new SafetyCheck(
                form.lookout(), form.awareness(), form.communications(), form.escapeRoutes(), form.safetyZone()));
        check.put("passed", form.passed());
        check.put("at", clock.instant().toString());
        return check;
    }
}
