package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Eventually;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that collides with what people say is done again at once; one that fails waits as the models say. */
class JobRetriesTest extends StoryTest {

    private static final AtomicInteger COLLISIONS = new AtomicInteger();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @Autowired
    ProcessEngine engine;

    /** Loses against somebody else eight times; called by the engine. */
    public static final class Collides implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            if (COLLISIONS.incrementAndGet() <= 8) {
                throw new OptimisticLockingException("somebody else was first");
            }
        }
    }

    /** Fails for a reason of its own; called by the engine. */
    public static final class Fails implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            FAILURES.incrementAndGet();
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void eightCollisionsCostNoPauseAndNoRetry() {
        COLLISIONS.set(0);
        String instance = start("job-collides", Collides.class);

        // with the pause of a failure between them, the ninth run would come after forty seconds
        Eventually.within(Duration.ofSeconds(20), () -> COLLISIONS.get() == 9);
        Eventually.within(
                Duration.ofSeconds(5),
                () -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 0);
    }

    @Test
    void aFailureWaitsAndCountsDown() {
        FAILURES.set(0);
        String instance = start("job-fails", Fails.class);
        try {
            Job failed = Eventually.within(Duration.ofSeconds(20), () -> engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance)
                    .withException()
                    .singleResult());
            assertThat(failed.getRetries()).isLessThan(6).isPositive();
            assertThat(FAILURES.get()).isPositive();
        } finally {
            engine.getRuntimeService().deleteProcessInstance(instance, "seen");
        }
    }

    private String start(String key, Class<? extends JavaDelegate> step) {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(key)
                .addModelInstance(
                        key + ".bpmn",
                        Bpmn.createExecutableProcess(key)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .serviceTask()
                                .camundaAsyncBefore()
                                .camundaClass(step)
                                .endEvent()
                                .done())
                .deploy();
        return engine.getRuntimeService().startProcessInstanceByKey(key).getId();
    }
}
