package org.muster.callout;

import java.util.UUID;
import org.muster.dispatch.OrderId;

/** A message that was taken to be sent, with what its personal words need. */
record Outgoing(
        UUID id,
        OrderId orderId,
        Notice notice,
        Called kind,
        String memberId,
        String phone,
        String code,
        String text,
        int tries) {}
