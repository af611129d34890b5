package org.muster.callout;

/**
 * What somebody is told. Alarms go before news on every channel, and quiet hours never hold them back: that is decided
 * here and nowhere else.
 */
enum Notice {
    ORDER(true),
    /** The team is called again because it has not acknowledged. */
    RECALL(true),
    /** The order no longer stands: stop, or do not come. */
    STAND_DOWN(true),
    /** Off the line, at once. */
    WITHDRAWAL(true),
    NEWS(false),
    /** Somebody is called by name and must answer. 叫应 */
    CALL(true);

    private final boolean alarm;

    Notice(boolean alarm) {
        this.alarm = alarm;
    }

    boolean alarm() {
        return alarm;
    }

    int lane() {
        return alarm ? 0 : 1;
    }
}
