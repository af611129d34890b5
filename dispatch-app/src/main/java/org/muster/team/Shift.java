package org.muster.team;

/** Whether a member can be called out now. */
public enum Shift {
    ON_DUTY("在岗"),
    AT_HOME("在家备勤"),
    OFF("轮休");

    private final String label;

    Shift(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean on() {
        return this != OFF;
    }
}
