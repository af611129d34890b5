package org.muster.shared;

/** How grave an incident is (突发事件应对法 Art 3); not to be confused with the response level. */
public enum Grade {
    GENERAL("一般"),
    LARGER("较大"),
    MAJOR("重大"),
    EXTRAORDINARY("特别重大");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
