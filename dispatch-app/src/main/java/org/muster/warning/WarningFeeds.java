package org.muster.warning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.muster.integrations.cap.CapWriter;
import org.muster.integrations.cap.HttpWarningFeed;
import org.muster.integrations.cap.SimulatedWarningFeed;
import org.muster.integrations.cap.WarningFeed;
import org.muster.integrations.channel.ChannelException;
import org.muster.notification.Alarms;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks the feeds for what is new. One that cannot be read, or holds what cannot be read, stands on the board. */
@Component
class WarningFeeds {

    private static final Logger log = LoggerFactory.getLogger(WarningFeeds.class);
    private static final int DOWN_AFTER = 3;
    private static final int REMEMBERED = 500;
    private static final String DOWN = "WARNING_FEED_DOWN";
    private static final String UNREADABLE = "WARNING_FEED_UNREADABLE";

    private final List<WarningFeed> feeds;
    private final WarningIntake intake;
    private final WarningProperties properties;
    private final WarningLog warningLog;
    private final Alarms alarms;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<WarningFeed, Instant> asked = new HashMap<>();
    private final Map<WarningFeed, Integer> failures = new HashMap<>();
    /** What was shown before, taken or not: a feed shows the same for hours. */
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    WarningFeeds(
            ObjectProvider<WarningFeed> feeds,
            WarningIntake intake,
            WarningProperties properties,
            WarningLog warningLog,
            Alarms alarms,
            TransactionTemplate transaction,
            Clock clock) {
        this.feeds = feeds.orderedStream().toList();
        this.intake = intake;
        this.properties = properties;
        this.warningLog = warningLog;
        this.alarms = alarms;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        Instant now = clock.instant();
        for (WarningFeed feed : feeds) {
            boolean simulated = feed instanceof SimulatedWarningFeed;
            Instant last = asked.getOrDefault(feed, Instant.MIN);
            // the simulated one is asked at once: a drill has no minute to wait
            if (simulated || !last.plus(properties.feed().every()).isAfter(now)) {
                asked.put(feed, now);
                ActorContext.runAs(new Actor("feed", feed.name()), "FEED", () -> ask(feed, simulated));
            }
        }
    }

    private void ask(WarningFeed feed, boolean simulated) {
        try {
            List<WarningFeed.Found> found = feed.fetch();
            Integer before = failures.put(feed, 0);
            if (before != null && before >= DOWN_AFTER) {
                alarms.takeDown(false, DOWN);
            }
            found.forEach(this::take);
        } catch (ChannelException e) {
            int inARow = failures.merge(feed, 1, Integer::sum);
            log.warn("warning feed {}: {}", feed.name(), e.getMessage());
            if (inARow == DOWN_AFTER && !simulated) {
                alarms.stand(
                        receiver(),
                        false,
                        DOWN,
                        Alarms.Level.II,
                        "预警来源 " + feed.name() + " 连续 " + DOWN_AFTER + " 次读不到，请以电话向发布单位核对预警");
            }
        } catch (RuntimeException e) {
            log.warn("warning feed {} is asked again later", feed.name(), e);
        }
    }

    private DivisionCode receiver() {
        return properties.feed().receiver();
    }

    private void take(WarningFeed.Found found) {
        String mark = mark(found);
        if (seen.contains(mark)) {
            return;
        }
        try {
            intake.receive(found.document(), receiver(), "FEED");
        } catch (Problem problem) {
            refused(found, problem);
        }
        seen.add(mark);
    }

    /** What a sender said and we could not take is kept and shown: somebody has to ask by phone. */
    private void refused(WarningFeed.Found found, Problem problem) {
        log.warn("a message of {} was refused: {}", found.from(), problem.getMessage());
        transaction.executeWithoutResult(status -> warningLog.append(
                new UUID(0, 0),
                UUID.nameUUIDFromBytes(found.document()),
                "WarningMessageRefused",
                Map.of("from", found.from(), "problem", problem.type(), "why", problem.getMessage())));
        if (!problem.type().equals("warning-differs")) {
            alarms.stand(
                    receiver(), false, UNREADABLE, Alarms.Level.II, "有一条预警报文未能接收，请以电话向发布单位核对：" + problem.getMessage());
        }
    }

    private static String mark(WarningFeed.Found found) {
        CRC32 crc = new CRC32();
        crc.update(found.document());
        return found.from() + " " + crc.getValue();
    }

    @Configuration(proxyBeanMethods = false)
    static class Feeds {

        @Bean(destroyMethod = "close")
        @Conditional(FeedConfigured.class)
        HttpWarningFeed httpWarningFeed(WarningProperties properties) {
            return new HttpWarningFeed(properties.feed().url());
        }

        @Bean(destroyMethod = "close")
        @ConditionalOnProperty("muster.simulators")
        SimulatedWarningFeed simulatedWarningFeed(Clock clock) {
            return new SimulatedWarningFeed(clock);
        }
    }

    /** For drills: puts the beginning of a typhoon night on the simulated feed. They are exercises and move nobody else. */
    @RestController
    @ConditionalOnProperty("muster.simulators")
    static class Simulator {

        record ShowForm(
                @NotBlank(message = "请选择要演的预警") @Pattern(regexp = "TYPHOON_NIGHT", message = "没有这个样例") String sample) {}

        private final SimulatedWarningFeed feed;

        Simulator(SimulatedWarningFeed feed) {
            this.feed = feed;
        }

        @PostMapping("/api/simulator/warnings")
        @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'ADMIN')")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void show(@Valid @RequestBody ShowForm form) {
            CapWriter writer = new CapWriter();
            feed.samples().forEach(it -> feed.show(writer.write(it)));
        }
    }
}
