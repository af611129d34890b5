package org.muster.callout;

/** What somebody is in an order's call-out. */
enum Called {
    /** Answers for the whole order. */
    LEADER("队长"),
    /** The team's duty officer: the next named person when the leader is silent. */
    DUTY_OFFICER("值班员"),
    MEMBER("队员"),
    /** Off shift: called only when the ladder reaches them. */
    OFF_DUTY("轮休队员"),
    /** Called by name about a matter that is no order: a post, a report that is missing. */
    PERSON("被叫应人");

    private final String label;

    Called(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
