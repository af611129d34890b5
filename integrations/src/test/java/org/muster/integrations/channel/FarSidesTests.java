package org.muster.integrations.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        sides.serve("loudspeaker", once(), it -> await(hanging));
        sides.serve("loudspeaker", once(), it -> second.incrementAndGet());
        sides.serve("led", once(), it -> others.countDown());
        sides.serve("sms", once(), it -> others.countDown());

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second).hasValue(0);
        hanging.countDown();
    }

    @Test
    @Timeout(60)
    void worksOffAllThatWaitsAndBeginsAnewAfterSomethingBroke() throws InterruptedException {
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(List.of(1, 2, 3));
        Queue<Integer> sent = new ConcurrentLinkedQueue<>();
        CountDownLatch broken = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(2);
        sides.serve("led", () -> Optional.ofNullable(waiting.poll()), it -> {
            broken.countDown();
            throw new IllegalStateException("the database is away");
        });
        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
        // the broken round may still be leaving: who looks again and again gets in
        while (!all.await(20, TimeUnit.MILLISECONDS)) {
            sides.serve("led", () -> Optional.ofNullable(waiting.poll()), it -> {
                sent.add(it);
                all.countDown();
            });
        }
        assertThat(sent).containsExactly(2, 3);
    }

    /** One thing that waits. */
    private static Supplier<Optional<String>> once() {
        Queue<String> waiting = new ConcurrentLinkedQueue<>(List.of("notice"));
        return () -> Optional.ofNullable(waiting.poll());
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
