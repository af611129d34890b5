package org.muster.drill;

import java.time.Duration;

/** Lets the minutes of the exercise pass: at speed 60 one of them is a second. */
record ExerciseClock(int speed) {

    void pass(double minutes) throws InterruptedException {
        Thread.sleep(real(minutes).toMillis());
    }

    Duration real(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000 / speed));
    }
}
