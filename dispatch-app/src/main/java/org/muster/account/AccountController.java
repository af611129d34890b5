package org.muster.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for administrators; what was done with them, for auditors too. */
@RestController
class AccountController {

    private static final int PAGE = 200;

    record NewAccount(
            @NotNull(message = "请填写用户名") @Pattern(regexp = "[a-z][a-z0-9._-]{1,39}", message = "用户名为 2 至 40 位小写字母、数字或 . _ -，以字母开头") String username,
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotNull(message = "请填写密码") String password,
            @NotNull(message = "请至少选择一个角色") Set<Role> roles,
            Set<DivisionCode> divisions,
            @Size(max = 20, message = "编号过长") String teamId,
            @Size(max = 20, message = "编号过长") String depotId,
            @Size(max = 20, message = "编号过长") String riskSourceId) {}

    record AccountChange(
            @Size(min = 1, max = 50, message = "姓名为 1 至 50 字") String name,
            String password,
            Set<Role> roles,
            Set<DivisionCode> divisions,
            @Size(max = 20, message = "编号过长") String teamId,
            @Size(max = 20, message = "编号过长") String depotId,
            @Size(max = 20, message = "编号过长") String riskSourceId,
            Boolean enabled,
            Boolean unlock) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            UUID id,
            String username,
            String name,
            List<Role> roles,
            List<DivisionCode> divisions,
            String teamId,
            String depotId,
            String riskSourceId,
            boolean enabled,
            boolean demo,
            Instant lockedUntil,
            Instant createdAt) {}

    private final Accounts accounts;
    private final AccountAdministration administration;
    private final LoginAttempts attempts;
    private final AccessLog log;

    AccountController(Accounts accounts, AccountAdministration administration, LoginAttempts attempts, AccessLog log) {
        this.accounts = accounts;
        this.administration = administration;
        this.attempts = attempts;
        this.log = log;
    }

    @GetMapping("/api/accounts")
    @PreAuthorize("hasRole('ADMIN')")
    List<AccountView> list() {
        return accounts.list().stream().map(this::view).toList();
    }

    @PostMapping("/api/accounts")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView create(@Valid @RequestBody NewAccount form, HttpServletRequest request) {
        return view(administration.create(
                form.username(),
                new AccountAdministration.Change(
                        form.name(),
                        form.password(),
                        form.roles(),
                        form.divisions() == null ? Set.of() : form.divisions(),
                        form.teamId(),
                        form.depotId(),
                        form.riskSourceId(),
                        null,
                        null),
                request.getRemoteAddr()));
    }

    @PatchMapping("/api/accounts/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    AccountView change(@PathVariable UUID id, @Valid @RequestBody AccountChange form, HttpServletRequest request) {
        return view(administration.change(
                id,
                new AccountAdministration.Change(
                        form.name(),
                        form.password(),
                        form.roles(),
                        form.divisions(),
                        form.teamId(),
                        form.depotId(),
                        form.riskSourceId(),
                        form.enabled(),
                        form.unlock()),
                request.getRemoteAddr()));
    }

    /** The newest lines of the access log; older ones before a line's id. */
    @GetMapping("/api/access-log")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
    List<AccessLog.Line> accessLog(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return log.before(before, PAGE);
    }

    private AccountView view(Account it) {
        return new AccountView(
                it.id(),
                it.username(),
                it.displayName(),
                it.roles().stream().sorted().toList(),
                it.divisions().stream().sorted().toList(),
                it.teamId(),
                it.depotId(),
                it.riskSourceId(),
                it.enabled(),
                it.demo(),
                attempts.blockedUntil(LoginAttempts.name(it.username())).orElse(null),
                it.createdAt());
    }
}
