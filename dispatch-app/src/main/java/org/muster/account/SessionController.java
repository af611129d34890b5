package org.muster.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out, and who one is. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    record Credentials(
            @NotBlank(message = "请填写用户名") @Size(max = 100, message = "用户名过长") String username,
            @NotBlank(message = "请填写密码") @Size(max = 200, message = "密码过长") String password) {

        @Override
        public String toString() {
            return username;
        }
    }

    record PasswordForm(
            @NotBlank(message = "请填写现在的密码") @Size(max = 200, message = "密码过长") String current,
            @NotNull(message = "请填写新密码") String next) {

        @Override
        public String toString() {
            return "(passwords)";
        }
    }

    record DivisionView(DivisionCode code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionView(
            String username,
            String name,
            List<Role> roles,
            List<DivisionView> divisions,
            String teamId,
            String teamName,
            Instant serverTime,
            double exerciseSpeed) {}

    private final Login login;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Passwords passwords;
    private final AccessLog log;
    private final Divisions divisions;
    private final ObjectProvider<TeamNames> teams;
    private final Clock clock;
    private final double exerciseSpeed;

    SessionController(
            Login login,
            Sessions sessions,
            Accounts accounts,
            Passwords passwords,
            AccessLog log,
            Divisions divisions,
            ObjectProvider<TeamNames> teams,
            Clock clock,
            @Value("${muster.exercise-speed:1}") double exerciseSpeed) {
        this.login = login;
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.log = log;
        this.divisions = divisions;
        this.teams = teams;
        this.clock = clock;
        this.exerciseSpeed = exerciseSpeed;
    }

    /** Only as JSON: a form on another site cannot send that without being asked first. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).flatMap(sessions::find).ifPresent(before -> sessions.end(before.id()));
        Sessions.Opened opened = login.logIn(credentials.username(), credentials.password(), request.getRemoteAddr());
        SessionCookie.write(request, response, opened.token());
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    SessionView current(@AuthenticationPrincipal Caller caller) {
        return new SessionView(
                caller.username(),
                caller.displayName(),
                caller.roles().stream().sorted().toList(),
                caller.divisions().stream()
                        .sorted()
                        .map(code -> new DivisionView(code, divisions.nameOf(code)))
                        .toList(),
                caller.teamId(),
                caller.teamId() == null
                        ? null
                        : teams.stream()
                                .flatMap(it -> it.find(caller.teamId()).stream())
                                .findFirst()
                                .orElse(caller.teamId()),
                clock.instant(),
                exerciseSpeed);
    }

    @DeleteMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(access().id());
        log.write(caller.username(), "LoggedOut", caller.username(), request.getRemoteAddr(), "");
        SessionCookie.clear(request, response);
    }

    /** Changes one's own password; every other session of the account ends. */
    @PostMapping("/password")
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void changePassword(
            @Valid @RequestBody PasswordForm form, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Access access = access();
        if (access.machine()) {
            throw Problem.forbidden("令牌没有密码。");
        }
        Account account = accounts.lock(caller.accountId());
        if (!passwords.matches(form.current(), account)) {
            throw Problem.invalid("current", "现在的密码不正确");
        }
        passwords.requireStrong("next", form.next(), account.username());
        accounts.savePassword(account.id(), passwords.hash(form.next()), clock.instant());
        sessions.keep(access.id());
        log.write(account.username(), "PasswordChanged", account.username(), request.getRemoteAddr(), "");
    }

    private static Access access() {
        return (Access) SecurityContextHolder.getContext().getAuthentication();
    }
}
