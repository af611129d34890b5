package org.muster.journal;

/**
 * Reacts to journal entries, each exactly once: {@link #on} runs in the transaction that moves the follower's cursor.
 * Entries of one incident arrive in order; different incidents may be followed at the same time.
 */
public interface JournalFollower {

    /** Names the cursor; must never change. */
    String name();

    /** Whether this follower cares; other entries are passed over. */
    boolean wants(String type);

    /** How many incidents may be followed at the same time. */
    default int hands() {
        return 1;
    }

    void on(Entry entry);
}
