package org.muster.substance;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import org.muster.register.Register;
import org.muster.register.Register.Scope;
import org.muster.register.Registers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every installation begins with these cards and distances; afterwards they are the bureau's. Before the demo cast, which refers to them. */
@Component
@Order(-1)
class SubstanceCards implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SubstanceCards.class);

    private final Registers registers;
    private final SubstanceRegister substances;
    private final IsolationDistanceRegister distances;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SubstanceCards(
            Registers registers,
            SubstanceRegister substances,
            IsolationDistanceRegister distances,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.registers = registers;
        this.substances = substances;
        this.distances = distances;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            // a second server starting on the same database waits here and then finds the row
            int first = jdbc.sql(
                            "insert into register_load (source, loaded_at) values ('substances', ?) on conflict do nothing")
                    .param(Timestamp.from(clock.instant()))
                    .update();
            if (first == 1) {
                load(substances);
                load(distances);
            }
        });
    }

    private void load(Register<?> register) {
        try {
            byte[] file = new ClassPathResource("substances/" + register.kind() + ".csv").getContentAsByteArray();
            log.info("{} {}", registers.load(register, file, Scope.ALL), register.kind());
        } catch (IOException e) {
            throw new IllegalStateException("no " + register.kind() + " in the application", e);
        }
    }
}
