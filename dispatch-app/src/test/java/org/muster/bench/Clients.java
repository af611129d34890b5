package org.muster.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some clients at once; whoever is done with one piece of work takes the next. */
final class Clients {

    interface Work<T> {
        void on(T piece) throws Exception;
    }

    /** @param millis how long each piece took its client */
    record Run(double perSecond, List<Double> millis) {}

    private Clients() {}

    /** @throws IllegalStateException when one piece failed */
    static <T> Run each(int clients, List<T> pieces, Work<T> work) {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (T piece : pieces) {
                tasks.add(() -> {
                    long asked = System.nanoTime();
                    work.on(piece);
                    millis.add((System.nanoTime() - asked) / 1e6);
                    return null;
                });
            }
            long start = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
            return new Run(pieces.size() / ((System.nanoTime() - start) / 1e9), millis);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
