package org.muster.callout;

import java.util.UUID;
import org.muster.dispatch.OrderId;

/**
 * A message that was taken to be sent, with what its personal words need.
 *
 * @param orderId null when it is about no order
 */
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
