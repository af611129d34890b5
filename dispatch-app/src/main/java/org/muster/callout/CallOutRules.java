package org.muster.callout;

import java.time.Duration;
import java.util.List;

/** The ladder of a notice for one kind of person. Answered by the decision table {@code call-out-ladder}. */
public interface CallOutRules {

    /**
     * One rung.
     *
     * @param channel PUSH, SMS or VOICE
     * @param after nominal time from the notice
     * @param dutyOfficer whether the team's duty officer is called instead, as the next named person
     * @param unless left out once this has happened: DELIVERED or ANSWERED
     * @param provided ALWAYS; SHORT: fewer said they come than the quorum; CALLED: the person was called before
     */
    record Rung(int step, String channel, Duration after, boolean dutyOfficer, String unless, String provided) {}

    /** The rungs in order; empty when nobody of this kind is told. */
    List<Rung> ladder(String notice, String person);
}
