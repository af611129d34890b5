package org.muster.integrations.edxlrm;

/** Whether a message must, may or must not carry something. */
enum Presence {
    REQUIRED,
    OPTIONAL,
    FORBIDDEN;

    /** @throws IllegalArgumentException when what is there is not what may be there */
    void check(boolean present, MessageContentType type, String what) {
        if (present && this == FORBIDDEN) {
            throw new IllegalArgumentException(type.element() + " knows no " + what);
        }
        if (!present && this == REQUIRED) {
            throw new IllegalArgumentException(type.element() + " needs " + what);
        }
    }
}
