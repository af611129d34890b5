package org.muster.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The accounts a fresh installation begins with: the demo cast, or the first administrator. Their passwords are known
 * to everyone who reads the contract, so a production start refuses to run where they exist.
 */
@Component
class DemoAccounts implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

    private record Demo(
            String username, String name, Role role, String division, String team, String depot, String risk) {}

    private static final List<Demo> CAST = List.of(
            new Demo("dispatcher", "林晓岚", Role.DISPATCHER, "330381", null, null, null),
            new Demo("commander", "陈国平", Role.COMMANDER, "330381", null, null, null),
            new Demo("leader", "周海峰", Role.LEADER, "330300", null, null, null),
            new Demo("province", "沈立群", Role.LEADER, "330000", null, null, null),
            new Demo("brigade", "王建军", Role.TEAM_LEADER, null, "T01", null, null),
            new Demo("township", "黄志强", Role.TEAM_LEADER, null, "T03", null, null),
            new Demo("hazchem", "项国华", Role.TEAM_LEADER, null, "T14", null, null),
            new Demo("keeper", "金素芬", Role.DEPOT_KEEPER, "330381", null, "D1", null),
            new Demo("grid", "叶春梅", Role.GRID_WORKER, "330381122", null, null, null),
            new Demo("enterprise", "徐明亮", Role.ENTERPRISE_CONTACT, "330381101", null, null, "R01"),
            new Demo("plating", "曹敏", Role.ENTERPRISE_CONTACT, "330381101", null, null, "R07"),
            new Demo("yongkang", "胡永康", Role.DISPATCHER, "330784", null, null, null),
            new Demo("auditor", "郑文静", Role.AUDITOR, "330381", null, null, null),
            new Demo("admin", "系统管理员", Role.ADMIN, null, null, null, null));

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final boolean demo;
    private final boolean production;
    private final String adminPassword;

    DemoAccounts(
            Accounts accounts,
            Passwords passwords,
            Clock clock,
            @Value("${muster.demo:true}") boolean demo,
            @Value("${muster.production:false}") boolean production,
            @Value("${muster.admin-password:}") String adminPassword) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.demo = demo;
        this.production = production;
        this.adminPassword = adminPassword;
    }

    @Override
    public void afterPropertiesSet() {
        if (production && (demo || accounts.holdDemoAccounts())) {
            throw new IllegalStateException(
                    "a production start refuses demo accounts: start on a database without them and with muster.demo=false");
        }
        if (demo) {
            Set<String> present =
                    accounts.list().stream().map(Account::username).collect(Collectors.toSet());
            // in parallel, since each hash takes a good part of a second
            CAST.parallelStream()
                    .filter(it -> !present.contains(it.username()))
                    .map(this::account)
                    .toList()
                    .forEach(accounts::add);
        } else if (!adminPassword.isEmpty() && accounts.isEmpty()) {
            passwords.requireStrong("muster.admin-password", adminPassword, "admin");
            accounts.add(account(
                    "admin", "系统管理员", passwords.hash(adminPassword), Role.ADMIN, Set.of(), null, null, null, false));
            log.info("the first administrator may log in as admin");
        }
    }

    private Account account(Demo it) {
        Set<DivisionCode> divisions = it.division() == null ? Set.of() : Set.of(new DivisionCode(it.division()));
        String hash = passwords.hash("demo-" + it.username());
        return account(it.username(), it.name(), hash, it.role(), divisions, it.team(), it.depot(), it.risk(), true);
    }

    private Account account(
            String username,
            String name,
            String hash,
            Role role,
            Set<DivisionCode> divisions,
            String team,
            String depot,
            String risk,
            boolean demo) {
        Instant now = clock.instant();
        return new Account(
                UUID.randomUUID(),
                username,
                name,
                hash,
                Set.of(role),
                divisions,
                team,
                depot,
                risk,
                true,
                demo,
                1,
                now);
    }
}
