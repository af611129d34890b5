package org.muster.integrations.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.sensor.SensorFeed.SensorReading;

/**
 * A queue with one thread that hands over what has come, many at once, and acknowledges it then and only then. What
 * cannot be taken now is tried again until it can; one reading that can never be taken is given up and does not hold up
 * the others.
 */
final class Lane implements AutoCloseable {

    /** One message with its readings; {@code done} tells the far side that it is ours. */
    record Parcel(String topic, List<SensorReading> readings, Runnable done) {}

    private static final int CAPACITY = 20_000;
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final BlockingQueue<Parcel> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final Consumer<List<SensorReading>> taker;
    private final Refusal refusal;
    private final int most;
    private final Thread thread;
    private volatile boolean open = true;

    interface Refusal {
        void refused(String topic, String reason, int readings);
    }

    /** @param most how many readings are handed over at once */
    Lane(String name, int most, Consumer<List<SensorReading>> taker, Refusal refusal) {
        this.most = most;
        this.taker = taker;
        this.refusal = refusal;
        this.thread = new Thread(this::work, "sensors-" + name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Waits while the lane is full: so the far side is slowed, and nothing is thrown away. */
    void put(Parcel parcel) throws InterruptedException {
        waiting.put(parcel);
    }

    private void work() {
        List<Parcel> parcels = new ArrayList<>();
        while (open) {
            try {
                Parcel first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                parcels.add(first);
                int readings = first.readings().size();
                while (readings < most
                        && waiting.peek() != null
                        && readings + waiting.peek().readings().size() <= most) {
                    Parcel next = waiting.poll();
                    parcels.add(next);
                    readings += next.readings().size();
                }
                handOver(parcels);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                parcels.clear();
            }
        }
    }

    private void handOver(List<Parcel> parcels) throws InterruptedException {
        try {
            hand(parcels);
            parcels.forEach(it -> it.done().run());
        } catch (RuntimeException e) {
            if (parcels.size() == 1) {
                giveUp(parcels.get(0), e);
                return;
            }
            // one of them spoils it for the others: each by itself
            for (Parcel it : List.copyOf(parcels)) {
                handOver(List.of(it));
            }
        }
    }

    private void hand(List<Parcel> parcels) throws InterruptedException {
        List<SensorReading> readings =
                parcels.stream().flatMap(it -> it.readings().stream()).toList();
        for (long pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
            try {
                taker.accept(readings);
                return;
            } catch (ChannelException e) {
                // not now: the broker keeps what we have not taken
                Thread.sleep(pause);
                if (!open) {
                    throw new InterruptedException("closing");
                }
            }
        }
    }

    private void giveUp(Parcel parcel, RuntimeException e) {
        refusal.refused(parcel.topic(), e.toString(), parcel.readings().size());
        parcel.done().run();
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
