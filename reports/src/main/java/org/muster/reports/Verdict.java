package org.muster.reports;

/** How a measured value stands against its standard: a sign, a word and a tint, never a colour alone. */
public enum Verdict {
    MET("✓ 达标"),
    LATE("× 超时"),
    SHORT("× 不足"),
    OPEN("○ 未完成"),
    NONE("—");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public boolean missed() {
        return this == LATE || this == SHORT;
    }

    public boolean met() {
        return this == MET;
    }
}
