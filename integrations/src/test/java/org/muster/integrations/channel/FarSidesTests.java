package org.muster.integrations.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outside systems that hang, break and refuse, beside others that do not. */
class FarSidesTests {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final FarSides<String> sides = new FarSides<>("far-sides-test");

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void oneThatHangsDelaysNoOtherAndIsServedByNobodyElseMeanwhile() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        AtomicInteger second = new AtomicInteger();
        sides.serve("loudspeaker", () -> await(hanging));
        sides.serve("loudspeaker", second::incrementAndGet);
        sides.serve("led", others::countDown);
        sides.serve("sms", others::countDown);

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second).hasValue(0);
        hanging.countDown();
    }

    @Test
    void anAnswerIsWaitedForSoLongAndNoLonger() throws InterruptedException {
        CountDownLatch givenUp = new CountDownLatch(1);
        assertThat(sides.answer(() -> "taken", LONG)).isEqualTo("taken");
        assertThatThrownBy(() -> sides.answer(
                        () -> {
                            try {
                                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                            } catch (InterruptedException e) {
                                givenUp.countDown();
                                throw e;
                            }
                        },
                        Duration.ofMillis(50)))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("no answer in time");
        assertThat(givenUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverBreaksThereIsARefusalHere() {
        assertThatThrownBy(() -> sides.answer(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        LONG))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> sides.answer(
                        () -> {
                            throw new ChannelException("refused");
                        },
                        LONG))
                .isInstanceOf(ChannelException.class)
                .hasMessage("refused");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
