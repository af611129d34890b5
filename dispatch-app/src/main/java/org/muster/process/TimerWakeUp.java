package org.muster.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes the job executor at the very moment a timer is due. The executor alone would look every second; looking ahead
 * and calling it makes a lone timer on a quiet engine fire within milliseconds, without looking more often.
 */
@Component
class TimerWakeUp {

    private static final Logger log = LoggerFactory.getLogger(TimerWakeUp.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_AHEAD = Duration.ofMillis(1500);

    /** In a crowd a timer waits this long at most for the next one, so that one call serves both; a lone one never waits. */
    private static final long CROWD_MILLIS = 40;

    private final JobExecutor executor;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ConcurrentSkipListSet<Long> planned = new ConcurrentSkipListSet<>();
    private volatile ScheduledExecutorService scheduler;

    TimerWakeUp(JobExecutor executor, JdbcClient jdbc, Clock clock) {
        this.executor = executor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    synchronized void start() {
        scheduler = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "timer-wake-up");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
    }

    /** A timer was just set for this instant; if that is soon, the next look might come too late. */
    void at(Instant due) {
        if (scheduler != null && due.isBefore(clock.instant().plus(LOOK_AHEAD))) {
            plan(due);
        }
    }

    private void look() {
        try {
            Instant now = clock.instant();
            planned.headSet(now.minusSeconds(1).toEpochMilli()).clear();
            // the latest first: the earlier ones of a crowd then find a call that serves them too
            jdbc.sql(
                            """
                    select distinct duedate_ from act_ru_job
                     where duedate_ > ? and duedate_ <= ? and retries_ > 0 order by duedate_ desc""")
                    .params(Timestamp.from(now), Timestamp.from(now.plus(LOOK_AHEAD)))
                    .query(Timestamp.class)
                    .list()
                    .forEach(due -> plan(due.toInstant()));
        } catch (RuntimeException e) {
            // the database is away; the executor's own look every second takes over when it is back
            log.debug("cannot look for timers: {}", e.toString());
        }
    }

    private void plan(Instant due) {
        long at = Math.max(due.toEpochMilli(), clock.millis());
        Long next = planned.ceiling(at);
        if (next != null && next - at <= CROWD_MILLIS || !planned.add(at)) {
            return;
        }
        ScheduledExecutorService running = scheduler;
        if (running != null) {
            // a millisecond later, so that the timer is due when the executor asks
            running.schedule(executor::jobWasAdded, Math.max(0, at + 1 - clock.millis()), TimeUnit.MILLISECONDS);
        }
    }
}
