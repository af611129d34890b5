package org.muster.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells those who keep a door open for long whether its holder may still come in. */
@Component
public class LiveAccess {

    private final JdbcClient jdbc;
    private final Clock clock;

    LiveAccess(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the request on this thread came in. */
    public static Optional<Access> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Access access
                ? Optional.of(access)
                : Optional.empty();
    }

    /** Which of these still hold: not logged out, disabled, changed in rights, revoked or expired. One query for all. */
    public Set<UUID> holding(Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        Timestamp now = Timestamp.from(clock.instant());
        return new HashSet<>(jdbc.sql(
                        """
                select s.id from login_session s join account a on a.id = s.account_id
                 where s.id = any (?) and a.enabled and a.auth_version = s.auth_version and s.expires_at > ?
                   and s.seen_at + s.idle_seconds * interval '1 second' > ?
                union all
                select t.id from machine_token t where t.id = any (?) and (t.expires_at is null or t.expires_at > ?)""")
                .params(all, now, now, all, now)
                .query(UUID.class)
                .list());
    }
}
