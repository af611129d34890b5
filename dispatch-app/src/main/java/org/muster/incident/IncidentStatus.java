package org.muster.incident;

import java.util.EnumSet;
import java.util.Set;
import org.muster.shared.Hazard;

/** The stages of an incident, in the words a forest-fire command uses; those of a flood and of an accident stand behind them. */
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
    /** 企业事故: nothing leaks or burns any more. */
    SOURCE_CONTROLLED("源头受控"),
    /** 企业事故: the readings of every point are clean, so many in a row. */
    READINGS_CLEAN("监测达标"),
    /** 企业事故: people may go home; monitoring goes on as long as is necessary. */
    CORDON_RELEASED("警戒解除"),
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
        if (this != ON_SCENE) {
            return label;
        }
        return switch (hazard) {
            case FOREST_FIRE -> label;
            case FLOOD -> "抢险";
            case ENTERPRISE_ACCIDENT -> "处置";
        };
    }

    /** Whether incidents of this hazard come through this stage. */
    boolean belongsTo(Hazard hazard) {
        return switch (this) {
            case CONTROLLED, EXTINGUISHED, MOP_UP, GUARDING, INSPECTED -> hazard == Hazard.FOREST_FIRE;
            case THREAT_PASSED, LOSSES_CONFIRMED -> hazard == Hazard.FLOOD;
            case SOURCE_CONTROLLED, READINGS_CLEAN, CORDON_RELEASED -> hazard == Hazard.ENTERPRISE_ACCIDENT;
            default -> true;
        };
    }

    /** What an incident of this hazard must have come to before it can be closed. */
    static IncidentStatus beforeClosure(Hazard hazard) {
        return switch (hazard) {
            case FOREST_FIRE -> INSPECTED;
            case FLOOD -> LOSSES_CONFIRMED;
            case ENTERPRISE_ACCIDENT -> CORDON_RELEASED;
        };
    }

    /** Stages go forward only; the one way back is a re-flare, which {@link #mayRekindle} allows. */
    boolean mayBecome(IncidentStatus next) {
        return before(next).contains(this);
    }

    boolean mayRekindle() {
        return EnumSet.of(CONTROLLED, EXTINGUISHED, MOP_UP, GUARDING, INSPECTED).contains(this);
    }

    /** Whether the source, once controlled, may be lost again. */
    boolean maySlip() {
        return this == SOURCE_CONTROLLED || this == READINGS_CLEAN;
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
            case SOURCE_CONTROLLED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
            case READINGS_CLEAN -> EnumSet.of(SOURCE_CONTROLLED);
            case CORDON_RELEASED -> EnumSet.of(READINGS_CLEAN);
            case CLOSED -> EnumSet.of(INSPECTED, LOSSES_CONFIRMED, CORDON_RELEASED);
            case CANCELLED -> EnumSet.of(RAISED, RESPONDING, ON_SCENE);
        };
    }
}
