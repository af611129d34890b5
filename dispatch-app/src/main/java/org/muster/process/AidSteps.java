package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.aid.AidManagement;
import org.springframework.stereotype.Component;

/** The step of mutual aid that nobody takes: what was not answered in time goes up. */
@Component
class AidSteps {

    private final AidManagement aid;

    AidSteps(AidManagement aid) {
        this.aid = aid;
    }

    /** {@code passAidUp}: the next level is asked; the highest is asked anew. */
    void passUp(DelegateExecution execution) {
        aid.passUpUnanswered(Subject.of(execution).request());
    }
}
