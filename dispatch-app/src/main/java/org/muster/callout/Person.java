package org.muster.callout;

import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderId;

/**
 * Somebody who is called: for an order, or by name about another matter.
 *
 * @param orderId null for who is called about another matter
 * @param memberId the member they are, or null for a contact who is none
 * @param phone null when they have none
 * @param code four digits that make a short message from this phone speak of this order
 * @param closedAt when the order was over for them
 * @param callId the {@link org.muster.call.PersonCall} they are called for, or null for an order
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
        Instant closedAt,
        UUID callId) {

    boolean hasPhone() {
        return phone != null;
    }
}
