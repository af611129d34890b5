package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.gauge.Measure;
import org.muster.gauge.SiteLimits;
import org.muster.incident.PicturePart;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The picture's {@code triggers}: which sites reached which limit, by what reading, and whether that has passed. */
@Component
class TriggerPart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of("EvacuationTriggerReached", "EvacuationTriggerPassed");

    /** @param passedAt when the site came below it again; missing while it stands */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID crossingId,
            String siteId,
            String siteName,
            Mode mode,
            Measure measure,
            String gaugeId,
            Double value,
            Double limit,
            String unit,
            String words,
            String rule,
            String source,
            String flag,
            Instant observedAt,
            Instant passedAt,
            List<String> zoneIds) {}

    private final Crossings crossings;
    private final TriggerTeller teller;
    private final SiteLimits sites;

    TriggerPart(Crossings crossings, TriggerTeller teller, SiteLimits sites) {
        this.crossings = crossings;
        this.teller = teller;
        this.sites = sites;
    }

    @Override
    public String word() {
        return "triggers";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<View> views = crossings.listOf(incident).stream().map(this::view).toList();
        return views.isEmpty() ? null : views;
    }

    private View view(Crossing it) {
        String siteId = it.place().siteId();
        return new View(
                it.id(),
                siteId,
                sites.site(siteId).map(Site::name).orElse(siteId),
                it.mode(),
                it.measure(),
                it.gaugeId(),
                it.value(),
                it.limit(),
                it.unit(),
                it.words(),
                it.fired().rule(),
                it.fired().source(),
                it.fired().flag(),
                it.observedAt(),
                it.endedAt(),
                teller.zonesOf(siteId));
    }
}
