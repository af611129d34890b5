package org.muster.incident;

import java.util.EnumSet;
import java.util.Set;
import org.muster.shared.Hazard;

/** The stages of an incident, in the words a forest-fire command uses; those of a flood stand behind them. */
public enum IncidentStatus {
    RAISED("已立案"),
    RESPONDING("出动"),
    ON_SCENE("扑救"),
    CONTROLLED("封控"),
    EXTINGUISHED("明火扑灭"),
    MOP_UP("清理"),
    GUARDING("看守"),
    INSPECTED("验收合格"),
    /** 洪涝台风: the warning is lifted, water falls, works are safe. */
    THREAT_PASSED("威胁解除"),
    /** 洪涝台风: everybody is back and the losses are confirmed. */
    LOSSES_CONFIRMED("灾情已核"),
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

    /** The word for it where this hazard is fought: nobody puts out a flood. */
    public String label(Hazard hazard) {
        return hazard == Hazard.FLOOD && this == ON_SCENE ? "抢险" : label;
    }

    /** Whether incidents of this hazard come through this stage. */
    boolean belongsTo(Hazard hazard) {
        return switch (this) {
            case CONTROLLED, EXTINGUISHED, MOP_UP, GUARDING, INSPECTED -> hazard != Hazard.FLOOD;
            case THREAT_PASSED, LOSSES_CONFIRMED -> hazard == Hazard.FLOOD;
            default -> true;
        };
    }

    /** What an incident of this hazard must have come to before it can be closed. */
    static IncidentStatus beforeClosure(Hazard hazard) {
        return hazard == Hazard.FLOOD ? LOSSES_CONFIRMED : INSPECTED;
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
            case THREAT_PASSED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
            case LOSSES_CONFIRMED -> EnumSet.of(THREAT_PASSED);
            case CLOSED -> EnumSet.of(INSPECTED, LOSSES_CONFIRMED);
            case CANCELLED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
        };
    }
}
