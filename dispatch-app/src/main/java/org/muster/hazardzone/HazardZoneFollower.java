package org.muster.hazardzone;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.firm.FirmId;
import org.muster.firm.Firms;
import org.muster.hazardzone.HazardZone.Asked;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.Problem;
import org.muster.substance.Spill;
import org.springframework.stereotype.Component;

/**
 * Sets a first zone as soon as an accident is raised, from what the call told, and turns the zone when the wind was
 * observed anew.
 */
@Component
class HazardZoneFollower implements JournalFollower {

    static final Actor RULE = new Actor("rule", "危害范围规则");
    static final String CHANNEL = "RULE";

    private static final Set<String> FOLLOWED =
            Set.of("IncidentRaised", "IncidentAssessed", "AlertMerged", "WindObserved");
    private static final int LONGEST_NAME = 60;

    private final HazardZoneManagement management;
    private final IncidentManagement incidents;
    private final Firms firms;

    HazardZoneFollower(HazardZoneManagement management, IncidentManagement incidents, Firms firms) {
        this.management = management;
        this.incidents = incidents;
        this.firms = firms;
    }

    @Override
    public String name() {
        return "hazard-zone";
    }

    @Override
    public boolean wants(String type) {
        return FOLLOWED.contains(type);
    }

    @Override
    public void on(Entry entry) {
        if (entry.type().equals("WindObserved")) {
            ActorContext.runAs(RULE, CHANNEL, () -> management.turn(entry.incidentId(), "风情 " + entry.text("words")));
            return;
        }
        Incident incident = incidents.get(entry.incidentId());
        if (incident.hazard() == Hazard.ENTERPRISE_ACCIDENT
                && !incident.status().over()) {
            ActorContext.runAs(RULE, CHANNEL, () -> management.setFromCall(incident.id(), told(incident)));
        }
    }

    /** What the facts say of the leak; what cannot be read is not known. */
    private Asked told(Incident incident) {
        Map<String, Object> facts =
                Optional.ofNullable(incident.facts()).map(Facts::other).orElse(Map.of());
        String name = text(facts, "substance");
        String un = text(facts, "unNumber");
        String spill = text(facts, "spill");
        return new Asked(
                null,
                name == null || name.length() > LONGEST_NAME ? null : name,
                un == null || !un.matches("\\d{4}") ? null : un,
                spill != null && (spill.equals("SMALL") || spill.equals("LARGE")) ? Spill.valueOf(spill) : null,
                null,
                "true".equals(text(facts, "fire")),
                incident.location(),
                firm(text(facts, "firmId"), incident),
                false);
    }

    private String firm(String said, Incident incident) {
        if (said == null) {
            return null;
        }
        try {
            return firms.find(new FirmId(said))
                    .filter(it -> incident.divisionCode().county().covers(it.divisionCode()))
                    .map(it -> it.id().value())
                    .orElse(null);
        } catch (Problem e) {
            return null;
        }
    }

    private static String text(Map<String, Object> facts, String name) {
        Object value = facts.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
