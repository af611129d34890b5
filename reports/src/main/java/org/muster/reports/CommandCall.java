package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One person called to a post of the command structure, in the order of the posts and of the calls.
 *
 * @param unit whose duty roster named them, or null when they were named by hand
 * @param took from the call to the answer; null when none came
 * @param outcome what became of it: 到岗, 应答, 未应答 …
 * @param held whether they held the post; a post nobody held has none that did
 */
public record CommandCall(
        String post,
        String unit,
        String person,
        Instant calledAt,
        Duration took,
        String outcome,
        boolean held,
        Entries entries) {

    public CommandCall {
        Objects.requireNonNull(post, "post");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(calledAt, "calledAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(entries, "entries");
    }
}
