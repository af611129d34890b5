package org.muster.callout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.shortmessage.ShortMessageChannel.ShortMessage;
import org.muster.integrations.shortmessage.SimulatedShortMessages;
import org.muster.notification.Alarms;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Taking, sending and recording against the real database, with the steps of a line driven one by one. The rows are of
 * the PUSH channel, which has no line of its own, so nobody else takes them.
 */
class ChannelLineTest extends StoryTest {

    @Autowired
    Outbox outbox;

    @Autowired
    ChannelAlarm alarm;

    @Autowired
    Alarms alarms;

    private final SimulatedShortMessages phones =
            new SimulatedShortMessages(Clock.systemUTC(), Duration.ofSeconds(60), Duration.ofMillis(10));
    private final List<UUID> rows = new ArrayList<>();
    private String order;

    @BeforeEach
    void anOrderWithMessagesThatWait() {
        Client dispatcher = as("dispatcher");
        order = Forest.order(dispatcher, Forest.fire(dispatcher, 1), "T06").get(0);
        Eventually.within(
                Duration.ofSeconds(60), () -> count("channel = 'PUSH' and state in ('SENT', 'DELIVERED')") > 10);
        rows.addAll(jdbc.sql(
                        """
                update call_attempt set state = 'WAITING', sent_at = null, not_before = now()
                 where id in (select a.id from call_attempt a where a.order_id = ?::uuid and a.channel = 'PUSH' limit 5)
                returning id""")
                .param(order)
                .query(UUID.class)
                .list());
    }

    @AfterEach
    void close() {
        jdbc.sql("update call_attempt set state = 'LEFT' where order_id = ?::uuid and channel = 'PUSH'")
                .param(order)
                .update();
        alarms.takeDown(true, "CHANNEL_PUSH");
        phones.close();
    }

    @Test
    void sendsAgainUnderTheSameIdWhenTheServerDiedBetweenSendAndRecord() throws InterruptedException {
        List<Outgoing> taken = outbox.take(Channel.PUSH, true, 5);
        assertThat(taken).extracting(Outgoing::id).containsExactlyInAnyOrderElementsOf(rows);
        taken.forEach(this::toPhone);
        // here the server is killed: nothing was recorded, the lease runs out
        assertThat(line(this::toPhone).pass())
                .as("nobody takes what is still leased")
                .isZero();
        jdbc.sql(
                        "update call_attempt set lease_until = now() - interval '1 second' where order_id = ?::uuid and channel = 'PUSH'")
                .param(order)
                .update();

        assertThat(line(this::toPhone).pass()).isEqualTo(5);

        assertThat(phones.sends()).isEqualTo(10);
        assertThat(phones.messages())
                .as("each person has it once")
                .extracting(it -> it.message().id())
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(count("channel = 'PUSH' and state = 'SENDING'")).isZero();
    }

    @Test
    void keepsWhatAReceiptSaidBeforeTheSendingWasRecorded() {
        UUID first = outbox.take(Channel.PUSH, true, 5).get(0).id();

        outbox.receipt(first, true, Instant.now());
        outbox.sent(List.of(first));
        outbox.receipt(first, true, Instant.now());

        assertThat(state(first)).isEqualTo("DELIVERED");
    }

    @Test
    void takesAlarmsBeforeNews() {
        jdbc.sql("update call_attempt set lane = 1, not_before = now() - interval '1 hour' where id = any (?)")
                .param(rows.subList(0, 4).toArray(UUID[]::new))
                .update();

        assertThat(outbox.take(Channel.PUSH, true, 1)).extracting(Outgoing::id).containsExactly(rows.get(4));
    }

    @Test
    void opensAfterThreeFailuresStandsOnTheBoardAndClosesWhenOneGetsThrough() {
        AtomicBoolean broken = new AtomicBoolean(true);
        ChannelLine line = line(message -> {
            if (broken.get()) {
                throw new IllegalStateException("500");
            }
            toPhone(message);
        });
        line.start();
        try {
            Eventually.within(Duration.ofSeconds(60), line::isDown);
            Eventually.within(Duration.ofSeconds(60), () -> board().contains("CHANNEL_PUSH"));

            broken.set(false);
            Eventually.within(Duration.ofSeconds(60), () -> !line.isDown());
            Eventually.within(Duration.ofSeconds(60), () -> !board().contains("CHANNEL_PUSH"));
            Eventually.within(Duration.ofSeconds(60), () -> phones.messages().size() == 5);
        } finally {
            line.stop();
        }
    }

    @Test
    void givesUpOnAHangingGatewayInTimeAndLeavesTheMessageForLater() throws InterruptedException {
        phones.behave(Behaviour.HANG);
        long start = System.nanoTime();

        line(this::toPhone).pass();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(count("channel = 'PUSH' and state = 'WAITING'")).isEqualTo(5);
        assertThat(phones.messages()).isEmpty();
    }

    @Test
    void sendsTheSilentOnToTheNextChannelWhenOneIsDown() {
        UUID person = jdbc.sql("select person_id from call_attempt where id = ?")
                .param(rows.get(0))
                .query(UUID.class)
                .single();

        assertThat(outbox.hurry(Channel.PUSH, true)).isPositive();

        assertThat(jdbc.sql(
                                """
                        select count(*) from call_attempt where person_id = ? and channel <> 'PUSH'
                           and (state <> 'PLANNED' or due_at <= now())""")
                        .param(person)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private ChannelLine line(Consumer<Outgoing> gateway) {
        return new ChannelLine(
                Channel.PUSH, true, gateway, outbox, alarm, Duration.ofMillis(500), Duration.ofMillis(500));
    }

    private void toPhone(Outgoing message) {
        phones.send(new ShortMessage(message.id(), message.phone(), message.text()));
    }

    private String state(UUID id) {
        return jdbc.sql("select state from call_attempt where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private int count(String where) {
        return jdbc.sql("select count(*) from call_attempt where order_id = ?::uuid and " + where)
                .param(order)
                .query(Integer.class)
                .single();
    }

    private String board() {
        return as("dispatcher").get("/api/alarms").ok().text();
    }
}
