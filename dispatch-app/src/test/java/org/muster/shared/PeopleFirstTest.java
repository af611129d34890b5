package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Eventually;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PeopleFirstTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PeopleFirst people = new PeopleFirst();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final List<Thread> asking = new ArrayList<>();

    @AfterEach
    void everybodyIsAnswered() throws InterruptedException {
        answered.countDown();
        for (Thread it : asking) {
            it.join();
        }
    }

    @Test
    void holdsBackWhileManyWaitAndGoesOnWhenTheyAreAnswered() throws InterruptedException {
        manyAsk();
        Thread background = new Thread(this::holdBackForEver);
        background.start();
        Eventually.within(PATIENCE, () -> background.getState() == Thread.State.TIMED_WAITING);
        everybodyIsAnswered();
        background.join(PATIENCE.toMillis());
        assertThat(background.isAlive()).isFalse();
    }

    @Test
    void holdsBackForAMomentOnly() throws InterruptedException {
        manyAsk();
        long start = System.nanoTime();
        people.letGo();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(450));
        assertThat(asking).allMatch(Thread::isAlive);
    }

    /** As a follower does: piece after piece, as long as somebody still waits. */
    private void holdBackForEver() {
        try {
            do {
                people.letGo();
            } while (answered.getCount() > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void manyAsk() {
        int many = Math.max(2, Runtime.getRuntime().availableProcessors()) + 1;
        CountDownLatch inside = new CountDownLatch(many);
        for (int i = 0; i < many; i++) {
            Thread one = new Thread(() -> ask(inside));
            asking.add(one);
            one.start();
        }
        Eventually.within(PATIENCE, () -> inside.getCount() == 0);
    }

    private void ask(CountDownLatch inside) {
        try {
            people.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> {
                inside.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
