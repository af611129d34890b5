package org.muster.message;

/** Which way a message went, seen from the command post. */
enum Direction {
    IN("收"),
    OUT("发");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
