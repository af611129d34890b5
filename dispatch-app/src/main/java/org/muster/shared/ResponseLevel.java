package org.muster.shared;

/** How strongly the government answers (突发事件应对法 Art 71); {@link #I} is the highest. */
public enum ResponseLevel {
    I("Ⅰ"),
    II("Ⅱ"),
    III("Ⅲ"),
    IV("Ⅳ");

    private final String label;

    ResponseLevel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean higherThan(ResponseLevel other) {
        return other == null || ordinal() < other.ordinal();
    }
}
