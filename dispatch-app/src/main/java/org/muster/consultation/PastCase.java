package org.muster.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/**
 * A flood that is over, by the features it is compared by; what is not known of it is null.
 *
 * @param published whether it is a documented case of somebody else's, from {@code source}, and not a file of ours
 * @param month 1 to 12
 * @param rain the most that was measured in one hour at a site when it reached its limit, millimetres
 * @param people who were moved
 * @param minutes how long the moving took, from the order to the last one; of a published case as it is told
 * @param hours from the first call to the closing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PastCase(
        String id,
        IncidentId incidentId,
        boolean published,
        boolean exercise,
        String title,
        String titleEn,
        String place,
        Instant at,
        Integer year,
        Integer month,
        List<String> siteKinds,
        ResponseLevel level,
        Double rain,
        Integer people,
        Long minutes,
        Long hours,
        List<String> decisions,
        List<String> decisionsEn,
        List<String> lessons,
        List<String> lessonsEn,
        String source) {

    PastCase {
        siteKinds = siteKinds == null ? List.of() : List.copyOf(siteKinds);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        lessons = lessons == null ? List.of() : List.copyOf(lessons);
    }
}
