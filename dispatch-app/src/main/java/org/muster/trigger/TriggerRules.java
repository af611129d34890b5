package org.muster.trigger;

import java.util.Optional;

/** What a reading asks for at a site; answered from the rule tables. */
public interface TriggerRules {

    /**
     * One measure of a site beside its limits.
     *
     * @param siteKind the kind of the risk source: FLASH_FLOOD, GEOLOGICAL, RESERVOIR, DYKE, CROWD …
     * @param prepare the limit for 准备转移, and {@code immediate} that for 立即转移; null where it has none
     * @param precursor whether it is a sign that somebody has seen, and no reading
     */
    record Question(String siteKind, Double reading, Double prepare, Double immediate, boolean precursor) {}

    /** The row that fired. */
    record Answer(Mode mode, String rule, String source, String flag) {}

    /** Empty when it asks for nothing. */
    Optional<Answer> evacuation(Question question);
}
