package org.muster.flood;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys who the trapped were some days after the incident is over (突发事件应对法 Art 85). How many they were and what
 * became of them stays; the journal never held a name.
 */
@Component
class TrappedRetention {

    private static final String OVER =
            """
            (select t.id from trapped_people t join incident i on i.id = t.incident_id
              where coalesce(i.closed_at,
                             (select max(s.at) from incident_status s where s.incident_id = i.id and s.status = 'CANCELLED')) < ?)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final Clock clock;

    /** @param keep as long as the lists of an evacuation are kept */
    TrappedRetention(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Value("${muster.evacuation.keep-personal-data:P30D}") Duration keep,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.keep = keep;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${muster.evacuation.erase-every:PT1H}",
            initialDelayString = "${muster.evacuation.erase-first:PT2M}")
    void erase() {
        Timestamp before = Timestamp.from(clock.instant().minus(keep));
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                    update trapped_people set names = null, phone = null, note = null
                     where num_nonnulls(names, phone, note) > 0 and id in """
                                    + OVER)
                    .param(before)
                    .update();
            jdbc.sql(
                            """
                    update trapped_person set name = '', place = null
                     where (name <> '' or place is not null) and trapped_id in """
                                    + OVER)
                    .param(before)
                    .update();
        });
    }
}
