package org.muster.evacuation;

/** How far the evacuation of a zone has come. */
public enum EvacuationState {
    ORDERED("通知中"),
    /** Everybody was told. */
    NOTIFIED("转移中"),
    /** Everybody is accounted for: count = list. */
    EMPTIED("待复核"),
    /** A person went from door to door and found nobody. */
    VERIFIED("已清空"),
    ALL_CLEAR("已解除，待查房查路"),
    RETURNING("返回中"),
    CLOSED("已销号"),
    CANCELLED("已取消");

    private final String label;

    EvacuationState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean over() {
        return this == CLOSED || this == CANCELLED;
    }
}
