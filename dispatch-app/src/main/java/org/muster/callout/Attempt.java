package org.muster.callout;

import java.time.Instant;
import java.util.UUID;

/** One rung for one person: a message with its due time. */
record Attempt(
        UUID id,
        UUID personId,
        int step,
        Channel channel,
        boolean named,
        String unless,
        String provided,
        Instant dueAt) {}
