package org.muster.call;

import java.util.UUID;

/** Calls people over the channels of this installation; what is planned is part of the caller's transaction. */
public interface PersonCalls {

    /** Calls over one channel after the other, from now on, until the person answers or the call is left. */
    void call(PersonCall call);

    /** Nobody needs to be called any further; an answer that still comes is told all the same. */
    void leave(UUID callId);
}
