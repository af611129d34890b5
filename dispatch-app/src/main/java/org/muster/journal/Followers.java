package org.muster.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.muster.shared.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leads every {@link JournalFollower} along the journals. One thread per follower; several nodes share the incidents,
 * since a cursor is taken with {@code for update skip locked}. A hint after commit wakes them, a look every second
 * makes up for hints that were lost.
 */
@Component
class Followers implements SmartLifecycle, JournalListener {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    /** Small, because a long batch would hold the incident's row lock against the people who report. */
    private static final int BATCH = 4;

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private record Cursor(UUID incidentId, long seq, int failures) {}

    private final List<JournalFollower> followers;
    private final List<Semaphore> hints;
    private final Entries entries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private ExecutorService threads;
    private volatile boolean running;

    Followers(
            List<JournalFollower> followers,
            Entries entries,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.followers = followers;
        this.hints = followers.stream().map(it -> new Semaphore(0)).toList();
        this.entries = entries;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void grown(IncidentId incidentId, long head) {
        hints.forEach(Semaphore::release);
    }

    @Override
    public void start() {
        running = true;
        threads = Executors.newFixedThreadPool(Math.max(1, followers.size()), work -> {
            Thread thread = new Thread(work, "journal-follower");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < followers.size(); i++) {
            JournalFollower follower = followers.get(i);
            Semaphore hint = hints.get(i);
            threads.submit(() -> follow(follower, hint));
        }
    }

    private void follow(JournalFollower follower, Semaphore hint) {
        while (running) {
            try {
                while (running && step(follower)) {
                    // one more incident had something to read
                }
                hint.tryAcquire(1, TimeUnit.SECONDS);
                hint.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("follower {} pauses: {}", follower.name(), e.toString());
                pause();
            }
        }
    }

    /** Follows one incident a few entries further; false when there is nothing to read anywhere. */
    private boolean step(JournalFollower follower) {
        Cursor[] taken = new Cursor[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Cursor cursor = take(follower);
                if (cursor == null) {
                    return false;
                }
                taken[0] = cursor;
                // after a failure one at a time, so that what went well is kept
                int limit = cursor.failures() > 0 ? 1 : BATCH;
                List<Entry> batch = entries.after(new IncidentId(cursor.incidentId()), cursor.seq(), limit);
                for (Entry entry : batch) {
                    if (follower.wants(entry.type())) {
                        follower.on(entry);
                    }
                }
                if (!batch.isEmpty()) {
                    move(
                            follower,
                            cursor.incidentId(),
                            batch.get(batch.size() - 1).seq());
                }
                return true;
            }));
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            failed(follower, taken[0], e);
            return true;
        }
    }

    private Cursor take(JournalFollower follower) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(
                        """
                select f.incident_id, f.seq, f.failures
                  from journal_follower f join journal_head h on h.incident_id = f.incident_id and h.seq > f.seq
                 where f.follower = ? and (f.retry_at is null or f.retry_at <= ?)
                 limit 1 for update of f skip locked""")
                .params(follower.name(), now)
                .query(Cursor.class)
                .optional()
                .orElseGet(() -> adopt(follower));
    }

    /** Makes the cursor of a journal this follower has not seen yet. */
    private Cursor adopt(JournalFollower follower) {
        return jdbc.sql(
                        """
                insert into journal_follower (follower, incident_id)
                select ?, h.incident_id from journal_head h
                 where h.seq > 0
                   and not exists (select 1 from journal_follower f where f.follower = ? and f.incident_id = h.incident_id)
                 limit 1
                on conflict do nothing
                returning incident_id, seq, failures""")
                .params(follower.name(), follower.name())
                .query(Cursor.class)
                .optional()
                .orElse(null);
    }

    private void move(JournalFollower follower, UUID incident, long seq) {
        jdbc.sql(
                        "update journal_follower set seq = ?, failures = 0, retry_at = null where follower = ? and incident_id = ?")
                .params(seq, follower.name(), incident)
                .update();
    }

    /** Tries again later; after the last attempt puts the entry aside, where the board shows it, and goes on. */
    private void failed(JournalFollower follower, Cursor cursor, RuntimeException error) {
        int failures = cursor.failures() + 1;
        log.warn("follower {} failed on {} after {}", follower.name(), cursor.incidentId(), cursor.seq(), error);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            // the cursor may not exist yet: the failed transaction took its insert back
            jdbc.sql("insert into journal_follower (follower, incident_id) values (?, ?) on conflict do nothing")
                    .params(follower.name(), cursor.incidentId())
                    .update();
            if (failures < ATTEMPTS) {
                Duration wait = FIRST_PAUSE.multipliedBy(1L << failures);
                jdbc.sql(
                                "update journal_follower set failures = ?, retry_at = ? where follower = ? and incident_id = ?")
                        .params(failures, Timestamp.from(now.plus(wait)), follower.name(), cursor.incidentId())
                        .update();
                return;
            }
            List<Entry> next = entries.after(new IncidentId(cursor.incidentId()), cursor.seq(), 1);
            for (Entry entry : next) {
                jdbc.sql(
                                """
                        insert into journal_dead_letter (follower, incident_id, seq, error, at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(
                                follower.name(),
                                cursor.incidentId(),
                                entry.seq(),
                                String.valueOf(error),
                                Timestamp.from(now))
                        .update();
                move(follower, cursor.incidentId(), entry.seq());
            }
        });
    }

    private void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (threads != null) {
            hints.forEach(Semaphore::release);
            threads.shutdown();
            try {
                threads.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
