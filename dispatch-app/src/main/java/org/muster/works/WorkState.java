package org.muster.works;

import java.util.Set;

/** Where a work stands. What the field says moves it forward, whatever had been waited for. */
enum WorkState {
    ORDERED("待应答"),
    ACKNOWLEDGED("已应答"),
    UNDERWAY("执行中"),
    REFUSED("去不了"),
    DONE("已完成"),
    CANCELLED("已撤销");

    private static final Set<WorkState> OVER = Set.of(DONE, CANCELLED);

    private final String label;

    WorkState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether nothing more is expected of it. */
    boolean over() {
        return OVER.contains(this);
    }
}
