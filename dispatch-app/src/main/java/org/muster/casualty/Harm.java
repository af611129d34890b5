package org.muster.casualty;

/** What was done to somebody, as the crew sees it. */
enum Harm {
    TRAUMA("创伤"),
    BURN("烧伤、灼伤"),
    POISONING("中毒"),
    OTHER("其他");

    private final String label;

    Harm(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
