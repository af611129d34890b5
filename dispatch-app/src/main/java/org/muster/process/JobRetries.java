package org.muster.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * When a job is tried again. One that only collided with what somebody said at the same moment has not failed: it is done
 * again at once, or an alarm would come late by the pause that a real failure earns.
 */
class JobRetries implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return exception instanceof OptimisticLockingException
                ? new AtOnce(jobId, exception)
                : new DefaultJobRetryCmd(jobId, exception);
    }

    private static final class AtOnce extends JobRetryCmd {

        private static final long serialVersionUID = 1L;

        AtOnce(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                notifyAcquisition(context);
            }
            return null;
        }
    }
}
