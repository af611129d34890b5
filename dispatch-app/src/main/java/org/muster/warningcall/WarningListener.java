package org.muster.warningcall;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            here.forEach(it -> assess(it.id(), county, changed.exercise()));
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

    /** Warnings that came before the flood was raised count from its beginning. */
    void assessWhatIsInForce(Incident incident) {
        boolean any = !incident.status().over()
                && warnings.inForceFor(List.of(incident.divisionCode().county())).stream()
                        .anyMatch(it -> it.exercise() == incident.exercise());
        if (any) {
            assess(incident.id(), incident.divisionCode().county(), incident.exercise());
        }
    }

    /** What warnings in force say now becomes what is known of the flood; asked anew, the rules may answer otherwise. */
    void assess(IncidentId incident, DivisionCode county, boolean exercise) {
        FloodFacts known = FloodFacts.of(incidents.get(incident).facts());
        List<Warning> inForce = warnings.inForceFor(List.of(county)).stream()
                .filter(it -> it.exercise() == exercise && it.hazard() == Hazard.FLOOD && it.colour() != null)
                .toList();
        String typhoon = gravest(inForce, "TYPHOON");
        String rainstorm = gravest(inForce, "RAINSTORM", "MOUNTAIN_FLOOD");
        boolean news = !typhoon.equals(said(known.typhoon())) || !rainstorm.equals(said(known.rainstorm()));
        if (news) {
            incidents.assess(incident, new FloodFacts(typhoon, rainstorm, null, null, null).asFacts());
        }
    }

    private static String said(String word) {
        return word == null ? FloodFacts.NONE : word;
    }

    private static String gravest(List<Warning> inForce, String... kinds) {
        return inForce.stream()
                .filter(it -> List.of(kinds).contains(it.kind()))
                .map(Warning::colour)
                .max(Comparator.naturalOrder())
                .map(Colour::name)
                .orElse(FloodFacts.NONE);
    }
}
