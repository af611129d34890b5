package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;

/** A request body that carries the responder's envelope beside its own fields. */
public interface Spoken {

    UUID clientId();

    Long deviceSeq();

    Instant deviceAt();

    String onBehalfOf();

    ResponderMessage.Via via();

    /** The envelope alone. */
    @JsonIgnore
    default ResponderMessage envelope() {
        return new ResponderMessage(clientId(), deviceSeq(), deviceAt(), onBehalfOf(), via());
    }
}
