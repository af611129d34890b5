package org.muster.incident;

/** How much of an incident somebody sees, from nothing to everything. */
public enum Sight {
    NONE,
    /** The head, the place and one's own teams: what a county whose team helps is entitled to. */
    VIEW,
    /** As {@link #VIEW}, and may speak for one's own teams. */
    ASSIST,
    WHOLE;

    /** Whether only a part is shown. */
    public boolean partial() {
        return this == VIEW || this == ASSIST;
    }
}
