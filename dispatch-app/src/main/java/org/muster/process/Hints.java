package org.muster.process;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers which runs should be looked at again, because one of them has begun to wait. Losing a hint costs time, nothing else. */
@Component
class Hints {

    private final Set<Subject> waiting = new LinkedHashSet<>();
    private final ThreadLocal<Subject> led = new ThreadLocal<>();

    /** While this thread leads a run it looks again after each step; a hint about the same run would say nothing new. */
    <T> T leading(Subject subject, Supplier<T> work) {
        Subject before = led.get();
        led.set(subject);
        try {
            return work.get();
        } finally {
            led.set(before);
        }
    }

    /** To be looked at once this transaction is committed. */
    void afterCommit(Subject subject) {
        if (subject.equals(led.get())) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            add(subject);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                add(subject);
            }
        });
    }

    synchronized void add(Subject subject) {
        waiting.add(subject);
        notifyAll();
    }

    /** The next one, waiting for it as long as need be. */
    synchronized Subject take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        Subject next = waiting.iterator().next();
        waiting.remove(next);
        return next;
    }
}
