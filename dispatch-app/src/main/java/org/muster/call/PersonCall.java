package org.muster.call;

import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * Who is called about what.
 *
 * @param id made by whoever calls; the same id twice is one call
 * @param matter whose business the answer is, a word of the room that calls: POST, ZERO_REPORT …
 * @param incidentId null for what belongs to no incident; then no exercise pace shortens the ladder
 * @param division whose duty room reads what is unclear
 * @param exercise reaches simulated channels only
 * @param caption what they are called as: a post, a unit on duty
 * @param phone null when there is none: then nobody is called, and somebody must be told by other means
 * @param text the message, without how to answer
 * @param replies what the keys 1, 2 and 3 mean
 */
public record PersonCall(
        UUID id,
        String matter,
        IncidentId incidentId,
        DivisionCode division,
        boolean exercise,
        String caption,
        String name,
        String phone,
        String text,
        Replies replies) {

    /** What answers are offered; null where one is not. */
    public record Replies(String yes, String no, String done) {

        public String of(Reply reply) {
            return switch (reply) {
                case YES -> yes;
                case NO -> no;
                case DONE -> done;
            };
        }
    }
}
