package org.muster.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Who is logged in. A session lives in the database, so that it outlives the server; it is looked up with its account
 * on every request, so that nothing revoked is believed for a moment longer.
 */
@Repository
class Sessions {

    record Opened(UUID id, Secret token) {}

    record Live(UUID id, Account account, Instant seenAt) {}

    /** Rewriting "last seen" on every request would cost a flush to disk each. */
    private static final Duration SEEN_EVERY = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration idle;
    private final Duration lifetime;
    private final Duration phoneIdle;
    private final Duration phoneLifetime;

    Sessions(
            JdbcClient jdbc,
            Clock clock,
            @Value("${muster.session.idle:PT30M}") Duration idle,
            @Value("${muster.session.lifetime:PT12H}") Duration lifetime,
            @Value("${muster.session.phone-idle:PT24H}") Duration phoneIdle,
            @Value("${muster.session.phone-lifetime:P7D}") Duration phoneLifetime) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.idle = idle;
        this.lifetime = lifetime;
        this.phoneIdle = phoneIdle;
        this.phoneLifetime = phoneLifetime;
    }

    /** Opens a session under a new id; a phone in the field may be silent for longer than a desk. */
    Opened open(Account account) {
        boolean field = account.caller().is(Role.TEAM_LEADER, Role.MEMBER);
        Opened opened = new Opened(UUID.randomUUID(), Secret.random());
        Instant now = clock.instant();
        jdbc.sql(
                        """
                insert into login_session (id, token_hash, account_id, auth_version, idle_seconds, opened_at, seen_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        opened.id(),
                        opened.token().hash(),
                        account.id(),
                        account.authVersion(),
                        (field ? phoneIdle : idle).toSeconds(),
                        Timestamp.from(now),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(field ? phoneLifetime : lifetime)))
                .update();
        return opened;
    }

    /** The session behind a cookie, if it still lets its holder in. */
    Optional<Live> find(Secret token) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(
                        """
                select s.id as session_id, s.seen_at, a.* from login_session s join account a on a.id = s.account_id
                 where s.token_hash = ? and a.enabled and a.auth_version = s.auth_version
                   and s.expires_at > ? and s.seen_at + s.idle_seconds * interval '1 second' > ?""")
                .params(token.hash(), now, now)
                .query((row, index) -> new Live(
                        row.getObject("session_id", UUID.class),
                        Accounts.account(row, index),
                        row.getTimestamp("seen_at").toInstant()))
                .optional();
    }

    void seen(Live session) {
        Instant now = clock.instant();
        if (session.seenAt().plus(SEEN_EVERY).isBefore(now)) {
            jdbc.sql("update login_session set seen_at = ? where id = ?")
                    .params(Timestamp.from(now), session.id())
                    .update();
        }
    }

    void end(UUID id) {
        jdbc.sql("delete from login_session where id = ?").param(id).update();
    }

    /** Keeps one session over its own account's change of password. */
    void keep(UUID id) {
        jdbc.sql(
                        """
                update login_session s set auth_version = a.auth_version from account a
                 where a.id = s.account_id and s.id = ?""")
                .param(id)
                .update();
    }

    @Scheduled(fixedDelay = 15, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                delete from login_session s using account a where a.id = s.account_id
                   and (s.expires_at <= ? or s.seen_at + s.idle_seconds * interval '1 second' <= ?
                        or a.auth_version <> s.auth_version or not a.enabled)""")
                .params(now, now)
                .update();
    }
}
