package org.muster.warning;

/** Whether a warning still holds. */
public enum WarningState {
    IN_FORCE("有效"),
    /** Another message took its place. */
    UPDATED("已更新"),
    CANCELLED("已解除"),
    /** Its time is over and nobody has said more. */
    EXPIRED("已失效"),
    /** Never a warning itself: a cancel, an acknowledgement, a system message. */
    NOTICE("通知");

    private final String label;

    WarningState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
