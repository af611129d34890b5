package org.muster.muster;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.springframework.stereotype.Component;

/**
 * The code that hangs at an order's muster point: whoever scans it can check in and out there, and do nothing else. One
 * code for the life of the order, so that it can be printed beforehand and shown by a phone without a signal. A
 * photographed code can be scanned from afar; that is why the distance is kept with each scan and the leader's roll call
 * has the last word.
 */
@Component
class MusterCodes {

    private static final String PURPOSE = "muster-point";
    private static final int ID_BYTES = 16;

    private final LinkSeal seal;

    MusterCodes(LinkSeal seal) {
        this.seal = seal;
    }

    String codeFor(OrderId order) {
        ByteBuffer body = ByteBuffer.allocate(ID_BYTES);
        body.putLong(order.value().getMostSignificantBits());
        body.putLong(order.value().getLeastSignificantBits());
        return seal.token(PURPOSE, body.array());
    }

    /** The page the code opens, from the root of this server. */
    String pathFor(OrderId order) {
        return "/m.html#q." + codeFor(order);
    }

    /** Which order's muster point a code hangs at; empty when it is not one of ours. */
    Optional<OrderId> orderOf(String code) {
        return seal.said(PURPOSE, code).filter(it -> it.length == ID_BYTES).map(it -> {
            ByteBuffer body = ByteBuffer.wrap(it);
            return new OrderId(new UUID(body.getLong(), body.getLong()));
        });
    }
}
