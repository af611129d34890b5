package org.muster.publicinformation;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.channel.FarSides;
import org.muster.integrations.release.ReleaseOutlet;
import org.muster.integrations.release.SimulatedReleases;
import org.muster.publicinformation.Releases.Delivery;
import org.muster.publicinformation.Releases.Queue;
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
 * and writing that down a crash leaves a release to be handed over again, under its id. Each channel is served by itself:
 * one that hangs delays no other, and is asked again when it has not answered in time.
 */
@Component
class ReleaseOutlets {

    private static final Logger log = LoggerFactory.getLogger(ReleaseOutlets.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    /** Longer than an answer takes; and no longer than need be, for the public waits for it after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;

    private final Releases releases;
    private final ReleaseManagement management;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final List<ReleaseOutlet> real;
    private final SimulatedReleases simulated;
    private final boolean simulators;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FarSides<Queue> channels = new FarSides<>("release-outlet");

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
    void look() {
        try {
            releases.waiting(clock.instant())
                    .forEach(queue -> channels.serve(
                            queue,
                            () -> lease(queue),
                            it -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> send(it))));
        } catch (RuntimeException e) {
            log.warn("releases to the public are looked at again in a moment: {}", e.toString());
        }
    }

    private Optional<Delivery> lease(Queue queue) {
        Instant now = clock.instant();
        return releases.lease(queue, now, now.plus(LEASE));
    }

    private void send(Delivery delivery) {
        Release release = releases.find(delivery.releaseId()).orElseThrow();
        try {
            management.delivered(delivery, release, publish(delivery, release));
        } catch (ChannelException e) {
            boolean over = delivery.attempts() >= MOST_ATTEMPTS;
            transaction.executeWithoutResult(status -> {
                boolean failed = releases.failed(
                        delivery.id(),
                        e.getMessage(),
                        over ? null : clock.instant().plus(AGAIN));
                if (failed && over) {
                    management.undelivered(delivery, release, e.getMessage());
                }
            });
        }
    }

    private String publish(Delivery delivery, Release release) {
        Incident incident = incidents.get(release.incidentId());
        ReleaseOutlet outlet = outlet(delivery);
        ReleaseOutlet.Notice notice = new ReleaseOutlet.Notice(
                delivery.id(),
                delivery.channel(),
                divisions.nameOf(incident.divisionCode().county()) + "应急指挥中心",
                (delivery.exercise() ? "【推演】" : "") + (release.corrects() == null ? "" : "更正：") + release.headline(),
                release.text(),
                release.corrects() == null
                        ? null
                        : releases.published(release.corrects(), delivery.channel())
                                .orElse(null));
        return channels.answer(() -> outlet.publish(notice), ANSWER_WITHIN);
    }

    @PreDestroy
    void stop() {
        channels.close();
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
