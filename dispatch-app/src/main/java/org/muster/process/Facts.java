package org.muster.process;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known about any subject, whichever plan leads it. */
@Component
class Facts {

    private final Map<Plan, PlanFacts> byPlan = new EnumMap<>(Plan.class);

    Facts(List<PlanFacts> all) {
        all.forEach(it -> byPlan.put(it.plan(), it));
        for (Plan plan : Plan.values()) {
            if (!byPlan.containsKey(plan)) {
                throw new IllegalStateException("nobody knows the facts of " + plan);
            }
        }
    }

    PlanFacts.Known about(Subject subject) {
        return byPlan.get(subject.plan()).about(subject);
    }
}
