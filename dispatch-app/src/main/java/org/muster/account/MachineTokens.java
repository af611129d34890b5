package org.muster.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Repository;

/** Bearer tokens of other systems, each for one integration and its scopes. */
@Repository
class MachineTokens {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MachineToken(
            UUID id,
            String name,
            Set<Scope> scopes,
            DivisionCode divisionCode,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt) {}

    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    MachineTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The way in for a request that bears this token; its rights end where its scopes end. */
    Optional<Access> find(Secret secret, HttpServletRequest request) {
        return jdbc.sql("select * from machine_token where token_hash = ? and (expires_at is null or expires_at > ?)")
                .params(secret.hash(), Timestamp.from(clock.instant()))
                .query(MachineTokens::token)
                .optional()
                .map(token -> {
                    used(token);
                    return access(token, request.getMethod(), request.getRequestURI());
                });
    }

    private static Access access(MachineToken token, String method, String path) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<GrantedAuthority> authorities = new ArrayList<>();
        for (Scope scope : token.scopes()) {
            if (scope.allows(method, path)) {
                roles.add(scope.standsInFor());
                authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope.word()));
                authorities.add(
                        new SimpleGrantedAuthority("ROLE_" + scope.standsInFor().name()));
            }
        }
        Caller caller = new Caller(
                token.id(), "token:" + token.name(), token.name(), roles, Set.of(token.divisionCode()), null);
        return new Access(caller, token.id(), true, authorities);
    }

    private void used(MachineToken token) {
        Instant now = clock.instant();
        if (token.lastUsedAt() == null || token.lastUsedAt().plus(USED_EVERY).isBefore(now)) {
            jdbc.sql("update machine_token set last_used_at = ? where id = ?")
                    .params(Timestamp.from(now), token.id())
                    .update();
        }
    }

    void add(MachineToken token, Secret secret) {
        jdbc.sql(
                        """
                insert into machine_token (id, name, token_hash, scopes, division_code, created_by, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        token.id(),
                        token.name(),
                        secret.hash(),
                        token.scopes().stream().map(Scope::name).sorted().toArray(String[]::new),
                        token.divisionCode().value(),
                        token.createdBy(),
                        Timestamp.from(token.createdAt()),
                        token.expiresAt() == null ? null : Timestamp.from(token.expiresAt()))
                .update();
    }

    List<MachineToken> list() {
        return jdbc.sql("select * from machine_token order by name")
                .query(MachineTokens::token)
                .list();
    }

    /** @return the name of the token that is no more */
    Optional<String> remove(UUID id) {
        return jdbc.sql("delete from machine_token where id = ? returning name")
                .param(id)
                .query(String.class)
                .optional();
    }

    private static MachineToken token(ResultSet row, int index) throws SQLException {
        return new MachineToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Accounts.words(row.getArray("scopes")).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet()),
                new DivisionCode(row.getString("division_code")),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
