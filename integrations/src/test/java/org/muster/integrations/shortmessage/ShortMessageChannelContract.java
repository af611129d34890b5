package org.muster.integrations.shortmessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.shortmessage.ShortMessageChannel.Receipt;
import org.muster.integrations.shortmessage.ShortMessageChannel.Reply;
import org.muster.integrations.shortmessage.ShortMessageChannel.ShortMessage;

/** What every gateway for short messages must do; an adapter's test extends it. */
abstract class ShortMessageChannelContract {

    static final String PHONE = "13800000000";

    final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    final List<Reply> replies = new CopyOnWriteArrayList<>();

    abstract ShortMessageChannel channel();

    /** What the phone has got, oldest first. */
    abstract List<ShortMessage> inThePhone();

    abstract void personWrites(String gatewayId, String text);

    abstract void takesNothing();

    @BeforeEach
    void listen() {
        channel().listen(new ShortMessageChannel.Listener() {
            @Override
            public void received(Receipt receipt) {
                receipts.add(receipt);
            }

            @Override
            public void received(Reply reply) {
                replies.add(reply);
            }
        });
    }

    @Test
    void reachesThePersonOnceHoweverOftenTheSameIdIsSent() {
        ShortMessage message = new ShortMessage(UUID.randomUUID(), PHONE, "集结令 01");

        channel().send(message);
        channel().send(message);

        assertThat(inThePhone()).containsExactly(message);
    }

    @Test
    void tellsWhichMessageHasReachedItsPhone() throws InterruptedException {
        ShortMessage message = new ShortMessage(UUID.randomUUID(), PHONE, "集结令 01");

        channel().send(message);

        await(() -> !receipts.isEmpty());
        assertThat(receipts.get(0).id()).isEqualTo(message.id());
        assertThat(receipts.get(0).delivered()).isTrue();
    }

    @Test
    void handsOnWhatAPersonWritesWithItsNumberAndGatewayId() {
        personWrites("smsc-7", "1 1234");

        assertThat(replies).singleElement().satisfies(reply -> {
            assertThat(reply.id()).isEqualTo("smsc-7");
            assertThat(reply.from()).isEqualTo(PHONE);
            assertThat(reply.text()).isEqualTo("1 1234");
        });
    }

    @Test
    void saysThatItTookNothing() {
        takesNothing();

        assertThatExceptionOfType(ChannelException.class)
                .isThrownBy(() -> channel().send(new ShortMessage(UUID.randomUUID(), PHONE, "集结令 01")));
        assertThat(inThePhone()).isEmpty();
    }

    static void await(java.util.function.BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
