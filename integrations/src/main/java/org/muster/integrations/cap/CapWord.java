package org.muster.integrations.cap;

/** A value out of one of the standard's closed lists. */
interface CapWord {

    /** As the standard spells it. */
    String word();
}
