package org.muster.trigger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muster.gauge.Gauge;
import org.muster.gauge.SilentGauges;
import org.muster.gauge.SiteLimits;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.trigger.SiteMeasures.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens because nothing is said: forecasts lapse, and a gauge that falls silent is told of once. */
@Component
class TriggerSweep {

    private static final Logger log = LoggerFactory.getLogger(TriggerSweep.class);

    private final SiteMeasures measures;
    private final TriggerWatch watch;
    private final TriggerTeller teller;
    private final SilentGauges silent;
    private final SiteLimits sites;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TriggerSweep(
            SiteMeasures measures,
            TriggerWatch watch,
            TriggerTeller teller,
            SilentGauges silent,
            SiteLimits sites,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.measures = measures;
        this.watch = watch;
        this.teller = teller;
        this.silent = silent;
        this.sites = sites;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        try {
            for (Key it : measures.lapsed(clock.instant())) {
                transaction.executeWithoutResult(
                        status -> watch.say(it, MeasureState.calm(clock.instant()), null, "预报已过期", null));
            }
            transaction.executeWithoutResult(status -> silent.fallen().forEach(this::tell));
        } catch (RuntimeException e) {
            log.warn("silence is looked for again in a moment", e);
        }
    }

    private void tell(SilentGauges.Fallen it) {
        Gauge gauge = it.gauge();
        List<Incident> told = gauge.siteIds().stream()
                .map(id -> sites.site(id).orElse(null))
                .filter(Objects::nonNull)
                .map(site -> teller.incidentOf(site, it.exercise()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Instant last = it.lastAt();
        ActorContext.runAs(
                TriggerTeller.RULE,
                TriggerTeller.CHANNEL,
                () -> told.forEach(incident -> journal.record(new TriggerEvent.GaugeFellSilent(
                        incident.id(), gauge.id(), gauge.name(), last, gauge.siteIds()))));
    }
}
