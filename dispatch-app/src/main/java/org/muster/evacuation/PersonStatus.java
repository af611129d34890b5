package org.muster.evacuation;

import java.util.EnumSet;

/** How far a person, or a household as a whole, has come. */
public enum PersonStatus {
    LISTED("未通知"),
    NOTIFIED("已通知"),
    MOVING("已出发"),
    TRANSFERRED("已安置"),
    REFUSED("拒绝"),
    ABSENT("不在"),
    /** Calls failed and nobody has seen them. */
    UNREACHABLE("失联");

    private final String label;

    PersonStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** A step on the way out, in order; the others are reasons why somebody is not on it. */
    boolean onTheWay() {
        return EnumSet.of(LISTED, NOTIFIED, MOVING, TRANSFERRED).contains(this);
    }
}
