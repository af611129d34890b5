package org.muster.situationreport;

/** Which report of an incident it is. */
public enum ReportKind {
    FIRST("首报"),
    /** What has changed since the report before. */
    FOLLOW_UP("续报"),
    FINAL("终报");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
