package org.muster.register;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import org.muster.register.Register.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the fictional cast on an empty stage: once, whole, and never over somebody's own registers. */
@Component
@Order(0)
@ConditionalOnProperty(name = "muster.demo", havingValue = "true", matchIfMissing = true)
class DemoCast implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoCast.class);

    private final Registers registers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoCast(Registers registers, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.registers = registers;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            // a second server starting on the same database waits here and then finds the row
            int first = jdbc.sql(
                            "insert into register_load (source, loaded_at) values ('demo', ?) on conflict do nothing")
                    .param(Timestamp.from(clock.instant()))
                    .update();
            if (first == 1
                    && jdbc.sql("select count(*) from division")
                                    .query(Long.class)
                                    .single()
                            == 0) {
                registers.list().stream().filter(Register::inDemoCast).forEach(this::load);
            }
        });
    }

    private void load(Register<?> register) {
        try {
            byte[] file = new ClassPathResource("demo/" + register.kind() + ".csv").getContentAsByteArray();
            log.info("demo cast: {} {}", registers.load(register, file, Scope.ALL), register.kind());
        } catch (IOException e) {
            throw new IllegalStateException("the demo cast has no " + register.kind(), e);
        }
    }
}
