package org.muster.evacuation;

/** How an evacuation is ordered (SL 666-2014). */
public enum Mode {
    /** People are told, pack and stand by; who needs long goes first. */
    PREPARE("准备转移"),
    IMMEDIATE("立即转移");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
