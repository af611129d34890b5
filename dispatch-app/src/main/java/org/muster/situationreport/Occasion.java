package org.muster.situationreport;

/** Why a report is due. */
public enum Occasion {
    RAISED("事件发生"),
    SCHEDULED("到时续报"),
    FACTS_CHANGED("重要情况有变"),
    /** Within 30 days of the event, of a fire 7 (令493 Art 13). */
    CASUALTIES_CHANGED("伤亡有变，补报"),
    ASKED("主动续报"),
    OVER("事件结束");

    private final String label;

    Occasion(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What the table of deadlines is asked with. */
    ReportingRules.Asked asked() {
        return switch (this) {
            case RAISED -> ReportingRules.Asked.FIRST;
            case SCHEDULED, ASKED -> ReportingRules.Asked.FOLLOW_UP;
            case FACTS_CHANGED, CASUALTIES_CHANGED -> ReportingRules.Asked.SUPPLEMENT;
            case OVER -> ReportingRules.Asked.FINAL;
        };
    }
}
