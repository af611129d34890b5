package org.muster.shared;

/** What kind of emergency an alert or incident is. */
public enum Hazard {
    FOREST_FIRE("森林火灾"),
    FLOOD("洪涝台风"),
    ENTERPRISE_ACCIDENT("企业事故");

    private final String label;

    Hazard(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
