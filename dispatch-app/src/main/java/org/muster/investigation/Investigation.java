package org.muster.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.shared.Grade;
import org.muster.shared.IncidentId;

/**
 * The investigation of an accident (国务院令493).
 *
 * @param dueAt until when the group hands in its report: 60 days from the accident, prolonged by at most 60 (Art 29)
 * @param sceneProtectedAt when the scene was said to be protected (Art 16), or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Investigation(
        IncidentId incidentId,
        Instant openedAt,
        Instant dueAt,
        int extendedDays,
        Instant sceneProtectedAt,
        String sceneProtectedBy,
        String sceneNote,
        Instant reportedAt,
        String reportedBy,
        String conclusion,
        List<Investigator> group) {

    /** @param username the account under which they may read the evidence, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Investigator(String name, String unit, String username) {}

    /** Whose government investigates (Art 19). */
    enum Level {
        COUNTY("县级人民政府"),
        CITY("设区的市级人民政府"),
        PROVINCE("省级人民政府"),
        STATE("国务院或其授权部门");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** @return null while the grade is not known */
        static Level of(Grade grade) {
            return grade == null
                    ? null
                    : switch (grade) {
                        case GENERAL -> COUNTY;
                        case LARGER -> CITY;
                        case MAJOR -> PROVINCE;
                        case EXTRAORDINARY -> STATE;
                    };
        }
    }
}
