package org.muster.incident;

import java.util.Optional;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;

/** The rule tables that grade an incident and propose a response level. Answered by the decision models. */
public interface AssessmentRules {

    /**
     * The row that decided.
     *
     * @param text what the row says, in Chinese
     * @param source the law or plan it comes from
     * @param flag how sure the source is: C certain, L likely, ? configuration
     */
    record Rule(String text, String source, String flag) {}

    record Graded(Grade grade, Rule rule) {}

    /** @param approver the post that approves this level */
    record Proposed(ResponseLevel level, String approver, Rule rule) {}

    /**
     * What the level depends on beside the facts.
     *
     * @param hoursUncontrolled since the first alert while the fire is not controlled; 0 afterwards
     * @param sensitive a sensitive time or place
     * @param season inside the forest-fire season
     * @param otherFires open fires in the same county at this moment
     */
    record Circumstances(double hoursUncontrolled, boolean sensitive, boolean season, int otherFires) {}

    /** The worst grade over all criteria (森林防火条例 Art 40). */
    Graded grade(Hazard hazard, Facts facts);

    /** The highest level any row asks for; empty when no row fires. */
    Optional<Proposed> level(Hazard hazard, Facts facts, Circumstances circumstances);
}
