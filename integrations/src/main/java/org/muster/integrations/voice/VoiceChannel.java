package org.muster.integrations.voice;

import java.time.Instant;
import java.util.UUID;
import org.muster.integrations.channel.ChannelException;

/** A voice gateway: it rings, reads the text out and tells which key was pressed. The same id rings once. */
public interface VoiceChannel {

    /** @param text what is read out when somebody picks up */
    record VoiceCall(UUID id, String to, String text) {}

    enum Ending {
        ANSWERED,
        NO_ANSWER,
        BUSY
    }

    /**
     * How a call ended.
     *
     * @param readOut whether the text was read to its end
     * @param key the key that was pressed, or null
     */
    record CallEnded(UUID id, Ending ending, boolean readOut, String key, Instant at) {}

    /** Hears how calls ended. */
    interface Listener {

        void ended(CallEnded call);
    }

    /**
     * Has the number rung; does not wait for the person.
     *
     * @throws ChannelException when the call is not known to be placed; the caller may place it again
     */
    void call(VoiceCall call);

    /** Names the one who hears how calls ended. */
    void listen(Listener listener);
}
