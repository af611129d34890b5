package org.muster.trigger;

/** What a site's readings ask for; a person orders it. */
public enum Mode {
    NONE("正常"),
    /** 准备转移 */
    PREPARE("准备转移"),
    /** 立即转移 */
    IMMEDIATE("立即转移");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
