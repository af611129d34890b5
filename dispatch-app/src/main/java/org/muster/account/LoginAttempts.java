package org.muster.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Counts failed logins, by name whether or not it exists, and by address. Five wrong passwords lock the name for ten
 * minutes (等保 8.1.4.1 b); an address with many failures has to wait longer and longer, so that it can lock only a few
 * names. Each attempt is counted before the password is looked at, so that many at once do not get more guesses.
 */
@Repository
class LoginAttempts {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int perName;
    private final Duration lock;
    private final int perAddress;

    LoginAttempts(
            JdbcClient jdbc,
            Clock clock,
            @Value("${muster.login.attempts:5}") int perName,
            @Value("${muster.login.lock:PT10M}") Duration lock,
            @Value("${muster.login.attempts-per-address:25}") int perAddress) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.perName = perName;
        this.lock = lock;
        this.perAddress = perAddress;
    }

    static String name(String username) {
        return "name:" + username;
    }

    static String address(String address) {
        return "address:" + address;
    }

    /** Until when this subject is refused unheard. */
    Optional<Instant> blockedUntil(String subject) {
        return jdbc.sql("select blocked_until from login_attempt where subject = ? and blocked_until > ?")
                .params(subject, Timestamp.from(clock.instant()))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * Counts an attempt on a name.
     *
     * @return false when this one is too many and must not be heard
     */
    boolean countName(String username) {
        int attempts = count(name(username));
        if (attempts >= perName) {
            block(name(username), lock);
        }
        return attempts <= perName;
    }

    /** Counts a failure from an address and makes the next one wait once there were many. */
    void failedFrom(String address) {
        int failures = count(address(address));
        if (failures >= perAddress) {
            Duration wait = Duration.ofSeconds(1L << Math.min(6, failures - perAddress));
            block(address(address), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    void forget(String subject) {
        jdbc.sql("delete from login_attempt where subject = ?").param(subject).update();
    }

    private int count(String subject) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                insert into login_attempt as t (subject, failures, last_at) values (?, 1, ?)
                on conflict (subject) do update
                   set failures = case when t.last_at < ? then 1 else t.failures + 1 end, last_at = excluded.last_at
                returning failures""")
                .params(subject, Timestamp.from(now), Timestamp.from(now.minus(lock)))
                .query(Integer.class)
                .single();
    }

    private void block(String subject, Duration wait) {
        jdbc.sql("update login_attempt set blocked_until = ? where subject = ?")
                .params(Timestamp.from(clock.instant().plus(wait)), subject)
                .update();
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        jdbc.sql("delete from login_attempt where last_at < ?")
                .param(Timestamp.from(clock.instant().minus(lock).minus(lock)))
                .update();
    }
}
