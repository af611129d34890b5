package org.muster.bench;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;

/** The engine with the same models and nothing around it: every delegate does nothing, every deadline is far away. */
final class BareEngine implements AutoCloseable {

    private final ProcessEngine engine;

    private BareEngine(ProcessEngine engine) {
        this.engine = engine;
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource(ForestFireResponse.RESOURCE)
                .addClasspathResource(TeamMuster.RESOURCE)
                .deploy();
    }

    /** Set up as the product's engine is: little history, timers first, polled every second. */
    static BareEngine tuned(String history) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(1000);
        executor.setMaxJobsPerAcquisition(10);
        executor.setLockTimeInMillis(30_000);
        StandaloneProcessEngineConfiguration configuration = configuration("tuned", executor);
        configuration.setHistory(history);
        configuration.setJobExecutorPreferTimerJobs(true);
        configuration.setJobExecutorAcquireByDueDate(true);
        return new BareEngine(configuration.buildProcessEngine());
    }

    /** What the Spring Boot starter sets when nobody says otherwise: full history, the job executor's own figures. */
    static BareEngine starterDefaults() {
        StandaloneProcessEngineConfiguration configuration = configuration("stock", new DefaultJobExecutor());
        configuration.setHistory("full");
        return new BareEngine(configuration.buildProcessEngine());
    }

    private static StandaloneProcessEngineConfiguration configuration(String name, DefaultJobExecutor executor) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(DurableServer.database(name));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutor(executor);
        configuration.setJobExecutorActivate(true);
        configuration.setBeans(beans());
        configuration.setMetricsEnabled(false);
        return configuration;
    }

    ProcessEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** What the models know as {@code deadlines}. */
    public static final class FarDeadlines {
        public Date due(DelegateExecution execution, String kind) {
            return Date.from(Instant.now().plusSeconds(24 * 3600));
        }
    }

    private static Map<Object, Object> beans() {
        JavaDelegate nothing = execution -> {};
        Map<Object, Object> beans = new HashMap<>();
        beans.put("deadlines", new FarDeadlines());
        beans.put("gradeIncident", nothing);
        beans.put("proposeResponseLevel", nothing);
        beans.put("reassessIncident", nothing);
        beans.put("escalate", nothing);
        beans.put("regradeIncident", (JavaDelegate)
                execution -> execution.setVariableLocal(ForestFireResponse.LEVEL_CHANGE_NEEDED, false));
        return beans;
    }
}
