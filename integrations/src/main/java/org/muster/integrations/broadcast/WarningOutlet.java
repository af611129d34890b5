package org.muster.integrations.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.integrations.channel.ChannelException;

/** A way to the public. Publishing the same id again must not reach anybody twice. */
public interface WarningOutlet {

    /** What people are reached by. */
    enum Kind {
        /** Every phone in the zone, whoever it belongs to. */
        SMS_TO_ZONE,
        LED,
        LOUDSPEAKER,
        VOICE_ALARM
    }

    /**
     * @param id stays the same over retries, so that the far side can drop repeats
     * @param divisions where, GB/T 2260
     * @param message the CAP message, for outlets that read it themselves
     */
    record Notice(UUID id, Kind kind, List<String> divisions, String text, byte[] message) {}

    /**
     * The far side tells how far it has come. It may come late, several times, or never.
     *
     * @param targeted phones, boards, loudspeakers or alarms addressed
     * @param reached how many of them have it by now
     */
    record Receipt(UUID id, int targeted, int reached, Instant at) {}

    interface Listener {

        void received(Receipt receipt);
    }

    /** Whether it serves this kind of outlet. */
    boolean serves(Kind kind);

    /**
     * Hands a notice over.
     *
     * @throws ChannelException when it is not known to be handed over; the caller may publish it again
     */
    void publish(Notice notice);

    /** Names the one who hears receipts. */
    void listen(Listener listener);
}
