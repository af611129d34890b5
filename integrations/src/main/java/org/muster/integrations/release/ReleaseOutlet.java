package org.muster.integrations.release;

import java.util.UUID;
import org.muster.integrations.channel.ChannelException;

/** A place where releases are published. Publishing the same id again must not publish it twice. */
public interface ReleaseOutlet {

    enum Channel {
        WEBSITE("政府网站"),
        WECHAT("政务微信"),
        WEIBO("政务微博"),
        RADIO_TV("广播电视"),
        PRESS("新闻发布会");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param id stays the same over retries, so that the far side can drop repeats
     * @param issuer in whose name it is published
     * @param corrects the id under which what it corrects was published there, or null
     */
    record Notice(UUID id, Channel channel, String issuer, String headline, String text, UUID corrects) {}

    /** Whether it serves this channel. */
    boolean serves(Channel channel);

    /**
     * Publishes.
     *
     * @return where it can be read, or null when there is no such place
     * @throws ChannelException when it is not known to be published; the caller may publish it again
     */
    String publish(Notice notice);
}
