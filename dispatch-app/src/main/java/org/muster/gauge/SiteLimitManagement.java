package org.muster.gauge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.muster.account.Caller;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Changes what a site can bear, with a reason and for good: nothing is ever written over. */
@Service
@Transactional
class SiteLimitManagement {

    private final SiteLimits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    SiteLimitManagement(SiteLimits limits, JdbcClient jdbc, Clock clock) {
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sets a limit; the next reading is held against it.
     *
     * @param said null gives it back to the default of the site's kind
     * @throws Problem 422 when it is none this limit can have, or people would have to go before they get ready
     */
    void set(Site site, LimitKey key, Double said, String reason) {
        // two who change the same table do so one after the other
        jdbc.sql("select pg_advisory_xact_lock(hashtext('site-limits'))")
                .query((row, i) -> 1)
                .list();
        limits.forget();
        Double before = limits.value(site, key);
        Double value = said == null ? null : Double.valueOf(key.read(said));
        Caller caller = Caller.current();
        jdbc.sql(
                        """
                insert into site_limit_change
                       (site_id, key, value, previous, reason, changed_by, changed_name, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        site.id(),
                        key.key(),
                        value,
                        before,
                        reason,
                        caller.username(),
                        caller.displayName(),
                        Timestamp.from(clock.instant())))
                .update();
        limits.forget();
        try {
            requireOrder(site);
        } finally {
            // what this transaction saw is nobody else's to see before it commits
            limits.forget();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                limits.forget();
            }
        });
    }

    /** Nobody goes before they get ready, and a longer window bears more. */
    private void requireOrder(Site site) {
        List<List<LimitKey>> rising = List.of(
                List.of(LimitKey.PREPARE_1H, LimitKey.IMMEDIATE_1H),
                List.of(LimitKey.PREPARE_3H, LimitKey.IMMEDIATE_3H),
                List.of(LimitKey.PREPARE_6H, LimitKey.IMMEDIATE_6H),
                List.of(LimitKey.PREPARE_LEVEL, LimitKey.IMMEDIATE_LEVEL),
                List.of(LimitKey.PREPARE_1H, LimitKey.PREPARE_3H, LimitKey.PREPARE_6H),
                List.of(LimitKey.IMMEDIATE_1H, LimitKey.IMMEDIATE_3H, LimitKey.IMMEDIATE_6H));
        for (List<LimitKey> group : rising) {
            for (int i = 1; i < group.size(); i++) {
                Double lower = limits.value(site, group.get(i - 1));
                Double higher = limits.value(site, group.get(i));
                if (lower != null && higher != null && lower > higher) {
                    throw Problem.invalid(
                            "value",
                            "%s的%s（%s）不能大于%s的%s（%s）。请先改另一项，或改用别的数值。"
                                    .formatted(
                                            group.get(i - 1).measure().label(),
                                            word(group.get(i - 1)),
                                            lower,
                                            group.get(i).measure().label(),
                                            word(group.get(i)),
                                            higher));
                }
            }
        }
    }

    private static String word(LimitKey key) {
        return key.immediate() ? "立即转移值" : "准备转移值";
    }
}
