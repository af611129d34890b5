package org.muster.zeroreport;

/** What is reported every day. */
public enum ReportKind {
    /** 有火必报、零报告、随时报告 (新昌, practices 3.18). */
    DAILY("每日零报告"),
    /** 清明日报告制度 (practices 3.34). */
    QINGMING("清明祭扫日报");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
