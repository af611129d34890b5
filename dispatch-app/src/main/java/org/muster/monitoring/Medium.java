package org.muster.monitoring;

/** What is measured in. */
enum Medium {
    AIR("大气"),
    WATER("水");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
