package org.muster.safety;

/** How a crew stands with the line. */
public enum LineState {
    OFF_LINE("不在火线"),
    ON_LINE("火线"),
    /** Called back and not yet reported in the safety zone. */
    WITHDRAWING("撤离中"),
    /** Reported in the safety zone; waits until the attack is resumed. */
    WITHDRAWN("已撤到安全区");

    private final String label;

    LineState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
