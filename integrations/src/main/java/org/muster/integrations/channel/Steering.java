package org.muster.integrations.channel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The wheel of a simulated channel: what the tester has chosen, and when the far side tells of it. */
public class Steering implements AutoCloseable {

    private static final Duration SLOW_TO_TAKE = Duration.ofSeconds(2);
    private static final Duration SLOW_TO_TELL = Duration.ofSeconds(45);

    private final Duration hangFor;
    private final Duration tellAfter;
    private final ScheduledExecutorService farSide;
    private volatile Behaviour behaviour = Behaviour.NORMAL;

    /**
     * @param hangFor how long {@link Behaviour#HANG} keeps the caller waiting
     * @param tellAfter how long it takes until the far side tells what became of something
     */
    public Steering(String name, Duration hangFor, Duration tellAfter) {
        this.hangFor = hangFor;
        this.tellAfter = tellAfter;
        this.farSide = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "simulated-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** @throws ChannelException when the channel does not take it */
    public void take() {
        switch (behaviour) {
            case DELAY -> sleep(SLOW_TO_TAKE);
            case REFUSE -> throw new ChannelException("refused by the far side");
            case HANG -> {
                sleep(hangFor);
                throw new ChannelException("no answer from the far side");
            }
            default -> {
                // taken at once
            }
        }
    }

    /** Tells later what became of something, unless such words are lost. */
    public void tell(Runnable word) {
        if (behaviour != Behaviour.LOSE_RECEIPTS) {
            later(behaviour == Behaviour.DELAY ? SLOW_TO_TELL : tellAfter, word);
        }
    }

    public void later(Duration after, Runnable work) {
        farSide.schedule(work, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelException("the caller gave up waiting", e);
        }
    }

    @Override
    public void close() {
        farSide.shutdownNow();
    }
}
