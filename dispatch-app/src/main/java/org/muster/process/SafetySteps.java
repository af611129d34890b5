package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.safety.SafetyManagement;
import org.springframework.stereotype.Component;

/** The steps of the fire response that act for the safety of crews when nobody else has. */
@Component
class SafetySteps {

    private final SafetyManagement safety;

    SafetySteps(SafetyManagement safety) {
        this.safety = safety;
    }

    /** {@code treatSilenceAsMayday}: nobody has judged the silence in time, so the worst is assumed. */
    void treatSilenceAsMayday(DelegateExecution execution) {
        safety.treatSilenceAsMayday(Subject.of(execution).incident(), "两次点名未应，2 分钟内无人判定，按求救处置");
    }
}
