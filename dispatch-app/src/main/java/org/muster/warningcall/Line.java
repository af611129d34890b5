package org.muster.warningcall;

/** Which number of a person rings. */
enum Line {
    PHONE("电话"),
    SATELLITE("天通"),
    /** No number rings: somebody must go there. */
    NONE("无通路");

    private final String label;

    Line(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
