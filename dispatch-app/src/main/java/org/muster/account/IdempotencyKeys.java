package org.muster.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** First answers by caller and key. */
@Repository
class IdempotencyKeys {

    /** @param headers JSON object of name → values */
    record Answer(int status, String headers, byte[] body) {}

    record Kept(byte[] requestHash, Answer answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration retention;

    IdempotencyKeys(JdbcClient jdbc, Clock clock, @Value("${muster.idempotency.retention:P30D}") Duration retention) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retention = retention;
    }

    /** Takes the key for this transaction; waits while another transaction holds it. False when it has an answer. */
    boolean claim(UUID account, String key, byte[] requestHash) {
        return jdbc.sql(
                                """
                insert into idempotency_key (account_id, key, request_hash, created_at) values (?, ?, ?, ?)
                on conflict do nothing""")
                        .params(account, key, requestHash, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void keep(UUID account, String key, Answer answer) {
        jdbc.sql(
                        """
                update idempotency_key set status = ?, headers = ?::json, body = ? where account_id = ? and key = ?""")
                .params(answer.status(), answer.headers(), answer.body(), account, key)
                .update();
    }

    Kept get(UUID account, String key) {
        return jdbc.sql("select * from idempotency_key where account_id = ? and key = ?")
                .params(account, key)
                .query((row, index) -> new Kept(
                        row.getBytes("request_hash"),
                        new Answer(row.getInt("status"), row.getString("headers"), row.getBytes("body"))))
                .single();
    }

    /** Kept for a month, since a phone may have been without signal for long (assurance: late acknowledgements). */
    @Scheduled(fixedDelay = 60, initialDelay = 20, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(retention)))
                .update();
    }
}
