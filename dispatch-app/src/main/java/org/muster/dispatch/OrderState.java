package org.muster.dispatch;

import java.util.EnumSet;
import java.util.Set;

/** The life of a dispatch order. What responders say only moves it forward; a later fact implies the earlier ones. */
public enum OrderState {
    ISSUED("已下达"),
    DELIVERED("已送达"),
    ACKNOWLEDGED("已确认"),
    MUSTERED("已集结"),
    EN_ROUTE("途中"),
    ON_SCENE("到场"),
    COMPLETED("已完成"),
    RELEASED("已归队"),
    REFUSED("已拒绝"),
    CANCELLED("已取消");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the team is still held by the order. */
    public boolean open() {
        return this != RELEASED && this != REFUSED && this != CANCELLED;
    }

    /** Whether the team is still gathering. */
    public boolean mustering() {
        return this == ISSUED || this == DELIVERED || this == ACKNOWLEDGED;
    }

    boolean mayBecome(OrderState next) {
        return before(next).contains(this);
    }

    /** Whether this state already says what the other one would. */
    boolean beyond(OrderState other) {
        return open() && ordinal() >= other.ordinal();
    }

    private static Set<OrderState> before(OrderState next) {
        return switch (next) {
            case ISSUED -> EnumSet.noneOf(OrderState.class);
            case DELIVERED -> EnumSet.of(ISSUED);
            case ACKNOWLEDGED -> EnumSet.of(ISSUED, DELIVERED);
            case MUSTERED -> EnumSet.of(ISSUED, DELIVERED, ACKNOWLEDGED);
            case EN_ROUTE -> EnumSet.of(ISSUED, DELIVERED, ACKNOWLEDGED, MUSTERED);
            case ON_SCENE -> EnumSet.of(ISSUED, DELIVERED, ACKNOWLEDGED, MUSTERED, EN_ROUTE);
            case COMPLETED -> EnumSet.of(ON_SCENE);
            case RELEASED -> EnumSet.of(COMPLETED);
            case REFUSED -> EnumSet.of(ISSUED, DELIVERED, ACKNOWLEDGED, MUSTERED);
            case CANCELLED -> EnumSet.of(ISSUED, DELIVERED, ACKNOWLEDGED, MUSTERED, EN_ROUTE, ON_SCENE);
        };
    }
}
