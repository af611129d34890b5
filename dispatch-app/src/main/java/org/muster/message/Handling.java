package org.muster.message;

import java.time.Instant;

/**
 * What becomes of a message.
 *
 * @param person who is in charge of it, or who was told
 * @param overdueAt when what it waits for was late; null while it is not
 */
record Handling(MessageState state, String person, String note, Instant overdueAt) {}
