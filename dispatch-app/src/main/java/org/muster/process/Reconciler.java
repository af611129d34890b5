package org.muster.process;

import org.muster.journal.Entry;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.PeopleFirst;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks again at runs that have begun to wait, and from time to time at all of them: a fact is never missed for good. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Hints hints;
    private final PeopleFirst people;
    private final ProcessRunner runner;
    private final ProcessRuns runs;
    private final EarlyEntries early;
    private final ProcessFollower follower;
    private volatile Thread thread;

    Reconciler(
            Hints hints,
            ProcessRunner runner,
            ProcessRuns runs,
            EarlyEntries early,
            ProcessFollower follower,
            PeopleFirst people) {
        this.early = early;
        this.follower = follower;
        this.people = people;
        this.hints = hints;
        this.runner = runner;
        this.runs = runs;
    }

    void start() {
        thread = new Thread(() -> ActorContext.runAs(Actor.PROCESS, "PROCESS", this::work), "process-reconciler");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                Subject next = hints.take();
                people.letGo();
                tellWhatCameEarly(next);
                runner.reconcile(next);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("a run could not be looked at, the next sweep will: {}", e.toString());
            }
        }
    }

    /** The branch an entry begins is remembered by the entry: told twice, it begins once. */
    private void tellWhatCameEarly(Subject subject) {
        for (Entry entry : early.list(subject)) {
            if (!runner.running(subject)) {
                return;
            }
            follower.on(entry);
            early.forget(subject, entry);
        }
    }

    /** Begins what was forgotten and looks at everything that lives. */
    void sweep() {
        try {
            ActorContext.runAs(Actor.PROCESS, "PROCESS", () -> {
                runs.listForgottenIncidents().forEach(runner::begin);
                runs.listForgottenOrders().forEach(it -> runner.beginMuster(it.incident(), it.order()));
                runs.listForgottenAid().forEach(runner::beginAid);
                runs.listForgottenEvacuations().forEach(runner::beginEvacuation);
                runs.listForgottenMaterial().forEach(runner::beginMaterial);
                runs.listForgottenReporting().forEach(runner::beginReporting);
                runs.listForgottenWarningCalls().forEach(runner::beginWarningCall);
            });
            runs.listLive().forEach(hints::add);
        } catch (RuntimeException e) {
            log.warn("the sweep is put off: {}", e.toString());
        }
    }
}
