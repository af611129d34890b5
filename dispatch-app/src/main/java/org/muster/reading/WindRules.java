package org.muster.reading;

import java.util.Optional;

/** When wind has turned so that nobody may trust an older safety assessment; answered from the rule tables. */
public interface WindRules {

    /**
     * How the wind compares with what it was within the rule's window.
     *
     * @param turn degrees, 0 to 180
     * @param gain metres per second more than the least of the window; negative when it has dropped
     * @param speed metres per second now
     * @param before metres per second of the observation before this one
     */
    record Change(int turn, double gain, double speed, double before) {}

    /**
     * The rule that fired.
     *
     * @param measured what was measured, and {@code limit} what it was held against, each in words
     */
    record Fired(String text, String measured, String limit, String source, String flag) {}

    Optional<Fired> shift(Change change);
}
