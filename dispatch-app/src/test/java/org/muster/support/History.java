package org.muster.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What clients were told during a test, in no particular order; the checkers hold the database against it. */
public final class History {

    /**
     * A responder was told 200.
     *
     * @param answer the exact bytes of the first answer, as text
     */
    public record Acked(String actor, String clientId, String order, String kind, String answer) {}

    /** A replay of an earlier message got this answer. */
    public record Replayed(String clientId, String answer) {}

    private final List<Acked> acked = Collections.synchronizedList(new ArrayList<>());
    private final List<Replayed> replayed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    public void acked(String actor, String clientId, String order, String kind, String answer) {
        acked.add(new Acked(actor, clientId, order, kind, answer));
    }

    public void replayed(String clientId, String answer) {
        replayed.add(new Replayed(clientId, answer));
    }

    /** An answer that nobody should get: a 5xx, or one outside the contract. */
    public void failure(String what) {
        failures.add(what);
    }

    public List<Acked> acked() {
        return List.copyOf(acked);
    }

    public List<Replayed> replayed() {
        return List.copyOf(replayed);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
