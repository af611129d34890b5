package org.muster.trigger;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.alert.SensorAlerts;
import org.muster.gauge.Gauge;
import org.muster.gauge.Gauges;
import org.muster.gauge.Measure;
import org.muster.gauge.SiteLimits;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.trigger.TriggerEvent.EvacuationTriggerPassed;
import org.muster.trigger.TriggerEvent.EvacuationTriggerReached;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells each crossing once: to the open flood incident that covers the site, or else to the duty room as an alert. Told
 * at once by whoever wrote it, and looked for every half second, so that one whose server died is told by the next.
 */
@Component
class TriggerTeller {

    static final Actor RULE = new Actor("rule", "指标到线规则");
    static final String CHANNEL = "SENSOR";

    private static final Logger log = LoggerFactory.getLogger(TriggerTeller.class);
    private static final int AT_ONCE = 500;

    private final Crossings crossings;
    private final SiteLimits sites;
    private final Gauges gauges;
    private final IncidentManagement incidents;
    private final SensorAlerts alerts;
    private final ObjectProvider<SiteZones> zones;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean expected = true;

    TriggerTeller(
            Crossings crossings,
            SiteLimits sites,
            Gauges gauges,
            IncidentManagement incidents,
            SensorAlerts alerts,
            ObjectProvider<SiteZones> zones,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.crossings = crossings;
        this.sites = sites;
        this.gauges = gauges;
        this.incidents = incidents;
        this.alerts = alerts;
        this.zones = zones;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Something is being written that will have to be told. */
    void expect() {
        expected = true;
    }

    /** Tells what was written just now; does nothing while nothing was. */
    void tellNew() {
        if (expected) {
            expected = false;
            tell();
        }
    }

    @Scheduled(fixedDelay = 500)
    void tell() {
        try {
            for (int i = 0; i < AT_ONCE && Boolean.TRUE.equals(transaction.execute(status -> tellNext())); i++) {
                // one after the other, each in a transaction of its own
            }
            for (int i = 0; i < AT_ONCE && Boolean.TRUE.equals(transaction.execute(status -> tellPassed())); i++) {
                // likewise
            }
        } catch (RuntimeException e) {
            expected = true;
            log.warn("a crossing is told again in a moment", e);
        }
    }

    private boolean tellNext() {
        Optional<Crossing> next = crossings.nextUntold();
        next.ifPresent(it -> {
            Site site = sites.site(it.place().siteId()).orElse(null);
            if (site == null) {
                // struck from the register meanwhile: nobody lives there any more
                crossings.told(it.id(), null, null, clock.instant());
                return;
            }
            Optional<Incident> incident = incidentOf(site, it.place().exercise());
            if (incident.isPresent()) {
                tell(it, site, incident.get().id());
            } else {
                crossings.told(it.id(), null, raise(it, site), clock.instant());
            }
        });
        return next.isPresent();
    }

    private UUID raise(Crossing it, Site site) {
        String description = site.name() + "达到" + it.mode().label() + "指标：" + it.words() + "。依据："
                + it.fired().rule() + "（" + it.fired().source() + "）";
        return ActorContext.callAs(
                RULE,
                CHANNEL,
                () -> alerts.raise(
                        new SensorAlerts.Report(
                                Hazard.FLOOD,
                                site.divisionCode(),
                                site.location(),
                                site.name(),
                                description,
                                it.measure() == Measure.PRECURSOR,
                                null,
                                it.place().exercise()),
                        RULE.id()));
    }

    /** Tells the incident of a crossing; the crossing is held. */
    void tell(Crossing it, Site site, IncidentId incident) {
        Instant now = clock.instant();
        crossings.told(it.id(), incident, null, now);
        ActorContext.runAs(
                RULE,
                CHANNEL,
                () -> journal.record(
                        new EvacuationTriggerReached(
                                incident,
                                it.id(),
                                site.id(),
                                site.name(),
                                it.mode(),
                                it.measure(),
                                it.gaugeId(),
                                gauge(it).map(Gauge::name).orElse(null),
                                it.value(),
                                it.limit(),
                                it.unit(),
                                it.words(),
                                it.fired().rule(),
                                it.fired().source(),
                                it.fired().flag(),
                                it.observedAt(),
                                zonesOf(site.id())),
                        it.observedAt(),
                        CHANNEL));
    }

    private boolean tellPassed() {
        Optional<Crossing> next = crossings.nextPassed();
        next.ifPresent(it -> {
            crossings.passedTold(it.id(), clock.instant());
            boolean open = !incidents.get(it.incidentId()).status().over();
            if (open) {
                String name = sites.site(it.place().siteId())
                        .map(Site::name)
                        .orElse(it.place().siteId());
                ActorContext.runAs(
                        RULE,
                        CHANNEL,
                        () -> journal.record(
                                new EvacuationTriggerPassed(
                                        it.incidentId(), it.id(), it.place().siteId(), name, it.mode(), it.endedAt()),
                                it.endedAt(),
                                CHANNEL));
            }
        });
        return next.isPresent();
    }

    /** The open flood incident whose county the site lies in: the one of the site's own township first, then the newest. */
    Optional<Incident> incidentOf(Site site, boolean exercise) {
        return incidents.listOpen(Hazard.FLOOD, exercise).stream()
                .filter(it -> it.divisionCode().county().covers(site.divisionCode()))
                .max(Comparator.<Incident, Boolean>comparing(
                                it -> it.divisionCode().equals(site.divisionCode()))
                        .thenComparing(Incident::raisedAt));
    }

    List<String> zonesOf(String siteId) {
        return zones.stream()
                .flatMap(it -> it.zonesOf(siteId).stream())
                .distinct()
                .toList();
    }

    private Optional<Gauge> gauge(Crossing it) {
        return it.gaugeId() == null ? Optional.empty() : gauges.find(it.gaugeId());
    }
}
