package org.muster.callout;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the messages of one channel, apart from every other: its own thread, its own few senders, its own breaker.
 * Three failures one after the other open the breaker; then one message at a time tries whether the far side is back.
 */
class ChannelLine {

    private static final Logger log = LoggerFactory.getLogger(ChannelLine.class);

    static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LOOK_EVERY_WHILE_DOWN = Duration.ofSeconds(1);
    private static final Duration PROBE_AFTER = Duration.ofSeconds(5);
    private static final int FAILURES = 3;
    private static final int SENDERS = 4;
    private static final int BATCH = 20;
    /** How long a line that is down and has nothing to send keeps its alarm. */
    private static final Duration IDLE_IS_MENDED = Duration.ofSeconds(60);

    private final Channel channel;
    private final boolean exercise;
    private final Consumer<Outgoing> gateway;
    private final Outbox outbox;
    private final ChannelAlarm alarm;
    private final CircuitBreaker breaker;
    private final Duration sendTimeout;
    private volatile boolean running;
    private ExecutorService senders;
    private Thread thread;
    private boolean down;
    private long idleSince;

    /** @param gateway hands one message to the far side, or throws */
    ChannelLine(Channel channel, boolean exercise, Consumer<Outgoing> gateway, Outbox outbox, ChannelAlarm alarm) {
        this(channel, exercise, gateway, outbox, alarm, SEND_TIMEOUT, PROBE_AFTER);
    }

    ChannelLine(
            Channel channel,
            boolean exercise,
            Consumer<Outgoing> gateway,
            Outbox outbox,
            ChannelAlarm alarm,
            Duration sendTimeout,
            Duration probeAfter) {
        this.channel = channel;
        this.exercise = exercise;
        this.gateway = gateway;
        this.outbox = outbox;
        this.alarm = alarm;
        this.sendTimeout = sendTimeout;
        this.breaker = CircuitBreaker.of(
                name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(FAILURES)
                        .minimumNumberOfCalls(FAILURES)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(probeAfter)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }

    private String name() {
        return channel.name().toLowerCase() + (exercise ? "-exercise" : "");
    }

    synchronized void start() {
        running = true;
        senders = Executors.newFixedThreadPool(SENDERS, work -> {
            Thread sender = new Thread(work, "send-" + name());
            sender.setDaemon(true);
            return sender;
        });
        thread = new Thread(this::run, "channel-" + name());
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            senders.shutdownNow();
        }
    }

    boolean isDown() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    private void run() {
        while (running) {
            try {
                if (pass() == 0) {
                    Thread.sleep((down ? LOOK_EVERY_WHILE_DOWN : LOOK_EVERY).toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // the database is away; what was taken is taken again when its lease has run out
                log.warn("channel {} pauses: {}", name(), e.toString());
                pause();
            }
        }
    }

    /** Takes, sends and records one batch; gives how many it took. */
    int pass() throws InterruptedException {
        int permitted = permissions();
        if (permitted == 0) {
            sayHowItStands();
            return 0;
        }
        List<Outgoing> batch = outbox.take(channel, exercise, permitted);
        for (int i = batch.size(); i < permitted; i++) {
            breaker.releasePermission();
        }
        send(batch);
        sayHowItStands();
        if (batch.isEmpty() && down) {
            mendedWhenIdle();
        }
        return batch.size();
    }

    private int permissions() {
        int permitted = 0;
        while (permitted < BATCH && breaker.tryAcquirePermission()) {
            permitted++;
        }
        return permitted;
    }

    private void send(List<Outgoing> batch) throws InterruptedException {
        List<Future<?>> sending = new ArrayList<>();
        for (Outgoing message : batch) {
            sending.add(senders().submit(() -> gateway.accept(message)));
        }
        long giveUpAt = System.nanoTime() + sendTimeout.toNanos();
        List<UUID> sent = new ArrayList<>();
        String why = null;
        for (int i = 0; i < batch.size(); i++) {
            Outgoing message = batch.get(i);
            Throwable failure = failureOf(sending.get(i), giveUpAt);
            if (failure == null) {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
                sent.add(message.id());
            } else {
                breaker.onError(0, TimeUnit.NANOSECONDS, failure);
                outbox.failed(message, failure.getMessage());
                why = failure.getMessage();
            }
        }
        outbox.sent(sent);
        if (why != null) {
            log.warn("{}: {} of {} were not taken: {}", name(), batch.size() - sent.size(), batch.size(), why);
        }
    }

    private static Throwable failureOf(Future<?> sending, long giveUpAt) throws InterruptedException {
        try {
            sending.get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            sending.cancel(true);
            return new TimeoutException("no answer in time");
        } catch (CancellationException e) {
            return e;
        }
    }

    private void sayHowItStands() {
        boolean nowDown = isDown();
        if (nowDown) {
            outbox.hurry(channel, exercise);
            alarm.down(channel, exercise);
        } else if (down) {
            alarm.up(channel, exercise);
        }
        if (nowDown != down) {
            log.warn("channel {} is {}", name(), nowDown ? "down" : "up again");
        }
        down = nowDown;
    }

    /** Nothing is left to try it with: the next message will show. */
    private void mendedWhenIdle() {
        long now = System.nanoTime();
        if (idleSince == 0 || !outbox.waiting(channel, exercise).isEmpty()) {
            idleSince = now;
        } else if (now - idleSince > IDLE_IS_MENDED.toNanos()) {
            idleSince = 0;
            breaker.reset();
            sayHowItStands();
        }
    }

    private synchronized ExecutorService senders() {
        if (senders == null) {
            senders = Executors.newFixedThreadPool(SENDERS);
        }
        return senders;
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
