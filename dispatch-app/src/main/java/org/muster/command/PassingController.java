package org.muster.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The passing of unified command between divisions, with what is handed over. */
@RestController
@RequestMapping("/api/incidents/{id}/command-passings")
class PassingController {

    record OfferForm(
            @NotNull(message = "请选择移交给哪一级") DivisionCode to,
            @NotBlank(message = "请写明移交的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record WithdrawalForm(
            boolean declined, @NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    record Offered(UUID id) {}

    private final UnifiedCommand command;
    private final CommandPassings passings;
    private final IncidentAccess access;

    PassingController(UnifiedCommand command, CommandPassings passings, IncidentAccess access) {
        this.command = command;
        this.passings = passings;
        this.access = access;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<CommandPassing> list(@PathVariable String id) {
        return passings.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.CREATED)
    Offered offer(@PathVariable String id, @Valid @RequestBody OfferForm form) {
        return new Offered(command.offer(
                access.require(IncidentId.of(id)).id(), form.to(), form.reason().strip()));
    }

    @PostMapping("/{passingId}/confirmation")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable String id, @PathVariable UUID passingId) {
        command.take(access.require(IncidentId.of(id)).id(), passingId);
    }

    @PostMapping("/{passingId}/withdrawal")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @PathVariable UUID passingId, @Valid @RequestBody WithdrawalForm form) {
        command.withdraw(
                access.require(IncidentId.of(id)).id(),
                passingId,
                form.declined(),
                form.reason().strip());
    }
}
