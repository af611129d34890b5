package org.muster.investigation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** That it is investigated, by whom and until when, on the picture of an incident; evidence is counted, never shown. */
@Component
class InvestigationPart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of(
            "InvestigationOpened",
            "SceneProtected",
            "InvestigatorNamed",
            "InvestigatorRemoved",
            "EvidenceTaken",
            "EvidenceHandedOver",
            "InvestigationExtended",
            "InvestigationReported",
            "InvestigationOverdue",
            "IncidentAssessed",
            "IncidentRegraded");

    /** @param level whose government investigates; null while the grade is not known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Head(
            Investigation.Level level,
            String levelLabel,
            Instant dueAt,
            Instant sceneProtectedAt,
            Instant reportedAt,
            int evidence,
            int group) {}

    private final Investigations investigations;
    private final IncidentManagement incidents;

    InvestigationPart(Investigations investigations, IncidentManagement incidents) {
        this.investigations = investigations;
        this.incidents = incidents;
    }

    @Override
    public String word() {
        return "investigation";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        return investigations
                .find(incident)
                .map(it -> {
                    Investigation.Level level =
                            Investigation.Level.of(incidents.get(incident).grade());
                    return new Head(
                            level,
                            level == null ? null : level.label(),
                            it.dueAt(),
                            it.sceneProtectedAt(),
                            it.reportedAt(),
                            investigations.count(incident),
                            it.group().size());
                })
                .orElse(null);
    }
}
