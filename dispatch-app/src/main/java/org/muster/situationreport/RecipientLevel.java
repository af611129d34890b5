package org.muster.situationreport;

/** Whom a report goes to, seen from the county. */
public enum RecipientLevel {
    CITY("设区的市"),
    PROVINCE("省"),
    /** Passed on by the province; nobody in the system signs for it. */
    STATE("国家"),
    /** The county's own government gets a copy. */
    GOVERNMENT("本级政府");

    private final String label;

    RecipientLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the report is addressed to it and it signs for it. */
    boolean main() {
        return this == CITY || this == PROVINCE;
    }
}
