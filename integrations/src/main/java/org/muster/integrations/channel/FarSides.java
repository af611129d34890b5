package org.muster.integrations.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves several outside systems, each by itself: one that hangs delays no other, and its answer is waited for so long
 * and no longer.
 *
 * @param <K> which outside system
 */
public final class FarSides<K> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FarSides.class);

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

    /**
     * Works off what waits for this one, beside the caller, unless that is being done already. What breaks ends the round:
     * whoever looks again begins the next.
     *
     * @param next what is to be sent now, if anything
     */
    public <D> void serve(K farSide, Supplier<Optional<D>> next, Consumer<D> send) {
        if (served.add(farSide)) {
            threads.execute(() -> {
                try {
                    for (Optional<D> one = next.get(); one.isPresent(); one = next.get()) {
                        send.accept(one.get());
                    }
                } catch (RuntimeException e) {
                    log.warn("what waits for {} is looked at again in a moment: {}", farSide, e.toString());
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
