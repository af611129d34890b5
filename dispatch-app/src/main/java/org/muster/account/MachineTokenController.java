package org.muster.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.account.MachineTokens.MachineToken;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens for other systems; administrators make and revoke them. */
@RestController
@RequestMapping("/api/machine-tokens")
@PreAuthorize("hasRole('ADMIN')")
class MachineTokenController {

    record NewToken(
            @NotBlank(message = "请填写对接系统的名称") @Size(max = 50, message = "名称不超过 50 字") String name,
            @NotEmpty(message = "请至少选择一个权限范围") Set<Scope> scopes,
            @NotNull(message = "请选择辖区") DivisionCode divisionCode,
            @Future(message = "失效时间须在将来") Instant expiresAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(@JsonUnwrapped MachineToken about, String token) {}

    private final MachineTokens tokens;
    private final AccessLog log;
    private final Clock clock;

    MachineTokenController(MachineTokens tokens, AccessLog log, Clock clock) {
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
    }

    /** The answer holds the token, this once; the server keeps only its hash. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Made make(@Valid @RequestBody NewToken form, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Secret secret = Secret.random();
        MachineToken token = new MachineToken(
                UUID.randomUUID(),
                form.name().strip(),
                form.scopes(),
                form.divisionCode(),
                caller.username(),
                clock.instant(),
                form.expiresAt(),
                null);
        try {
            tokens.add(token, secret);
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("name-taken", "已有名为 " + token.name() + " 的令牌，请先撤销或换一个名称。");
        }
        log.write(caller.username(), "TokenMade", token.name(), request.getRemoteAddr(), "scopes=" + token.scopes());
        return new Made(token, secret.value());
    }

    @GetMapping
    List<MachineToken> list() {
        return tokens.list();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void revoke(@PathVariable UUID id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        String name = tokens.remove(id).orElseThrow(() -> Problem.notFound("令牌"));
        log.write(caller.username(), "TokenRevoked", name, request.getRemoteAddr(), "");
    }
}
