package org.muster.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts' rows. */
@Repository
class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String username) {
        return jdbc.sql("select * from account where username = ?")
                .param(username)
                .query(Accounts::account)
                .optional();
    }

    /** @throws Problem 404 */
    Account get(UUID id) {
        return jdbc.sql("select * from account where id = ?")
                .param(id)
                .query(Accounts::account)
                .optional()
                .orElseThrow(() -> Problem.notFound("账号"));
    }

    /** As {@link #get}, and nobody else changes it before this transaction ends. */
    Account lock(UUID id) {
        return jdbc.sql("select * from account where id = ? for update")
                .param(id)
                .query(Accounts::account)
                .optional()
                .orElseThrow(() -> Problem.notFound("账号"));
    }

    List<Account> listNamed(Collection<String> usernames) {
        return jdbc.sql("select * from account where username = any (?)")
                .param(usernames.toArray(String[]::new))
                .query(Accounts::account)
                .list();
    }

    List<Account> list() {
        return jdbc.sql("select * from account order by username")
                .query(Accounts::account)
                .list();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    boolean holdDemoAccounts() {
        return jdbc.sql("select exists (select 1 from account where demo)")
                .query(Boolean.class)
                .single();
    }

    /** @return false when the user name is taken */
    boolean add(Account it) {
        return jdbc.sql(
                                """
                insert into account (id, username, display_name, password_hash, roles, divisions, team_id, depot_id,
                                     risk_source_id, enabled, demo, auth_version, created_at, password_changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (username) do nothing""")
                        .params(
                                it.id(),
                                it.username(),
                                it.displayName(),
                                it.passwordHash(),
                                roles(it.roles()),
                                divisions(it.divisions()),
                                it.teamId(),
                                it.depotId(),
                                it.riskSourceId(),
                                it.enabled(),
                                it.demo(),
                                it.authVersion(),
                                Timestamp.from(it.createdAt()),
                                Timestamp.from(it.createdAt()))
                        .update()
                == 1;
    }

    /** Saves everything but the name and the password, and ends what was opened under the old rights. */
    void save(Account it) {
        jdbc.sql(
                        """
                update account set display_name = ?, roles = ?, divisions = ?, team_id = ?, depot_id = ?,
                                   risk_source_id = ?, enabled = ?, auth_version = auth_version + 1
                 where id = ?""")
                .params(
                        it.displayName(),
                        roles(it.roles()),
                        divisions(it.divisions()),
                        it.teamId(),
                        it.depotId(),
                        it.riskSourceId(),
                        it.enabled(),
                        it.id())
                .update();
    }

    /** Sets another password and ends what was opened under the old one. */
    void savePassword(UUID id, String hash, Instant now) {
        jdbc.sql(
                        """
                update account set password_hash = ?, password_changed_at = ?, auth_version = auth_version + 1
                 where id = ?""")
                .params(hash, Timestamp.from(now), id)
                .update();
    }

    static Account account(ResultSet row, int index) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                words(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                words(row.getArray("divisions")).map(DivisionCode::new).collect(Collectors.toUnmodifiableSet()),
                row.getString("team_id"),
                row.getString("depot_id"),
                row.getString("risk_source_id"),
                row.getBoolean("enabled"),
                row.getBoolean("demo"),
                row.getInt("auth_version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    static Stream<String> words(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }

    private static String[] roles(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static String[] divisions(Collection<DivisionCode> divisions) {
        return divisions.stream().map(DivisionCode::value).sorted().toArray(String[]::new);
    }
}
