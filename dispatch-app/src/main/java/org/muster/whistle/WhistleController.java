package org.muster.whistle;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The whistle on the phone of a firm's contact, and what the duty room sees of it. */
@RestController
class WhistleController {

    /** @param pressedAt the phone's clock, evidence only */
    record WhistleForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotEmpty(message = "请选择出了什么事") @Size(max = 4, message = "最多四项") Set<Whistle.@NotNull Kind> kinds,
            @Size(max = 500, message = "情况不超过 500 字") String note,
            Instant pressedAt,
            boolean exercise) {}

    record WithdrawalForm(
            @NotBlank(message = "请写明为什么收回") @Size(max = 200, message = "原因不超过 200 字") String reason,
            Instant pressedAt) {}

    record AnswerForm(
            @NotNull(message = "请回答能不能支援") Boolean coming, @Size(max = 200, message = "说明不超过 200 字") String note) {}

    record WhistleView(Whistle whistle, List<Asked> asked) {}

    private final WhistleManagement management;

    WhistleController(WhistleManagement management) {
        this.management = management;
    }

    /** Everything the phone keeps beforehand: what goes along, the self-rescue cards, the circle. */
    @GetMapping("/api/whistle-kit")
    @PreAuthorize("hasRole('ENTERPRISE_CONTACT')")
    WhistleManagement.Kit kit() {
        return management.kit();
    }

    @PostMapping("/api/whistles")
    @PreAuthorize("hasRole('ENTERPRISE_CONTACT')")
    ResponseEntity<String> blow(@Valid @RequestBody WhistleForm form) {
        WhistleManagement.Outcome outcome = management.blow(
                form.clientId(),
                List.copyOf(new TreeSet<>(form.kinds())),
                text(form.note()),
                form.pressedAt(),
                form.exercise());
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .location(URI.create("/api/whistles/" + form.clientId()));
        if (outcome.replayed()) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(outcome.answer());
    }

    @PostMapping("/api/whistles/{id}/withdrawal")
    @PreAuthorize("hasRole('ENTERPRISE_CONTACT')")
    Whistle withdraw(@PathVariable UUID id, @Valid @RequestBody WithdrawalForm form) {
        return management.withdraw(id, form.reason().strip(), form.pressedAt());
    }

    @GetMapping("/api/whistles/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ENTERPRISE_CONTACT')")
    WhistleView get(@PathVariable UUID id) {
        return new WhistleView(management.require(id), management.listAsked(id));
    }

    @PostMapping("/api/neighbour-asks/{id}/answer")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'ENTERPRISE_CONTACT')")
    Asked answer(@PathVariable UUID id, @Valid @RequestBody AnswerForm form) {
        return management.answer(id, form.coming(), text(form.note()));
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
