package org.muster.situationreport;

import java.util.EnumSet;

/** How far a report has come. An amendment begins at {@link #DRAFTING} again. */
public enum ReportState {
    DRAFTING("起草"),
    SUBMITTED("待签发"),
    APPROVED("已签发"),
    SENT("已报出"),
    RECEIVED("已签收"),
    /** The incident was called off before anything was reported. */
    DROPPED("不再报");

    private final String label;

    ReportState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is on its way to being sent. */
    public boolean open() {
        return EnumSet.of(DRAFTING, SUBMITTED, APPROVED).contains(this);
    }

    boolean mayBecome(ReportState next) {
        return switch (next) {
            case DRAFTING -> this != DRAFTING && this != DROPPED;
            case SUBMITTED -> this == DRAFTING;
            case APPROVED -> this == DRAFTING || this == SUBMITTED;
            case SENT -> this == APPROVED;
            case RECEIVED -> this == SENT;
            case DROPPED -> open();
        };
    }
}
