package org.muster.photo;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of all orders, in the database like everything else that must outlive a machine. */
@Component
class Photos implements OrderPart {

    /** An order's pictures as its view lists them, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PhotoView(UUID id, Instant takenAt, Instant receivedAt, int width, int height) {}

    private static final int SHOWN = 12;
    private static final int MOST_OF_AN_ORDER = 200;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Photos(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Keeps a picture and tells the journal.
     *
     * @param saidAt when the phone says it was taken; the camera's own word goes before
     */
    Outcome keep(UUID id, DispatchOrder order, Picture picture, Instant saidAt, ResponderMessage said) {
        if (count(order.id()) >= MOST_OF_AN_ORDER) {
            throw Problem.conflict("too-many-photos", "这条指令已有 " + MOST_OF_AN_ORDER + " 张照片，不再接收");
        }
        Instant now = clock.instant();
        Instant takenAt = Drawing.believed(picture.takenAt(), saidAt, now);
        String sha256 = Drawing.sha256(picture.image());
        jdbc.sql(
                        """
                insert into field_photo
                       (id, order_id, taken_at, received_at, sent_by, width, height, sha256, image, thumbnail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        order.id().value(),
                        takenAt == null ? null : Timestamp.from(takenAt),
                        Timestamp.from(now),
                        ActorContext.actor().name(),
                        picture.width(),
                        picture.height(),
                        sha256,
                        picture.image(),
                        picture.thumbnail())
                .update();
        journal.record(
                new PhotoReceived(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        id,
                        takenAt,
                        picture.width(),
                        picture.height(),
                        picture.image().length,
                        sha256,
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
        return Outcome.APPLIED;
    }

    private int count(OrderId order) {
        return jdbc.sql("select count(*) from field_photo where order_id = ?")
                .param(order.value())
                .query(Integer.class)
                .single();
    }

    /** The JPEG of an order's picture; empty when the order has no such picture. */
    Optional<byte[]> find(OrderId order, UUID id, boolean thumbnail) {
        return jdbc.sql("select " + (thumbnail ? "thumbnail" : "image")
                        + " from field_photo where order_id = ? and id = ?")
                .params(order.value(), id)
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    @Override
    public String word() {
        return "photos";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<OrderId, List<PhotoView>> found = new HashMap<>();
        jdbc.sql(
                        """
                select * from (
                    select order_id, id, taken_at, received_at, width, height,
                           row_number() over (partition by order_id order by received_at desc, id) place
                      from field_photo where order_id in (:orders)) newest
                 where place <= :shown order by order_id, place""")
                .param("orders", orders.stream().map(it -> it.id().value()).toList())
                .param("shown", SHOWN)
                .query(row -> {
                    found.computeIfAbsent(new OrderId(row.getObject("order_id", UUID.class)), any -> new ArrayList<>())
                            .add(new PhotoView(
                                    row.getObject("id", UUID.class),
                                    instant(row, "taken_at"),
                                    instant(row, "received_at"),
                                    row.getInt("width"),
                                    row.getInt("height")));
                });
        return Map.copyOf(found);
    }
}
