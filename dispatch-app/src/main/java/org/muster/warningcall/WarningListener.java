package org.muster.warningcall;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.incident.FloodFacts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.warning.Warning;
import org.muster.warning.WarningChanged;
import org.muster.warning.WarningChanged.Change;
import org.muster.warning.Warnings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * 气象一声枪: a warning of flood or typhoon is called to those whom it concerns and becomes a fact of the floods that are
 * open there, so that a changed one raises the question of another level. Its end stops the calls.
 */
@Component
class WarningListener {

    private static final Set<String> TYPHOON = Set.of("TYPHOON");
    private static final Set<String> RAIN = Set.of("RAINSTORM", "MOUNTAIN_FLOOD");
    private static final int MOST = 120;
    private static final Actor WARNING = new Actor("warning", "预警");

    private final WarningCallManagement calls;
    private final WarningCallProperties properties;
    private final IncidentManagement incidents;
    private final Warnings warnings;

    WarningListener(
            WarningCallManagement calls,
            WarningCallProperties properties,
            IncidentManagement incidents,
            Warnings warnings) {
        this.calls = calls;
        this.properties = properties;
        this.incidents = incidents;
        this.warnings = warnings;
    }

    @EventListener
    void on(WarningChanged changed) {
        if (changed.hazard() == Hazard.FLOOD) {
            ActorContext.runAs(WARNING, "WARNING", () -> follow(changed));
        }
    }

    private void follow(WarningChanged changed) {
        if (changed.previous() != null) {
            calls.warningOver(changed.previous().toString(), changed.change() == Change.UPDATED ? "预警已更新" : "预警已解除");
        }
        if (changed.change() == Change.CANCELLED || changed.change() == Change.EXPIRED) {
            calls.warningOver(changed.id().toString(), "预警已解除");
        }
        Map<DivisionCode, List<DivisionCode>> counties = changed.divisions().stream()
                .filter(it -> it.level() == DivisionCode.Level.COUNTY || it.level() == DivisionCode.Level.TOWNSHIP)
                .collect(Collectors.groupingBy(DivisionCode::county, TreeMap::new, Collectors.toList()));
        List<Incident> open = incidents.listOpen(Hazard.FLOOD, changed.exercise());
        counties.forEach((county, reach) -> {
            List<Incident> here = open.stream()
                    .filter(it -> it.divisionCode().county().equals(county))
                    .sorted(Comparator.comparing(Incident::raisedAt).reversed())
                    .toList();
            here.forEach(it -> assess(it, changed.kind()));
            if (calls(changed)) {
                call(changed, county, reach, here.stream().findFirst().map(Incident::id));
            }
        });
    }

    private boolean calls(WarningChanged changed) {
        return (changed.change() == Change.RECEIVED || changed.change() == Change.UPDATED)
                && changed.colour() != null
                && changed.colour().compareTo(properties.from()) >= 0;
    }

    private void call(
            WarningChanged changed, DivisionCode county, List<DivisionCode> reach, Optional<IncidentId> incident) {
        Warning warning = warnings.find(changed.id()).orElseThrow();
        String says = warning.headline() + (warning.instruction() == null ? "" : "。" + cut(warning.instruction()));
        calls.open(new WarningCallManagement.Wanted(
                incident.orElse(null),
                changed.id().toString(),
                null,
                changed.colour().name(),
                county,
                reach,
                changed.exercise(),
                says + "。请核对转移名单、巡查风险点。"));
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    /** Warnings that came before the flood was raised count from its beginning; what nobody has warned of stays as it was said. */
    void assessWhatIsInForce(Incident incident) {
        if (!incident.status().over()) {
            List<Warning> inForce = inForce(incident.divisionCode().county(), incident.exercise());
            FloodFacts known = FloodFacts.of(incident.facts());
            take(incident, gravest(inForce, TYPHOON, known.typhoon()), gravest(inForce, RAIN, known.rainstorm()));
        }
    }

    /** What warnings of this kind say now becomes what is known of the flood; asked anew, the rules may answer otherwise. */
    private void assess(Incident incident, String kind) {
        List<Warning> inForce = inForce(incident.divisionCode().county(), incident.exercise());
        if (TYPHOON.contains(kind)) {
            take(incident, gravest(inForce, TYPHOON, FloodFacts.NONE), null);
        } else if (RAIN.contains(kind)) {
            take(incident, null, gravest(inForce, RAIN, FloodFacts.NONE));
        }
    }

    /** @param typhoon null to leave it as it is, as {@code rainstorm} */
    private void take(Incident incident, String typhoon, String rainstorm) {
        FloodFacts known = FloodFacts.of(incident.facts());
        boolean news = news(typhoon, known.typhoon()) || news(rainstorm, known.rainstorm());
        if (news) {
            incidents.assess(incident.id(), new FloodFacts(typhoon, rainstorm, null, null, null).asFacts());
        }
    }

    private static boolean news(String said, String known) {
        return said != null && !said.equals(known == null ? FloodFacts.NONE : known);
    }

    private List<Warning> inForce(DivisionCode county, boolean exercise) {
        return warnings.inForceFor(List.of(county)).stream()
                .filter(it -> it.exercise() == exercise && it.hazard() == Hazard.FLOOD && it.colour() != null)
                .toList();
    }

    private static String gravest(List<Warning> inForce, Set<String> kinds, String otherwise) {
        return inForce.stream()
                .filter(it -> kinds.contains(it.kind()))
                .map(Warning::colour)
                .max(Comparator.naturalOrder())
                .map(Colour::name)
                .orElse(otherwise);
    }
}
