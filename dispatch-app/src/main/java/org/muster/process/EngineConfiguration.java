package org.muster.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The engine, as small and as prompt as we need it: no scripts, no expressions from data, nothing visible to the models
 * but the beans named here, timers before other jobs, and job execution only once the application is ready
 * ({@link JobRunner}).
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:process-engine.properties")
@EnableConfigurationProperties(WaitDurations.class)
class EngineConfiguration {

    private static final int THREADS = 4;

    /** Room for a burst of timers: one that is turned away makes the executor pause. */
    private static final int QUEUE = 512;

    /** Everything a model may call. */
    private static Map<Object, Object> visible(
            DeadlineClock deadlines,
            Escalation escalate,
            AssessmentSteps steps,
            AidSteps aid,
            SafetySteps safety,
            EvacuationSteps evacuation,
            ReportSteps reports) {
        Map<Object, Object> all = new HashMap<>(Map.of(
                "deadlines", deadlines,
                "escalate", escalate,
                "gradeIncident", (JavaDelegate) steps::grade,
                "proposeResponseLevel", (JavaDelegate) steps::proposeLevel,
                "regradeIncident", (JavaDelegate) steps::regrade,
                "reassessIncident", (JavaDelegate) steps::reassess,
                "passAidUp", (JavaDelegate) aid::passUp,
                "treatSilenceAsMayday", (JavaDelegate) safety::treatSilenceAsMayday,
                "planReport", (JavaDelegate) reports::plan,
                "sendReport", (JavaDelegate) reports::send));
        all.put("handToRescue", (JavaDelegate) evacuation::handToRescue);
        return all;
    }

    /** The engine's worker threads; what they do is done by the process. */
    @Bean(name = "camundaTaskExecutor", defaultCandidate = false)
    ThreadPoolTaskExecutor camundaTaskExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("process-");
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueCapacity(QUEUE);
        executor.setTaskDecorator(work -> () -> ActorContext.runAs(Actor.PROCESS, "PROCESS", work));
        return executor;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin engineRules(
            DeadlineClock deadlines,
            Escalation escalate,
            AssessmentSteps steps,
            AidSteps aid,
            SafetySteps safety,
            EvacuationSteps evacuation,
            ReportSteps reports,
            WaitListener waits,
            FailedSteps failed,
            JdbcClient jdbc) {
        return new EngineRules(
                visible(deadlines, escalate, steps, aid, safety, evacuation, reports), waits, failed, jdbc);
    }

    private static final class EngineRules extends AbstractProcessEnginePlugin {

        private final Map<Object, Object> visible;
        private final WaitListener waits;
        private final FailedSteps failed;
        private final JdbcClient jdbc;

        EngineRules(Map<Object, Object> visible, WaitListener waits, FailedSteps failed, JdbcClient jdbc) {
            this.visible = visible;
            this.waits = waits;
            this.failed = failed;
            this.jdbc = jdbc;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            engine.setBeans(visible);
            // Spring's factory has already made a manager that sees every bean of the application
            engine.setExpressionManager(new JuelExpressionManager(visible));
            engine.setEnableExpressionsInAdhocQueries(false);
            engine.setEnableExpressionsInStoredQueries(false);
            engine.setEnableScriptCompilation(false);
            engine.setEnableFetchScriptEngineFromProcessApplication(false);
            engine.setEnableScriptEngineLoadExternalResources(false);
            engine.setEnforceHistoryTimeToLive(true);
            engine.setHistoryCleanupBatchWindowStartTime("03:10");
            engine.setHistoryCleanupBatchWindowEndTime("04:10");
            engine.setTaskMetricsEnabled(false);
            engine.setJobExecutorActivate(false);
            engine.setJobExecutorPreferTimerJobs(true);
            engine.setJobExecutorAcquireByDueDate(true);
            engine.setFailedJobRetryTimeCycle("R6/PT5S");
            engine.setFailedJobCommandFactory(new JobRetries());
            engine.setCustomIncidentHandlers(List.of(failed));
            var listeners = new ArrayList<>(
                    engine.getCustomPostBPMNParseListeners() == null
                            ? List.of()
                            : engine.getCustomPostBPMNParseListeners());
            listeners.add(waits);
            engine.setCustomPostBPMNParseListeners(listeners);
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine engine) {
            // the engine looks for due jobs several times a second; its own tables have no index for that
            jdbc.sql("create index if not exists muster_job_due on act_ru_job (duedate_)")
                    .update();
            var deployment = engine.getRepositoryService()
                    .createDeployment()
                    .name("muster")
                    .enableDuplicateFiltering(true);
            for (Plan plan : Plan.values()) {
                plan.resources().forEach(deployment::addClasspathResource);
            }
            deployment.deploy();
        }
    }
}
