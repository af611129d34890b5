package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The register of dispatch orders 调度指令登记表: every order of an incident with its stamps. */
public record DispatchLog(Cover cover, List<Order> orders, Seal seal) {

    public DispatchLog {
        Objects.requireNonNull(cover, "cover");
        orders = List.copyOf(orders);
    }

    /** Instants are null while the thing has not happened; {@code outcome} is the state in words, with the reason. */
    public record Order(
            String number,
            String team,
            String task,
            Instant issuedAt,
            Instant deliveredAt,
            Instant acknowledgedAt,
            Instant musteredAt,
            Instant departedAt,
            Instant arrivedAt,
            Instant checkedAt,
            Instant completedAt,
            Instant releasedAt,
            int present,
            int quorum,
            int strength,
            String outcome,
            Entries entries) {}
}
