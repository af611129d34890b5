package org.muster.support;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** For what the server does in its own time: asks again until it holds, and fails with the last reason. */
public final class Eventually {

    private Eventually() {}

    /** Repeats until the call neither throws nor answers null or false; gives what it answered. */
    public static <T> T within(Duration patience, Callable<T> call) {
        Instant giveUpAt = Instant.now().plus(patience);
        while (true) {
            Throwable reason = null;
            try {
                T value = call.call();
                if (value != null && !Boolean.FALSE.equals(value)) {
                    return value;
                }
            } catch (Exception | AssertionError e) {
                reason = e;
            }
            if (Instant.now().isAfter(giveUpAt)) {
                throw new AssertionError("did not come true within " + patience, reason);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
