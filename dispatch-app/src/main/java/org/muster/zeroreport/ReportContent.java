package org.muster.zeroreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a unit has said.
 *
 * @param none 无情况
 * @param fires how many, when there were any
 * @param incidentIds the incidents it names
 * @param figures of the Qingming report, by their names
 * @param contradicts incidents open in the unit at that moment which a "none" did not name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReportContent(
        boolean none,
        int fires,
        List<UUID> incidentIds,
        String notes,
        Map<String, Integer> figures,
        List<Contradiction> contradicts) {

    record Contradiction(UUID incidentId, String number, String title) {}

    ReportContent {
        incidentIds = incidentIds == null ? List.of() : List.copyOf(incidentIds);
        figures = figures == null ? Map.of() : figures;
        contradicts = contradicts == null ? List.of() : List.copyOf(contradicts);
    }
}
