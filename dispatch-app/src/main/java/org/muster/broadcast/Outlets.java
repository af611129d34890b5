package org.muster.broadcast;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.broadcast.IssuedWarnings.Delivery;
import org.muster.broadcast.IssuedWarnings.Queue;
import org.muster.integrations.broadcast.SimulatedOutlets;
import org.muster.integrations.broadcast.WarningOutlet;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.channel.FarSides;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries what was issued to its outlets, and hears how far they have come. An exercise only ever reaches the simulated
 * ones. Without an outlet of its own a real warning goes to the simulator of a demo installation, and fails loudly in
 * any other. Between handing over and writing that down a crash leaves a notice to be handed over again, under its id.
 * Each outlet is served by itself: one that hangs delays no other, and is asked again when it has not answered in time.
 */
@Component
class Outlets implements WarningOutlet.Listener {

    private static final Logger log = LoggerFactory.getLogger(Outlets.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    /** Longer than an answer takes; and no longer than need be, for the public waits for it after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;

    private final IssuedWarnings warnings;
    private final IssueManagement management;
    private final List<WarningOutlet> real;
    private final SimulatedOutlets simulated;
    private final boolean simulators;
    private final Alarms alarms;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FarSides<Queue> outlets = new FarSides<>("warning-outlet");

    Outlets(
            IssuedWarnings warnings,
            IssueManagement management,
            ObjectProvider<WarningOutlet> known,
            SimulatedOutlets simulated,
            @Value("${muster.simulators}") boolean simulators,
            Alarms alarms,
            TransactionTemplate transaction,
            Clock clock) {
        this.warnings = warnings;
        this.management = management;
        this.simulated = simulated;
        this.real = known.stream().filter(it -> it != simulated).toList();
        this.simulators = simulators;
        this.alarms = alarms;
        this.transaction = transaction;
        this.clock = clock;
        known.forEach(it -> it.listen(this));
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        try {
            warnings.waiting(clock.instant())
                    .forEach(queue -> outlets.serve(
                            queue,
                            () -> lease(queue),
                            it -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> send(it))));
        } catch (RuntimeException e) {
            log.warn("warnings to the public are looked at again in a moment: {}", e.toString());
        }
    }

    private Optional<Delivery> lease(Queue queue) {
        Instant now = clock.instant();
        return warnings.lease(queue, now, now.plus(LEASE));
    }

    private void send(Delivery delivery) {
        IssuedWarning warning = warnings.find(delivery.warningId()).orElseThrow();
        try {
            publish(delivery, warning);
            warnings.sent(delivery.id(), clock.instant());
        } catch (ChannelException e) {
            boolean over = delivery.attempts() >= MOST_ATTEMPTS;
            // given up and told of together: a crash between the two would leave nobody knowing
            transaction.executeWithoutResult(status -> {
                boolean failed = warnings.failed(
                        delivery.id(),
                        e.getMessage(),
                        over ? null : clock.instant().plus(AGAIN));
                if (failed && over) {
                    alarms.stand(
                            warning.divisionCode(),
                            warning.exercise(),
                            "WARNING_OUTLET_" + delivery.id(),
                            Alarms.Level.II,
                            "预警未能经" + label(delivery.outlet()) + "发出："
                                    + warning.content().headline() + "，请改用其他渠道");
                }
            });
        }
    }

    private void publish(Delivery delivery, IssuedWarning warning) {
        WarningOutlet outlet = outlet(delivery);
        WarningOutlet.Notice notice = new WarningOutlet.Notice(
                delivery.id(),
                delivery.outlet(),
                warning.content().divisions().stream().map(it -> it.value()).toList(),
                management.text(warning),
                warnings.message(warning.id()).orElseThrow());
        outlets.answer(
                () -> {
                    outlet.publish(notice);
                    return null;
                },
                ANSWER_WITHIN);
    }

    @PreDestroy
    void stop() {
        outlets.close();
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
