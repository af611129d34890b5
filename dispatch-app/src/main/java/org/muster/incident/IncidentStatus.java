package org.muster.incident;

import java.util.EnumSet;
import java.util.Set;

/** The stages of an incident, in the words a forest-fire command uses. */
public enum IncidentStatus {
    RAISED("已立案"),
    RESPONDING("出动"),
    ON_SCENE("扑救"),
    CONTROLLED("封控"),
    EXTINGUISHED("明火扑灭"),
    MOP_UP("清理"),
    GUARDING("看守"),
    INSPECTED("验收合格"),
    CLOSED("已结案"),
    CANCELLED("已撤销");

    private final String label;

    IncidentStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean over() {
        return this == CLOSED || this == CANCELLED;
    }

    /** Stages go forward only; the one way back is a re-flare, which {@link #mayRekindle} allows. */
    boolean mayBecome(IncidentStatus next) {
        return before(next).contains(this);
    }

    boolean mayRekindle() {
        return EnumSet.of(CONTROLLED, EXTINGUISHED, MOP_UP, GUARDING, INSPECTED).contains(this);
    }

    private static Set<IncidentStatus> before(IncidentStatus next) {
        return switch (next) {
            case RAISED -> EnumSet.noneOf(IncidentStatus.class);
            case RESPONDING -> EnumSet.of(RAISED);
            case ON_SCENE -> EnumSet.of(RAISED, RESPONDING);
            case CONTROLLED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
            case EXTINGUISHED -> EnumSet.of(CONTROLLED);
            case MOP_UP -> EnumSet.of(EXTINGUISHED);
            case GUARDING -> EnumSet.of(EXTINGUISHED, MOP_UP);
            case INSPECTED -> EnumSet.of(GUARDING);
            case CLOSED -> EnumSet.of(INSPECTED);
            case CANCELLED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
        };
    }
}
