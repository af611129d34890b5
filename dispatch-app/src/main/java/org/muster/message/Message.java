package org.muster.message;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * A message as it was written down; nothing of it ever changes.
 *
 * @param number 1, 2, 3 … within its incident, in and out together
 * @param saidAt when it was said or sent, at most what the writer knew
 * @param writtenAt when it was written down
 * @param writer who wrote it down, as people call them
 * @param replyTo the number of the message it answers, or null
 * @param corrects the number of the message it puts right, or null
 * @param alertId the call it was, or null
 */
record Message(
        MessageId id,
        IncidentId incidentId,
        int number,
        UUID clientId,
        Direction direction,
        Channel channel,
        Urgency urgency,
        String sender,
        String receiver,
        String text,
        String place,
        Position location,
        Instant saidAt,
        Instant writtenAt,
        String writer,
        Integer replyTo,
        Integer corrects,
        UUID alertId) {

    String label() {
        return number + " 号信息";
    }

    /** The beginning, for a line on the board. */
    String excerpt() {
        return excerpt(text);
    }

    static String excerpt(String text) {
        int[] characters = text.replaceAll("\\s+", " ").codePoints().limit(41).toArray();
        String start = new String(characters, 0, Math.min(40, characters.length));
        return characters.length > 40 ? start + "…" : start;
    }
}
