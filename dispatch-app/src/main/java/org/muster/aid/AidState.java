package org.muster.aid;

import java.util.EnumSet;

/** How far a request for aid has come. */
public enum AidState {
    /** Somebody above, or the military authority, has to answer. */
    REQUESTED("待答复"),
    ASSIGNED("已派队"),
    ARRIVED("已到场"),
    /** Everybody is home again; thanks are owed. */
    RELEASED("已归队，待致谢"),
    SETTLED("已了结"),
    DECLINED("未获增援"),
    WITHDRAWN("已撤回");

    private final String label;

    AidState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether nothing more will come of it. */
    public boolean over() {
        return EnumSet.of(SETTLED, DECLINED, WITHDRAWN).contains(this);
    }

    /** Whether forces were promised at one time, and did not fail to come. */
    public boolean assigned() {
        return EnumSet.of(ASSIGNED, ARRIVED, RELEASED, SETTLED).contains(this);
    }

    boolean reached(AidState other) {
        return assigned() && ordinal() >= other.ordinal();
    }
}
