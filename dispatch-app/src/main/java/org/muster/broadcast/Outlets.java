package org.muster.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.broadcast.IssuedWarnings.Delivery;
import org.muster.integrations.broadcast.SimulatedOutlets;
import org.muster.integrations.broadcast.WarningOutlet;
import org.muster.integrations.channel.ChannelException;
import org.muster.notification.Alarms;
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

/**
 * Carries what was issued to its outlets, and hears how far they have come. An exercise only ever reaches the simulated
 * ones. Without an outlet of its own a real warning goes to the simulator of a demo installation, and fails loudly in
 * any other. Between handing over and writing that down a crash leaves a notice to be handed over again, under its id.
 */
@Component
class Outlets implements WarningOutlet.Listener {

    private static final Logger log = LoggerFactory.getLogger(Outlets.class);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;
    private static final int AT_ONCE = 20;

    private final IssuedWarnings warnings;
    private final IssueManagement management;
    private final List<WarningOutlet> real;
    private final SimulatedOutlets simulated;
    private final boolean simulators;
    private final Alarms alarms;
    private final Clock clock;

    Outlets(
            IssuedWarnings warnings,
            IssueManagement management,
            ObjectProvider<WarningOutlet> outlets,
            SimulatedOutlets simulated,
            @Value("${muster.simulators}") boolean simulators,
            Alarms alarms,
            Clock clock) {
        this.warnings = warnings;
        this.management = management;
        this.simulated = simulated;
        this.real = outlets.stream().filter(it -> it != simulated).toList();
        this.simulators = simulators;
        this.alarms = alarms;
        this.clock = clock;
        outlets.forEach(it -> it.listen(this));
    }

    @Scheduled(fixedDelay = 500)
    void send() {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                Instant now = clock.instant();
                Optional<Delivery> next = warnings.lease(now, now.plus(LEASE));
                if (next.isEmpty()) {
                    return;
                }
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> send(next.get()));
            }
        } catch (RuntimeException e) {
            log.warn("warnings to the public are looked at again in a moment: {}", e.toString());
        }
    }

    private void send(Delivery delivery) {
        IssuedWarning warning = warnings.find(delivery.warningId()).orElseThrow();
        try {
            outlet(delivery)
                    .publish(new WarningOutlet.Notice(
                            delivery.id(),
                            delivery.outlet(),
                            warning.content().divisions().stream()
                                    .map(it -> it.value())
                                    .toList(),
                            management.text(warning),
                            warnings.message(warning.id()).orElseThrow()));
            warnings.sent(delivery.id(), clock.instant());
        } catch (ChannelException e) {
            boolean over = delivery.attempts() >= MOST_ATTEMPTS;
            warnings.failed(
                    delivery.id(), e.getMessage(), over ? null : clock.instant().plus(AGAIN));
            if (over) {
                alarms.stand(
                        warning.divisionCode(),
                        warning.exercise(),
                        "WARNING_OUTLET_" + delivery.id(),
                        Alarms.Level.II,
                        "预警未能经" + label(delivery.outlet()) + "发出："
                                + warning.content().headline() + "，请改用其他渠道");
            }
        }
    }

    private WarningOutlet outlet(Delivery delivery) {
        if (delivery.exercise()) {
            return simulated;
        }
        return real.stream()
                .filter(it -> it.serves(delivery.outlet()))
                .findFirst()
                .orElseGet(() -> {
                    if (!simulators) {
                        throw new ChannelException("no outlet of this kind is configured");
                    }
                    return simulated;
                });
    }

    @Override
    public void received(WarningOutlet.Receipt receipt) {
        warnings.received(receipt);
    }

    private static String label(WarningOutlet.Kind kind) {
        return switch (kind) {
            case SMS_TO_ZONE -> "区域短信";
            case LED -> "电子显示屏";
            case LOUDSPEAKER -> "应急广播";
            case VOICE_ALARM -> "智能语音报警器";
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Simulator {

        @Bean(destroyMethod = "close")
        SimulatedOutlets simulatedOutlets(Clock clock) {
            return new SimulatedOutlets(clock);
        }
    }
}
