package org.muster.integrations.shortmessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.shortmessage.ShortMessageChannel.ShortMessage;

class SimulatedShortMessagesTests extends ShortMessageChannelContract {

    private final SimulatedShortMessages phones =
            new SimulatedShortMessages(Clock.systemUTC(), Duration.ofMillis(300), Duration.ofMillis(10));

    @Override
    ShortMessageChannel channel() {
        return phones;
    }

    @Override
    List<ShortMessage> inThePhone() {
        List<ShortMessage> all = new ArrayList<>(phones.messages().stream()
                .map(SimulatedShortMessages.Held::message)
                .toList());
        Collections.reverse(all);
        return all;
    }

    @Override
    void personWrites(String gatewayId, String text) {
        phones.reply(gatewayId, PHONE, text);
    }

    @Override
    void takesNothing() {
        phones.behave(Behaviour.REFUSE);
    }

    @AfterEach
    void close() {
        phones.close();
    }

    @Test
    void hangsAndThenSaysThatItTookNothing() {
        phones.behave(Behaviour.HANG);
        long start = System.nanoTime();

        assertThatExceptionOfType(ChannelException.class)
                .isThrownBy(() -> phones.send(new ShortMessage(UUID.randomUUID(), PHONE, "集结令 01")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(phones.messages()).isEmpty();
    }

    @Test
    void losesReceiptsButNotMessages() throws InterruptedException {
        phones.behave(Behaviour.LOSE_RECEIPTS);
        phones.send(new ShortMessage(UUID.randomUUID(), PHONE, "集结令 01"));
        phones.behave(Behaviour.NORMAL);
        ShortMessage second = new ShortMessage(UUID.randomUUID(), PHONE, "集结令 02");
        phones.send(second);

        await(() -> !receipts.isEmpty());
        assertThat(receipts).extracting(ShortMessageChannel.Receipt::id).containsExactly(second.id());
        assertThat(phones.messages()).hasSize(2);
    }
}
