package org.muster.level;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.muster.shared.Hazard;

/** The posts of a headquarters that approve a response, from the highest. */
public enum Post {
    CHIEF("指挥长"),
    EXECUTIVE_DEPUTY("常务副指挥"),
    DEPUTY("副指挥"),
    OFFICE_DIRECTOR("森防指办主任");

    private final String label;

    Post(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The word for it where this hazard is fought: every headquarters has an office of its own. */
    public String label(Hazard hazard) {
        if (this != OFFICE_DIRECTOR) {
            return label;
        }
        return switch (hazard) {
            case FOREST_FIRE -> label;
            case FLOOD -> "防指办主任";
            case ENTERPRISE_ACCIDENT -> "安委办主任";
        };
    }

    /** Whether who holds this post may do what the other one may. */
    boolean atLeast(Post other) {
        return ordinal() <= other.ordinal();
    }

    /** The next lower post, which stands in; the lowest stands in for itself. */
    Post standIn() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    static Optional<Post> of(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }

    @JsonValue
    @Override
    public String toString() {
        return name();
    }
}
