package org.muster.process;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers which runs should be looked at again, because one of them has begun to wait. Losing a hint costs time, nothing else. */
@Component
class Hints {

    private final Set<Subject> waiting = new LinkedHashSet<>();

    /** To be looked at once this transaction is committed. */
    void afterCommit(Subject subject) {
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
