package org.muster.callout;

import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderId;

/**
 * Somebody who is called for an order.
 *
 * @param memberId the member they are, or null for a contact who is none
 * @param phone null when they have none
 * @param code four digits that make a short message from this phone speak of this order
 * @param closedAt when the order was over for them
 */
record Person(
        UUID id,
        OrderId orderId,
        Called kind,
        String memberId,
        String name,
        String phone,
        String code,
        Instant deliveredAt,
        Instant readAt,
        Instant answeredAt,
        String answer,
        String via,
        Instant closedAt) {

    boolean hasPhone() {
        return phone != null;
    }
}
