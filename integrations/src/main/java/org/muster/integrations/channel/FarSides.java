package org.muster.integrations.channel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Serves several outside systems, each by itself: one that hangs delays no other, and its answer is waited for so long
 * and no longer.
 *
 * @param <K> which outside system
 */
public final class FarSides<K> implements AutoCloseable {

    private final Set<K> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** @param name of the threads that wait for the answers */
    public FarSides(String name) {
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has the work done beside the caller, unless this one is being served already. */
    public void serve(K farSide, Runnable work) {
        if (served.add(farSide)) {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    served.remove(farSide);
                }
            });
        }
    }

    /** @throws ChannelException when the outside system refuses, breaks, or does not answer within the time */
    public <T> T answer(Callable<T> question, Duration within) {
        Future<T> asked = threads.submit(question);
        try {
            return asked.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new ChannelException("no answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChannelException refused
                    ? refused
                    : new ChannelException(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
