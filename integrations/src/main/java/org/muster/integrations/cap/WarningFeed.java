package org.muster.integrations.cap;

import java.util.List;
import org.muster.integrations.channel.ChannelException;

/** Where warnings can be fetched from. The same warning may come again on every look, for as long as it stands. */
public interface WarningFeed {

    /** @param from where it was found, for those who have to ask its sender; {@code document} is the message as it came */
    record Found(String from, byte[] document) {}

    /** What people call it. */
    String name();

    /**
     * The messages it shows now, oldest first.
     *
     * @throws ChannelException when it cannot be read; it may be asked again
     */
    List<Found> fetch();
}
