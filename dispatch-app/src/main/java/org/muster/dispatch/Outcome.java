package org.muster.dispatch;

/** What became of something a responder said. */
public enum Outcome {
    APPLIED,
    /** Kept, but a deadline or a newer report had overtaken it. */
    LATE,
    /** The order no longer stands; kept and shown, changes nothing. */
    SUPERSEDED
}
