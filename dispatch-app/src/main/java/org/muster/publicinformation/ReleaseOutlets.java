package org.muster.publicinformation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.release.ReleaseOutlet;
import org.muster.integrations.release.SimulatedReleases;
import org.muster.publicinformation.Releases.Delivery;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what was published to its channels. An exercise only ever reaches the simulated ones; without an outlet of its
 * own a real release goes to the simulator of a demo installation, and fails loudly in any other. Between handing over
 * and writing that down a crash leaves a release to be handed over again, under its id.
 */
@Component
class ReleaseOutlets {

    private static final Logger log = LoggerFactory.getLogger(ReleaseOutlets.class);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;
    private static final int AT_ONCE = 20;

    private final Releases releases;
    private final ReleaseManagement management;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final List<ReleaseOutlet> real;
    private final SimulatedReleases simulated;
    private final boolean simulators;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReleaseOutlets(
            Releases releases,
            ReleaseManagement management,
            IncidentManagement incidents,
            Divisions divisions,
            ObjectProvider<ReleaseOutlet> outlets,
            SimulatedReleases simulated,
            @Value("${muster.simulators}") boolean simulators,
            TransactionTemplate transaction,
            Clock clock) {
        this.releases = releases;
        this.management = management;
        this.incidents = incidents;
        this.divisions = divisions;
        this.simulated = simulated;
        this.real = outlets.stream().filter(it -> it != simulated).toList();
        this.simulators = simulators;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void send() {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Instant now = clock.instant();
                Optional<Delivery> next = releases.lease(now, now.plus(LEASE));
                if (next.isEmpty()) {
                    return;
                }
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> send(next.get()));
            }
        } catch (RuntimeException e) {
            log.warn("releases to the public are looked at again in a moment: {}", e.toString());
        }
    }

    private void send(Delivery delivery) {
        Release release = releases.find(delivery.releaseId()).orElseThrow();
        Incident incident = incidents.get(release.incidentId());
        try {
            String address = outlet(delivery)
                    .publish(new ReleaseOutlet.Notice(
                            delivery.id(),
                            delivery.channel(),
                            divisions.nameOf(incident.divisionCode().county()) + "应急指挥中心",
                            (delivery.exercise() ? "【推演】" : "")
                                    + (release.corrects() == null ? "" : "更正：")
                                    + release.headline(),
                            release.text(),
                            release.corrects() == null
                                    ? null
                                    : releases.published(release.corrects(), delivery.channel())
                                            .orElse(null)));
            management.delivered(delivery, release, address);
        } catch (ChannelException e) {
            boolean over = delivery.attempts() >= MOST_ATTEMPTS;
            transaction.executeWithoutResult(status -> {
                releases.failed(
                        delivery.id(),
                        e.getMessage(),
                        over ? null : clock.instant().plus(AGAIN));
                if (over) {
                    management.undelivered(delivery, release, e.getMessage());
                }
            });
        }
    }

    private ReleaseOutlet outlet(Delivery delivery) {
        if (delivery.exercise()) {
            return simulated;
        }
        return real.stream()
                .filter(it -> it.serves(delivery.channel()))
                .findFirst()
                .orElseGet(() -> {
                    if (!simulators) {
                        throw new ChannelException("no outlet of this kind is configured");
                    }
                    return simulated;
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Simulator {

        @Bean(destroyMethod = "close")
        SimulatedReleases simulatedReleases() {
            return new SimulatedReleases();
        }
    }
}
