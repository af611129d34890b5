package org.muster.integrations.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.muster.integrations.cap.CapMessages.bytes;
import static org.muster.integrations.cap.CapMessages.sound;
import static org.muster.integrations.cap.CapMessages.with;

import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.ChannelException;

/** What every feed of warnings must do; an adapter's test extends it. */
abstract class WarningFeedContract {

    static final byte[] FIRST = bytes(sound());
    static final byte[] SECOND = bytes(with("_1</identifier>", "_2</identifier>"));

    abstract WarningFeed feed();

    /** The far side shows these, the first of them first. */
    abstract void shows(byte[]... documents);

    abstract void cannotBeRead();

    @Test
    void givesWhatItShowsOldestFirstAndByteForByte() {
        shows(FIRST, SECOND);

        assertThat(feed().fetch()).extracting(WarningFeed.Found::document).containsExactly(FIRST, SECOND);
    }

    @Test
    void givesTheSameAgainAsLongAsItStands() {
        shows(FIRST);

        assertThat(feed().fetch()).hasSize(1);
        assertThat(feed().fetch()).hasSize(1);
    }

    @Test
    void givesEvenWhatIsNoSoundMessage() {
        shows(bytes("<alert>broken"), SECOND);

        assertThat(feed().fetch()).hasSize(2);
    }

    @Test
    void saysThatItCannotBeRead() {
        cannotBeRead();

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> feed().fetch());
    }
}
