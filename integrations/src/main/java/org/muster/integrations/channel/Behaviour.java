package org.muster.integrations.channel;

/** How a tester makes a simulated channel behave. */
public enum Behaviour {
    /** Takes everything at once and tells what became of it. */
    NORMAL,
    /** Takes everything, but slowly, and tells of it late. */
    DELAY,
    /** Takes nothing. */
    REFUSE,
    /** Says nothing for a minute, and then that it took nothing. */
    HANG,
    /** Takes everything and never tells what became of it. */
    LOSE_RECEIPTS
}
