package org.muster.warning;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation says about warnings.
 *
 * @param strict whether messages are refused for any breach of the standard, and not only where their meaning is in doubt
 * @param senders whose messages are taken; all of them while it is empty, since nobody without a token can send any
 * @param industry the industry digits (GB/T 4657) in the identifiers of what is entered by hand [?]
 */
@ConfigurationProperties("muster.warning")
record WarningProperties(
        @DefaultValue("false") boolean strict,
        @DefaultValue List<String> senders,
        @DefaultValue("000") String industry,
        @DefaultValue Feed feed) {

    /**
     * A feed that is asked regularly; off while it has no address.
     *
     * @param division for which division its warnings are received
     */
    record Feed(URI url, @DefaultValue("PT60S") Duration every, @DefaultValue("330000") String division) {

        boolean configured() {
            return url != null && !url.toString().isBlank();
        }

        DivisionCode receiver() {
            return new DivisionCode(division);
        }
    }
}
