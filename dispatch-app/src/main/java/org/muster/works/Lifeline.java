package org.muster.works;

/** What a place cannot do without (003 L55: 交通、电力、通信抢修). */
enum Lifeline {
    POWER("电力"),
    TELECOM("通信"),
    ROAD("道路"),
    WATER("供水");

    private final String label;

    Lifeline(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
