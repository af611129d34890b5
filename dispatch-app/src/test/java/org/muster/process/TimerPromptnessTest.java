package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Eventually;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Timers fire when they are due: never early, a lone one at once, a crowd within moments. The limits leave room for a
 * busy machine; the figures proper are {@code ./muster bench}'s.
 */
class TimerPromptnessTest extends StoryTest {

    private static final String KEY = "timer-promptness";
    private static final Map<String, Long> FIRED = new ConcurrentHashMap<>();

    /** Notes when its timer ran; called by the engine. */
    public static final class Probe implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            FIRED.put(execution.getProcessBusinessKey(), System.currentTimeMillis());
        }
    }

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void drawAWait() {
        engine.getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name(KEY)
                .addModelInstance(
                        KEY + ".bpmn",
                        Bpmn.createExecutableProcess(KEY)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDate("${dueAt}")
                                .serviceTask()
                                .camundaClass(Probe.class)
                                .endEvent()
                                .done())
                .deploy();
    }

    @Test
    void aLoneTimerOnAQuietEngineFiresAtOnce() {
        List<Instant> dues = new ArrayList<>();
        Instant first = Instant.now().plusMillis(2037);
        for (int i = 0; i < 12; i++) {
            dues.add(first.plusMillis(i * 613L));
        }

        List<Long> late = lateness(dues);

        System.out.println("lone timers, ms late: " + late);
        assertThat(late).allSatisfy(millis -> assertThat(millis).isBetween(0L, 1500L));
        assertThat(late.stream().sorted().toList().get(late.size() / 2)).isLessThan(250L);
    }

    @Test
    void threeHundredTimersOfOneSecondAreDrainedWithinMoments() {
        List<Instant> dues = new ArrayList<>();
        Instant first = Instant.now().plusSeconds(6);
        for (int i = 0; i < 300; i++) {
            dues.add(first.plusMillis(i * 1000L / 300));
        }

        List<Long> late = lateness(dues);

        System.out.println("300 timers in one second, ms late: worst "
                + late.stream().mapToLong(it -> it).max().orElseThrow() + ", last " + late.get(late.size() - 1));
        assertThat(late).allSatisfy(millis -> assertThat(millis).isBetween(0L, 12_000L));
    }

    /** Milliseconds between due and fired, in the order of the dues. */
    private List<Long> lateness(List<Instant> dues) {
        String round = String.valueOf(System.nanoTime());
        for (int i = 0; i < dues.size(); i++) {
            engine.getRuntimeService()
                    .startProcessInstanceByKey(KEY, round + "#" + i, Map.of("dueAt", Date.from(dues.get(i))));
        }
        Eventually.within(
                Duration.ofSeconds(60),
                () -> FIRED.keySet().stream().filter(it -> it.startsWith(round)).count() == dues.size());
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < dues.size(); i++) {
            late.add(FIRED.get(round + "#" + i) - dues.get(i).toEpochMilli());
        }
        return late;
    }
}
