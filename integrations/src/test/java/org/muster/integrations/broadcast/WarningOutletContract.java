package org.muster.integrations.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.integrations.broadcast.WarningOutlet.Kind;
import org.muster.integrations.broadcast.WarningOutlet.Notice;
import org.muster.integrations.broadcast.WarningOutlet.Receipt;
import org.muster.integrations.channel.ChannelException;

/** What every way to the public must do; an adapter's test extends it. */
abstract class WarningOutletContract {

    final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    abstract WarningOutlet outlet();

    /** What the public has got, oldest first. */
    abstract List<Notice> heard();

    abstract void takesNothing();

    @BeforeEach
    void listen() {
        outlet().listen(receipts::add);
    }

    static Notice notice(Kind kind) {
        return new Notice(UUID.randomUUID(), kind, List.of("330381122", "330381127"), "【推演】暴雨橙色预警", new byte[] {1});
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void reachesThePublicOnceHoweverOftenTheSameIdIsPublished(Kind kind) {
        Notice notice = notice(kind);

        outlet().publish(notice);
        outlet().publish(notice);

        assertThat(heard()).containsExactly(notice);
    }

    @Test
    void tellsHowManyOfThoseAddressedHaveIt() throws InterruptedException {
        Notice notice = notice(Kind.LOUDSPEAKER);

        outlet().publish(notice);

        await(() -> !receipts.isEmpty());
        Receipt receipt = receipts.get(0);
        assertThat(receipt.id()).isEqualTo(notice.id());
        assertThat(receipt.targeted()).isPositive();
        assertThat(receipt.reached()).isBetween(0, receipt.targeted());
    }

    @Test
    void saysThatItTookNothing() {
        takesNothing();

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> outlet().publish(notice(Kind.LED)));
        assertThat(heard()).isEmpty();
    }

    static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 200 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
