package org.muster.material;

import java.util.EnumSet;

/**
 * The life of a material order. What the field says only moves it forward; a later fact implies the earlier ones. How much
 * is where does not follow from the state: it stands in the ledger.
 */
public enum MaterialOrderState {
    REQUESTED("待调拨"),
    ALLOCATED("已调拨"),
    LOADED("已装车"),
    MOVING("运输中"),
    RECEIVED("已签收"),
    IN_USE("使用中"),
    /** Nothing of it is at the scene any more; a difference may still be open. */
    RETURNED("已退库"),
    WRITTEN_OFF("已报损"),
    CLOSED("已了结"),
    CANCELLED("已取消");

    private final String label;

    MaterialOrderState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it still stands as an order. */
    public boolean stands() {
        return this != CLOSED && this != CANCELLED;
    }

    /** Whether this state already says what the other one would. */
    public boolean reached(MaterialOrderState other) {
        return this != CANCELLED && ordinal() >= other.ordinal();
    }

    /** Before the goods are at the scene an order can be taken back, on the road too. */
    boolean cancellable() {
        return EnumSet.of(REQUESTED, ALLOCATED, LOADED, MOVING).contains(this);
    }
}
