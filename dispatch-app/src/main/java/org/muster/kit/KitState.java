package org.muster.kit;

/** How a piece was found. */
enum KitState {
    READY("可用"),
    FLAT("没电没油"),
    BROKEN("损坏"),
    MISSING("缺失");

    private final String label;

    KitState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
