package org.muster.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.muster.shared.IncidentId;
import org.muster.shared.PeopleFirst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leads every {@link JournalFollower} along the journals. Few threads per follower; several nodes share the incidents,
 * since a cursor is taken with {@code for update skip locked}. A hint after commit wakes them, a look every second
 * makes up for hints that were lost.
 */
@Component
class Followers implements SmartLifecycle, JournalListener {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    /** Small, because a long batch would hold the incident's row lock against the people who report. */
    private static final int BATCH = 4;

    private static final int ATTEMPTS = 8;
    /** How often a follower looks for what no hint has told it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** A journal with no more than so many unread entries may be passed over unread. */
    private static final int SHORT = 50;

    /** How far a follower is behind in one journal. */
    private record Lag(UUID incidentId, long seq, long head) {}

    private record Cursor(UUID incidentId, long seq, int failures) {}

    private final Map<JournalFollower, Waiting> followers = new LinkedHashMap<>();
    private final Entries entries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PeopleFirst people;
    private final Clock clock;
    private ExecutorService threads;
    private volatile boolean running;

    Followers(
            List<JournalFollower> followers,
            Entries entries,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PeopleFirst people,
            Clock clock) {
        this.people = people;
        followers.forEach(it -> this.followers.put(it, new Waiting()));
        this.entries = entries;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The incidents a follower has to look at, each once, and never two of its threads at the same one. */
    private static final class Waiting {

        private final Set<IncidentId> queued = new LinkedHashSet<>();
        private final Set<IncidentId> busy = new HashSet<>();

        private Instant looked = Instant.MIN;

        /** Whether nobody has looked for a while; who is told so looks. */
        synchronized boolean timeToLook(Instant now) {
            boolean due = looked.plus(LOOK_EVERY).isBefore(now);
            if (due) {
                looked = now;
            }
            return due;
        }

        synchronized void add(IncidentId incident) {
            if (queued.add(incident)) {
                notifyAll();
            }
        }

        /**
         * The next one, waiting for it a while; null when there is none. What is hinted at while it is read is queued
         * again, for whoever is free when its reader is {@link #done}.
         */
        synchronized IncidentId next(Duration patience) throws InterruptedException {
            long until = System.nanoTime() + patience.toNanos();
            while (true) {
                for (IncidentId incident : queued) {
                    if (busy.add(incident)) {
                        queued.remove(incident);
                        return incident;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return null;
                }
                wait(left);
            }
        }

        synchronized void done(IncidentId incident) {
            busy.remove(incident);
            if (queued.contains(incident)) {
                notifyAll();
            }
        }
    }

    @Override
    public void grown(IncidentId incidentId, long head, Set<String> types) {
        followers.forEach((follower, waiting) -> {
            if (types.stream().anyMatch(follower::wants)) {
                waiting.add(incidentId);
            }
        });
    }

    @Override
    public void start() {
        running = true;
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "journal-follower");
            thread.setDaemon(true);
            return thread;
        });
        followers.forEach((follower, waiting) -> {
            for (int hand = 0; hand < follower.hands(); hand++) {
                threads.submit(() -> follow(follower, waiting));
            }
        });
    }

    private void follow(JournalFollower follower, Waiting waiting) {
        while (running) {
            try {
                if (waiting.timeToLook(clock.instant())) {
                    look(follower, waiting);
                }
                IncidentId incident = waiting.next(LOOK_EVERY);
                if (incident != null) {
                    readOn(follower, incident, waiting);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("follower {} pauses: {}", follower.name(), e.toString());
                pause();
            }
        }
    }

    private void readOn(JournalFollower follower, IncidentId incident, Waiting waiting) throws InterruptedException {
        try {
            do {
                people.letGo();
            } while (running && step(follower, incident));
        } finally {
            waiting.done(incident);
        }
    }

    /** Follows an incident a few entries further; false when there is no more to read for now. */
    private boolean step(JournalFollower follower, IncidentId incident) {
        Cursor[] taken = new Cursor[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Entries.Next next = take(follower, incident);
                if (next == null) {
                    return false;
                }
                Cursor cursor = new Cursor(incident.value(), next.seq(), next.failures());
                taken[0] = cursor;
                List<Entry> wanted = next.batch().stream()
                        .filter(it -> follower.wants(it.type()))
                        .toList();
                if (wanted.isEmpty() && !next.batch().isEmpty()) {
                    doesNotMatterIfLost();
                }
                wanted.forEach(follower::on);
                return next.batch().size() == limit(next.failures());
            }));
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            failed(follower, taken[0], e);
            return false;
        }
    }

    /** After a failure one at a time, so that what went well is kept. */
    private static int limit(int failures) {
        return failures > 0 ? 1 : BATCH;
    }

    /**
     * Holds the follower's cursor in this incident, making it at the first reading, and moves it over what is read next:
     * the transaction takes it back when that cannot be digested. Null while another node has it, or it is to be tried
     * later.
     */
    private Entries.Next take(JournalFollower follower, IncidentId incident) {
        Instant now = clock.instant();
        return entries.next(follower.name(), incident, now, BATCH)
                .or(() -> adopt(follower, incident)
                        ? entries.next(follower.name(), incident, now, BATCH)
                        : Optional.empty())
                .orElse(null);
    }

    /** @return false when there is a cursor already */
    private boolean adopt(JournalFollower follower, IncidentId incident) {
        return jdbc.sql("insert into journal_follower (follower, incident_id) values (?, ?) on conflict do nothing")
                        .params(follower.name(), incident.value())
                        .update()
                == 1;
    }

    /** Finds what no hint has told of: hints that were lost, entries of other nodes, later tries, and what nobody wants. */
    private void look(JournalFollower follower, Waiting waiting) {
        List<Lag> lags = behind(follower);
        Set<UUID> passed = passOver(
                follower, lags.stream().filter(it -> it.head - it.seq <= SHORT).toList());
        lags.stream()
                .filter(it -> !passed.contains(it.incidentId))
                .forEach(it -> waiting.add(new IncidentId(it.incidentId)));
    }

    private List<Lag> behind(JournalFollower follower) {
        return jdbc.sql(
                        """
                select h.incident_id, coalesce(f.seq, 0) as seq, h.seq as head
                  from journal_head h
                  left join journal_follower f on f.incident_id = h.incident_id and f.follower = ?
                 where h.seq > coalesce(f.seq, 0) and (f.retry_at is null or f.retry_at <= ?)
                 limit 500""")
                .params(follower.name(), Timestamp.from(clock.instant()))
                .query((row, index) ->
                        new Lag(row.getObject("incident_id", UUID.class), row.getLong("seq"), row.getLong("head")))
                .list();
    }

    /** Moves the cursors over entries this follower does not want, all in one step, and says in which journals it did. */
    private Set<UUID> passOver(JournalFollower follower, List<Lag> lags) {
        if (lags.isEmpty()) {
            return Set.of();
        }
        record Type(UUID incidentId, String type) {}
        Set<UUID> wanted = jdbc
                .sql(
                        """
                select distinct b.incident_id, e.type
                  from unnest(?::text[]::uuid[], ?::bigint[], ?::bigint[]) as b(incident_id, seq, head)
                  join journal_entry e on e.incident_id = b.incident_id and e.seq > b.seq and e.seq <= b.head""")
                .params(ids(lags), seqs(lags), heads(lags))
                .query(Type.class)
                .list()
                .stream()
                .filter(it -> follower.wants(it.type))
                .map(Type::incidentId)
                .collect(Collectors.toSet());
        List<Lag> unwanted =
                lags.stream().filter(it -> !wanted.contains(it.incidentId)).toList();
        if (!unwanted.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                doesNotMatterIfLost();
                jdbc.sql(
                                """
                        insert into journal_follower (follower, incident_id, seq)
                        select ?, b.incident_id, b.head
                          from unnest(?::text[]::uuid[], ?::bigint[]) as b(incident_id, head) order by b.incident_id
                        on conflict (follower, incident_id) do update set seq = excluded.seq
                         where journal_follower.seq < excluded.seq""")
                        .params(follower.name(), ids(unwanted), heads(unwanted))
                        .update();
            });
        }
        return unwanted.stream().map(Lag::incidentId).collect(Collectors.toSet());
    }

    private static String[] ids(List<Lag> lags) {
        return lags.stream().map(it -> it.incidentId.toString()).toArray(String[]::new);
    }

    private static Long[] seqs(List<Lag> lags) {
        return lags.stream().map(Lag::seq).toArray(Long[]::new);
    }

    private static Long[] heads(List<Lag> lags) {
        return lags.stream().map(Lag::head).toArray(Long[]::new);
    }

    /** After a crash these entries would be read and passed over once more: no need to wait for the disk. */
    private void doesNotMatterIfLost() {
        jdbc.sql("set local synchronous_commit = off").update();
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
            threads.shutdownNow();
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
