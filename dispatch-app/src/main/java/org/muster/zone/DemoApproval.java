package org.muster.zone;

import java.time.LocalDate;
import java.util.List;
import org.muster.register.Register.Scope;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo cast's lists were approved before the season, once. */
@Component
@Order(10)
@ConditionalOnProperty(name = "muster.demo", havingValue = "true", matchIfMissing = true)
class DemoApproval implements ApplicationRunner {

    private static final LocalDate BEFORE_THE_SEASON = LocalDate.of(2026, 4, 10);

    private final Zones zones;
    private final ZoneManagement management;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoApproval(Zones zones, ZoneManagement management, JdbcClient jdbc, TransactionTemplate transaction) {
        this.zones = zones;
        this.management = management;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            // a second server starting on the same database waits here and then finds them approved
            jdbc.sql("lock table zone_version in exclusive mode").update();
            if (jdbc.sql("select count(*) from zone_version").query(Long.class).single() > 0) {
                return;
            }
            List<Zone> all = zones.listIn(Scope.ALL);
            ActorContext.runAs(
                    new Actor("demo", "市防指办"),
                    "SYSTEM",
                    () -> all.forEach(it -> management.approve(it.id(), BEFORE_THE_SEASON)));
        });
    }
}
