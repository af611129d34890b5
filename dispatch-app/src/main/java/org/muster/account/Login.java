package org.muster.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets people in. Its refusals do not tell whether the name or the password was wrong. */
@Component
class Login {

    private final Accounts accounts;
    private final Sessions sessions;
    private final LoginAttempts attempts;
    private final Passwords passwords;
    private final AccessLog log;
    private final Clock clock;

    Login(
            Accounts accounts,
            Sessions sessions,
            LoginAttempts attempts,
            Passwords passwords,
            AccessLog log,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
        this.passwords = passwords;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Problem 401 wrong, 423 locked, 429 too many failures from this address */
    Sessions.Opened logIn(String typed, String password, String address) {
        String username = typed.strip().toLowerCase(Locale.ROOT);
        Optional<Instant> waits = attempts.blockedUntil(LoginAttempts.address(address));
        if (waits.isPresent()) {
            throw blocked(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "尝试过于频繁", waits.get());
        }
        Optional<Instant> locked = attempts.blockedUntil(LoginAttempts.name(username));
        if (locked.isPresent()) {
            throw locked(locked.get());
        }
        if (!attempts.countName(username)) {
            throw locked(clock.instant().plusSeconds(1));
        }
        Account account = accounts.find(username).orElse(null);
        if (!passwords.matches(password, account) || !account.enabled()) {
            attempts.failedFrom(address);
            log.write(username, "LoginRefused", username, address, "");
            throw new Problem(HttpStatus.UNAUTHORIZED, "wrong-credentials", "登录失败", "用户名或密码不正确，请重新输入。");
        }
        attempts.forget(LoginAttempts.name(username));
        Sessions.Opened opened = sessions.open(account);
        log.write(username, "LoggedIn", username, address, "");
        return opened;
    }

    private Problem locked(Instant until) {
        return blocked(HttpStatus.LOCKED, "locked", "账号已锁定", until);
    }

    private Problem blocked(HttpStatus status, String type, String title, Instant until) {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds() + 1);
        return new Problem(status, type, title, "连续多次输错，请在 " + seconds + " 秒后再试，或请管理员解锁。").with("retryAfter", seconds);
    }
}
