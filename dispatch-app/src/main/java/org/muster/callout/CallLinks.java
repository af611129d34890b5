package org.muster.callout;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.muster.muster.LinkSeal;
import org.springframework.stereotype.Component;

/** Personal links of people who are called by name: who holds one can answer that call, and do nothing else. */
@Component
class CallLinks {

    private static final String PURPOSE = "call-link";
    private static final int ID_BYTES = 16;

    private final LinkSeal seal;

    CallLinks(LinkSeal seal) {
        this.seal = seal;
    }

    /** The page the link opens, from the root of this server; the letter before the token names the kind of link. */
    String pathFor(UUID call) {
        ByteBuffer body = ByteBuffer.allocate(ID_BYTES);
        body.putLong(call.getMostSignificantBits());
        body.putLong(call.getLeastSignificantBits());
        return "/m.html#p." + seal.token(PURPOSE, body.array());
    }

    /** Whose call a token answers; empty when it is not one of ours. */
    Optional<UUID> callOf(String token) {
        return seal.said(PURPOSE, token)
                .filter(it -> it.length == ID_BYTES)
                .map(ByteBuffer::wrap)
                .map(body -> new UUID(body.getLong(), body.getLong()));
    }
}
