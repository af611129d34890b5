package org.muster.warningcall;

/** What kind of place or unit has to answer. */
enum TargetKind {
    /** One of the X units of a county: who is on duty answers. */
    UNIT("联动单位"),
    TOWNSHIP("乡镇街道"),
    VILLAGE("村社"),
    SITE("风险点");

    private final String label;

    TargetKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
