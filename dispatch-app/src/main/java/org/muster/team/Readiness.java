package org.muster.team;

/** How ready a team is held (practices 1.13). */
public enum Readiness {
    READY("集中备勤"),
    STANDBY("在家备勤"),
    RESTING("休整"),
    UNAVAILABLE("不可调用");

    private final String label;

    Readiness(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether an order may reach the team at all. */
    public boolean callable() {
        return this == READY || this == STANDBY;
    }
}
