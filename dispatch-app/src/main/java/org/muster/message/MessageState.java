package org.muster.message;

import java.util.Set;

/** What becomes of a message. */
enum MessageState {
    NEW("待分送"),
    ACTION("办理"),
    INFORMATION("知悉"),
    FILED("归档"),
    SETTLED("办结");

    /** Where triage may send it. */
    static final Set<MessageState> OF_TRIAGE = Set.of(ACTION, INFORMATION, FILED);

    private final String label;

    MessageState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Somebody still has to do something. */
    boolean open() {
        return this == NEW || this == ACTION;
    }

    boolean mayBecome(MessageState next) {
        return switch (this) {
            case NEW -> next != NEW;
                // another person, another time
            case ACTION -> next != NEW;
            case INFORMATION -> next == ACTION || next == FILED || next == INFORMATION;
            case FILED -> next == ACTION || next == INFORMATION;
                // done, and yet not: it is taken up again
            case SETTLED -> next == ACTION;
        };
    }
}
