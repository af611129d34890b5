package org.muster.aid;

import java.time.Instant;
import org.muster.dispatch.OrderId;
import org.muster.shared.DivisionCode;

/**
 * A team sent for a request.
 *
 * @param giving the county it comes from
 * @param objectBy until when that county may object; null when it has no say
 * @param objection why it objected, or null
 * @param review what the level above said to that, or null while it has not
 */
record AidTeam(
        OrderId orderId,
        AidId requestId,
        DivisionCode giving,
        DivisionCode assignedBy,
        Instant assignedAt,
        Instant objectBy,
        String objection,
        Instant objectedAt,
        String objectedBy,
        Instant reviewedAt,
        String review) {

    boolean objectionOpen() {
        return objection != null && reviewedAt == null && !objectedAt.isAfter(objectBy);
    }
}
