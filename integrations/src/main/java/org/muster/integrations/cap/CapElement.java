package org.muster.integrations.cap;

import java.util.ArrayList;
import java.util.List;

/** An element as it stood in the document, with its place for those who have to mend it. */
final class CapElement {

    final String name;
    final boolean ours;
    final String place;
    final int line;
    final List<CapElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    CapElement(String name, boolean ours, String place, int line) {
        this.name = name;
        this.ours = ours;
        this.place = place;
        this.line = line;
    }

    void append(String more) {
        text.append(more);
    }

    String text() {
        return text.toString().strip();
    }

    List<CapElement> all(String wanted) {
        return children.stream().filter(it -> it.ours && it.name.equals(wanted)).toList();
    }
}
