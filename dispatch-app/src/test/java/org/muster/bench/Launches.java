package org.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.muster.processes.ForestFireResponse;
import org.muster.support.Client;

/** How many incidents a second become running processes, by the same eight callers. */
final class Launches {

    private static final int CALLERS = 8;

    private final Client dispatcher;
    private final ProcessEngine product;
    private final int count;

    Launches(Client dispatcher, ProcessEngine product, int count) {
        this.dispatcher = dispatcher;
        this.product = product;
        this.count = count;
    }

    /**
     * Confirmations of alerts over HTTP until the last process runs; each with its incident, journal and follower. The
     * alerts are taken in before the clock starts, the incidents cancelled after it stops.
     */
    double overHttp() {
        List<String> alerts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            alerts.add(dispatcher
                    .post("/api/alerts", alert(i))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText());
        }
        String[] incidents = new String[count];
        awaitNoneRunning();
        long start = System.nanoTime();
        inParallel(i -> incidents[i] = dispatcher
                .post("/api/alerts/{}/confirmation", Map.of(), alerts.get(i))
                .expect(201)
                .json()
                .path("incidentId")
                .asText());
        while (running(product) < count) {
            sleep(5);
        }
        double rate = count / seconds(start);
        settle(product);
        inParallel(i -> dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试"), incidents[i]));
        settle(product);
        return rate;
    }

    /** The engine alone: {@code startProcessInstanceByKey} and nothing around it. */
    double bare(ProcessEngine engine) {
        String[] instances = new String[count];
        long start = System.nanoTime();
        inParallel(i -> {
            String id = UUID.randomUUID().toString();
            instances[i] = engine.getRuntimeService()
                    .startProcessInstanceByKey(ForestFireResponse.KEY, id, Map.of(ForestFireResponse.INCIDENT_ID, id))
                    .getId();
        });
        double rate = count / seconds(start);
        settle(engine);
        inParallel(i -> engine.getRuntimeService().deleteProcessInstance(instances[i], "measured"));
        return rate;
    }

    private static Map<String, Object> alert(int i) {
        return Map.of(
                "hazard",
                "FOREST_FIRE",
                "channel",
                "PHONE",
                "location",
                Map.of("lon", 120.30 + (i % 40) * 0.01, "lat", 27.75 + (i / 40) * 0.02),
                "place",
                "测点 " + i,
                "description",
                "测量",
                "details",
                Map.of("openFlame", true),
                "exercise",
                true,
                "exerciseSpeed",
                1);
    }

    private void inParallel(IntConsumer work) {
        Clients.each(CALLERS, IntStream.range(0, count).boxed().toList(), work::accept);
    }

    private static long running(ProcessEngine engine) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(ForestFireResponse.KEY)
                .count();
    }

    /** Waits until the engine has nothing left to do on its own, so that nobody pays for another's work. */
    static void settle(ProcessEngine engine) {
        for (int i = 0; i < 600; i++) {
            boolean busy = engine.getManagementService()
                            .createJobQuery()
                            .executable()
                            .messages()
                            .count()
                    > 0;
            if (!busy) {
                return;
            }
            sleep(100);
        }
    }

    /** The processes of cancelled incidents end in their own time. */
    private void awaitNoneRunning() {
        while (running(product) > 0) {
            sleep(50);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
