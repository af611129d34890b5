package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;

/**
 * The envelope of everything a responder says.
 *
 * @param clientId made on the phone before sending; a replay with the same id gets the first answer
 * @param deviceSeq the device's own running number; older ones never undo newer ones
 * @param deviceAt the device's clock, evidence only
 * @param onBehalfOf who was heard, when somebody else speaks for them
 * @param via how they were heard
 */
public record ResponderMessage(
        UUID clientId,
        @PositiveOrZero(message = "设备序号不能为负") Long deviceSeq,
        Instant deviceAt,
        @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
        Via via) {

    /** How the words of somebody without a phone reached us. */
    public enum Via {
        RADIO,
        PHONE,
        IN_PERSON,
        /** They wrote back to the call-out. */
        SMS,
        /** They pressed a key when the call-out was read to them. */
        VOICE
    }

    /** The channel as the journal names it. */
    @JsonIgnore
    public String channel() {
        if (via != null) {
            return via.name();
        }
        // whoever speaks by a link or a short message has no account
        String channel = ActorContext.channel();
        return channel.equals("PHONE") ? "PHONE_PAGE" : channel;
    }

    @JsonIgnore
    String actorName() {
        return Caller.current().displayName();
    }

    /** @throws Problem 422 when a dispatcher speaks for a team without saying for whom and how it was heard */
    public void mustNameSource() {
        if (via == null) {
            throw Problem.invalid("via", "代报须注明渠道：RADIO 电台、PHONE 电话 或 IN_PERSON 当面");
        }
        if (onBehalfOf == null || onBehalfOf.isBlank()) {
            throw Problem.invalid("onBehalfOf", "代报须写明代谁报告");
        }
    }
}
