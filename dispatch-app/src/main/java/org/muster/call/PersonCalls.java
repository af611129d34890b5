package org.muster.call;

import java.util.Collection;
import java.util.UUID;

/** Calls people over the channels of this installation; what is planned is part of the caller's transaction. */
public interface PersonCalls {

    /** Calls over one channel after the other, from now on, until the person answers or the call is left. */
    void call(PersonCall call);

    /** As {@link #call}, for many at once. */
    void callAll(Collection<PersonCall> calls);

    /** Nobody needs to be called any further; an answer that still comes is told all the same. */
    void leave(UUID callId);

    /** As {@link #leave}, for many at once. */
    void leaveAll(Collection<UUID> callIds);
}
