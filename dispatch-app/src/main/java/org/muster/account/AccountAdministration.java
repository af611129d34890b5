package org.muster.account;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts. Who administers does not command: the roles exclude each other. */
@Service
@Transactional
class AccountAdministration {

    /** Everything about an account that an administrator sets; null leaves it as it is. */
    record Change(
            String displayName,
            String password,
            Set<Role> roles,
            Set<DivisionCode> divisions,
            String teamId,
            String depotId,
            String riskSourceId,
            Boolean enabled,
            Boolean unlock) {

        @Override
        public String toString() {
            return "roles=" + roles + " divisions=" + divisions + " teamId=" + teamId + " depotId=" + depotId
                    + " riskSourceId=" + riskSourceId + " enabled=" + enabled + " unlock=" + unlock
                    + (password == null ? "" : " password set");
        }
    }

    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final Passwords passwords;
    private final AccessLog log;
    private final Clock clock;

    AccountAdministration(Accounts accounts, LoginAttempts attempts, Passwords passwords, AccessLog log, Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.log = log;
        this.clock = clock;
    }

    /** @throws Problem 409 when the user name is taken */
    Account create(String username, Change wanted, String address) {
        passwords.requireStrong("password", wanted.password(), username);
        requireSound(wanted.roles(), wanted.divisions(), wanted.teamId());
        Account account = new Account(
                UUID.randomUUID(),
                username,
                wanted.displayName(),
                passwords.hash(wanted.password()),
                wanted.roles(),
                wanted.divisions(),
                wanted.teamId(),
                wanted.depotId(),
                wanted.riskSourceId(),
                true,
                false,
                1,
                clock.instant());
        if (!accounts.add(account)) {
            throw Problem.conflict("username-taken", "用户名 " + username + " 已被使用，请换一个。");
        }
        log.write(Caller.current().username(), "AccountCreated", username, address, wanted.toString());
        return account;
    }

    /** @throws Problem 404 unknown, 403 when an administrator would change their own rights */
    Account change(UUID id, Change wanted, String address) {
        Account before = accounts.lock(id);
        boolean own = id.equals(Caller.current().accountId());
        if (own && (wanted.roles() != null || wanted.divisions() != null || Boolean.FALSE.equals(wanted.enabled()))) {
            throw Problem.forbidden("不能更改自己的权限或停用自己，请由另一位管理员办理。");
        }
        Account after = new Account(
                id,
                before.username(),
                or(wanted.displayName(), before.displayName()),
                before.passwordHash(),
                or(wanted.roles(), before.roles()),
                or(wanted.divisions(), before.divisions()),
                or(wanted.teamId(), before.teamId()),
                or(wanted.depotId(), before.depotId()),
                or(wanted.riskSourceId(), before.riskSourceId()),
                or(wanted.enabled(), before.enabled()),
                before.demo(),
                before.authVersion(),
                before.createdAt());
        requireSound(after.roles(), after.divisions(), after.teamId());
        if (!after.equals(before)) {
            accounts.save(after);
        }
        if (wanted.password() != null) {
            passwords.requireStrong("password", wanted.password(), before.username());
            accounts.savePassword(id, passwords.hash(wanted.password()), clock.instant());
        }
        if (Boolean.TRUE.equals(wanted.unlock())) {
            attempts.forget(LoginAttempts.name(before.username()));
        }
        log.write(Caller.current().username(), "AccountChanged", before.username(), address, wanted.toString());
        return accounts.get(id);
    }

    private static <T> T or(T wanted, T before) {
        return wanted == null ? before : wanted;
    }

    private static void requireSound(Set<Role> roles, Set<DivisionCode> divisions, String teamId) {
        if (roles == null || roles.isEmpty()) {
            throw Problem.invalid("roles", "请至少选择一个角色");
        }
        for (Role apart : Set.of(Role.ADMIN, Role.AUDITOR)) {
            if (roles.contains(apart) && roles.size() > 1) {
                throw Problem.invalid("roles", apart.label() + "不得兼任其他角色");
            }
        }
        Set<Role> field = new HashSet<>(Set.of(Role.TEAM_LEADER, Role.MEMBER));
        field.retainAll(roles);
        if (!field.isEmpty() && teamId == null) {
            throw Problem.invalid("teamId", "队长和队员须指定所属队伍");
        }
        boolean needsDivision =
                roles.stream().anyMatch(it -> it != Role.ADMIN && it != Role.TEAM_LEADER && it != Role.MEMBER);
        if (needsDivision && (divisions == null || divisions.isEmpty())) {
            throw Problem.invalid("divisions", "请至少选择一个辖区");
        }
    }
}
