package org.muster.reports;

import java.time.Duration;

/**
 * The incident was an exercise 推演 whose clock ran {@code speed} times as fast as the standards' clock.
 *
 * @param speed nominal seconds per real second, above zero; 60 makes ten minutes of a standard last ten seconds
 */
public record Exercise(double speed) {

    public Exercise {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("An exercise runs at a positive, finite speed: " + speed);
        }
    }

    /** What a real duration counts for against a standard. */
    public Duration nominal(Duration real) {
        return Duration.ofMillis(Math.round(real.toMillis() * speed));
    }
}
