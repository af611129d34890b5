package org.muster.structure;

import java.util.List;
import org.muster.duty.OpenMatters;
import org.muster.incident.IncidentManagement;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/** Tells a shift that is handed over what is under way in its division. */
@Component
class OpenIncidents implements OpenMatters {

    private final IncidentManagement incidents;

    OpenIncidents(IncidentManagement incidents) {
        this.incidents = incidents;
    }

    @Override
    public List<OpenIncident> in(DivisionCode division) {
        return incidents.listOpenIn(division).stream()
                .map(it -> new OpenIncident(
                        it.id().value(), it.number(), it.title(), it.status().label()))
                .toList();
    }
}
