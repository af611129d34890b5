package org.muster.situationreport;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;

/** What has to be reported by when and to whom; answered by the decision table. */
public interface ReportingRules {

    /** What is asked about. */
    enum Asked {
        FIRST,
        SUPPLEMENT,
        FOLLOW_UP,
        FINAL
    }

    /**
     * What the answer depends on beside hazard and grade.
     *
     * @param threatens homes or key facilities are in danger
     * @param flameHours for so long the flame has been open, in the nominal time of an exercise
     * @param endangered of an accident, persons whose lives are in danger
     * @param trappedOrMissing of an accident, persons trapped or not found
     * @param moved of an accident, persons moved away in a hurry
     * @param pollution whether an accident pollutes the environment seriously
     */
    record Circumstances(
            boolean sensitive,
            int deadOrMissing,
            int seriouslyHurt,
            boolean threatens,
            double flameHours,
            int endangered,
            int trappedOrMissing,
            int moved,
            boolean pollution) {}

    /** @param flag how sure the source is: C certain, L likely, ? configuration */
    record Rule(String text, String source, String flag) {}

    /**
     * The shortest of all rules that fired.
     *
     * @param phone how soon by telephone, or null when no rule asks for it
     * @param written how soon in writing, or null
     * @param next how soon the next report follows, or null
     */
    record Due(Duration phone, Duration written, Duration next, Set<RecipientLevel> recipients, List<Rule> rules) {}

    /** @param grade null when the incident is not graded */
    Due due(Hazard hazard, Grade grade, Asked asked, Circumstances circumstances);
}
