package org.muster.works;

/** What is to be done. */
enum WorkKind {
    PATROL("巡堤查险"),
    REPAIR("抢修");

    private final String label;

    WorkKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
