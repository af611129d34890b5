package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.evacuation.EvacuationManagement;
import org.springframework.stereotype.Component;

/** The step of an evacuation that nobody takes: who could not be got out becomes the rescue's. */
@Component
class EvacuationSteps {

    private final EvacuationManagement evacuations;

    EvacuationSteps(EvacuationManagement evacuations) {
        this.evacuations = evacuations;
    }

    /** {@code handToRescue}: does nothing for those the decision has handed over already. */
    void handToRescue(DelegateExecution execution) {
        var id = Subject.of(execution).evacuation();
        if (!evacuations.get(id).over()) {
            evacuations.handToRescue(id, "到时未清完");
        }
    }
}
