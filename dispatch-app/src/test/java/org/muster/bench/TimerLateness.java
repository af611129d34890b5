package org.muster.bench;

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

/** How late timers fire: a small process that waits for an instant and notes when it went on. */
final class TimerLateness {

    private static final String KEY = "bench-timer";
    private static final Map<String, Long> FIRED = new ConcurrentHashMap<>();

    /** Notes when the timer's job ran; called by the engine. */
    public static final class Probe implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            FIRED.put(execution.getProcessBusinessKey(), System.currentTimeMillis());
        }
    }

    private final ProcessEngine engine;

    TimerLateness(ProcessEngine engine) {
        this.engine = engine;
        engine.getRepositoryService()
                .createDeployment()
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

    /** Timers at these instants, started now. */
    List<String> schedule(List<Instant> dueAts) {
        List<String> keys = new ArrayList<>();
        for (Instant dueAt : dueAts) {
            String key = engine.getName() + "@" + dueAt.toEpochMilli() + "#" + keys.size();
            engine.getRuntimeService().startProcessInstanceByKey(KEY, key, Map.of("dueAt", Date.from(dueAt)));
            keys.add(key);
        }
        return keys;
    }

    /** Milliseconds between due and fired, waiting for the last; negative would be early. */
    static List<Double> lateness(List<String> keys, Duration patience) {
        Instant giveUpAt = Instant.now().plus(patience);
        while (!FIRED.keySet().containsAll(keys) && Instant.now().isBefore(giveUpAt)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        List<Double> late = new ArrayList<>();
        for (String key : keys) {
            long due = Long.parseLong(key.substring(key.indexOf('@') + 1, key.indexOf('#')));
            Long fired = FIRED.get(key);
            late.add(fired == null ? (double) patience.toMillis() : fired - due);
        }
        return late;
    }

    static List<Instant> within(Instant start, Duration span, int count) {
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instants.add(start.plusMillis(span.toMillis() * i / count));
        }
        return instants;
    }
}
