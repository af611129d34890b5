package org.muster.message;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages as the desk reads them. */
@Component
class MessageViews {

    private static final int PAGE = 200;

    /** An order that belongs to a message. */
    record LinkedOrder(OrderId orderId, String label, String teamName, OrderState state, boolean issued) {}

    /**
     * @param answers the numbers of the messages that answer it
     * @param correctedBy the number of the message that puts it right, or null
     * @param dueAt until when it is to be sent on or settled; null when it waits for nothing
     * @param overdue what it waits for is late
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageView(
            MessageId id,
            int number,
            Direction direction,
            Channel channel,
            String channelLabel,
            Urgency urgency,
            String urgencyLabel,
            String sender,
            String receiver,
            String text,
            String place,
            Position location,
            Instant saidAt,
            Instant writtenAt,
            String writer,
            Integer replyTo,
            List<Integer> answers,
            Integer corrects,
            Integer correctedBy,
            UUID alertId,
            MessageState state,
            String stateLabel,
            String person,
            String note,
            Instant dueAt,
            boolean overdue,
            Instant triagedAt,
            String triagedBy,
            Instant settledAt,
            String settledBy,
            String outcome,
            List<LinkedOrder> orders) {}

    /** @param more there are older ones: ask again for what is before the smallest number */
    record Page(List<MessageView> messages, boolean more, Messages.Counts counts) {}

    /**
     * What is looked for; nulls and empty lists leave it open.
     *
     * @param words found anywhere in text, sender, receiver, place, person or outcome; a number finds that message too
     * @param before only what has a smaller number: the plain log, newest first
     */
    record Search(
            String words,
            List<MessageState> states,
            List<Channel> channels,
            List<Urgency> urgencies,
            Direction direction,
            String person,
            boolean overdue,
            Integer before) {}

    private static final String VIEW =
            """
            select m.*, h.state, h.person, h.note, h.triaged_at, h.triaged_by, h.settled_at, h.settled_by, h.outcome,
                   h.overdue_at, d.due_at,
                   (select c.number from message c where c.incident_id = m.incident_id and c.corrects = m.number) corrected_by
              from message m
              join message_handling h on h.message_id = m.id
              left join lateral (
                   select due_at from deadline
                    where order_id = m.id
                      and kind = case h.state when 'NEW' then 'MESSAGE_TRIAGE' when 'ACTION' then 'MESSAGE_ACTION' end
                      and met_at is null and cancelled_at is null
                    order by opened_at desc limit 1) d on true
             where m.incident_id = ?
            """;

    /** What nobody has looked at first, the most urgent first; then what is to be done, by when; then the log. */
    private static final String AS_AN_INBOX =
            """
             order by case h.state when 'NEW' then 0 when 'ACTION' then 1 else 2 end,
                      case when h.state = 'NEW'
                           then array_position(array['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'], m.urgency) end,
                      case when h.state = 'ACTION' then d.due_at end,
                      case when h.state = 'NEW' then m.number else -m.number end
            """;

    private final JdbcClient jdbc;
    private final Messages messages;

    MessageViews(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** Finds within one incident, whose messages are few enough to be looked through. */
    Page find(IncidentId incident, Search search) {
        StringBuilder sql = new StringBuilder(VIEW);
        List<Object> params = new ArrayList<>(List.of(incident.value()));
        if (search.words() != null) {
            sql.append(
                    """
                     and (m.text ilike ? or m.sender ilike ? or m.receiver ilike ? or m.place ilike ?
                          or h.person ilike ? or h.outcome ilike ? or m.number::text = ?)
                    """);
            String pattern = "%" + literal(search.words()) + "%";
            params.addAll(Arrays.asList(pattern, pattern, pattern, pattern, pattern, pattern));
            params.add(search.words().replaceAll("[#＃号\\s]", ""));
        }
        any(sql, params, "h.state", search.states());
        any(sql, params, "m.channel", search.channels());
        any(sql, params, "m.urgency", search.urgencies());
        if (search.direction() != null) {
            sql.append(" and m.direction = ?");
            params.add(search.direction().name());
        }
        if (search.person() != null) {
            sql.append(" and h.person ilike ?");
            params.add("%" + literal(search.person()) + "%");
        }
        if (search.overdue()) {
            sql.append(" and h.state in ('NEW', 'ACTION') and h.overdue_at is not null");
        }
        if (search.before() == null) {
            sql.append(AS_AN_INBOX);
        } else {
            sql.append(" and m.number < ? order by m.number desc");
            params.add(search.before());
        }
        sql.append(" limit ").append(PAGE + 1);
        List<MessageView> found = jdbc.sql(sql.toString())
                .params(params)
                .query(MessageViews::view)
                .list();
        boolean more = found.size() > PAGE;
        return new Page(complete(incident, more ? found.subList(0, PAGE) : found), more, messages.counts(incident));
    }

    MessageView get(IncidentId incident, MessageId id) {
        return list(incident, List.of(id)).get(0);
    }

    /** These, by number. */
    List<MessageView> list(IncidentId incident, Collection<MessageId> ids) {
        return complete(
                incident,
                jdbc.sql(VIEW + " and m.id = any (?) order by m.number")
                        .params(
                                incident.value(),
                                ids.stream().map(MessageId::value).toArray(UUID[]::new))
                        .query(MessageViews::view)
                        .list());
    }

    private static void any(StringBuilder sql, List<Object> params, String column, List<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            sql.append(" and ").append(column).append(" = any (?)");
            params.add(values.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    /** Words are looked for as they stand: nothing in them is a pattern. */
    private static String literal(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Adds the orders and the answers, read together. */
    private List<MessageView> complete(IncidentId incident, List<MessageView> found) {
        Map<UUID, List<LinkedOrder>> orders = new HashMap<>();
        jdbc.sql(
                        """
                select l.message_id, l.issued, o.id, o.number, o.team_name, o.state
                  from message_order l join dispatch_order o on o.id = l.order_id
                 where l.message_id = any (?) order by o.number""")
                .param(found.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    orders.computeIfAbsent(row.getObject("message_id", UUID.class), any -> new ArrayList<>())
                            .add(new LinkedOrder(
                                    new OrderId(row.getObject("id", UUID.class)),
                                    "%02d".formatted(row.getInt("number")),
                                    row.getString("team_name"),
                                    OrderState.valueOf(row.getString("state")),
                                    row.getBoolean("issued")));
                });
        Map<Integer, List<Integer>> answers = new HashMap<>();
        jdbc.sql("select reply_to, number from message where incident_id = ? and reply_to = any (?) order by number")
                .params(
                        incident.value(),
                        found.stream().map(MessageView::number).toArray(Integer[]::new))
                .query(row -> {
                    answers.computeIfAbsent(row.getInt("reply_to"), any -> new ArrayList<>())
                            .add(row.getInt("number"));
                });
        return found.stream()
                .map(it -> with(
                        it,
                        answers.getOrDefault(it.number(), List.of()),
                        orders.getOrDefault(it.id().value(), List.of())))
                .toList();
    }

    private static MessageView with(MessageView it, List<Integer> answers, List<LinkedOrder> orders) {
        return new MessageView(
                it.id(),
                it.number(),
                it.direction(),
                it.channel(),
                it.channelLabel(),
                it.urgency(),
                it.urgencyLabel(),
                it.sender(),
                it.receiver(),
                it.text(),
                it.place(),
                it.location(),
                it.saidAt(),
                it.writtenAt(),
                it.writer(),
                it.replyTo(),
                answers,
                it.corrects(),
                it.correctedBy(),
                it.alertId(),
                it.state(),
                it.stateLabel(),
                it.person(),
                it.note(),
                it.dueAt(),
                it.overdue(),
                it.triagedAt(),
                it.triagedBy(),
                it.settledAt(),
                it.settledBy(),
                it.outcome(),
                orders);
    }

    private static MessageView view(ResultSet row, int index) throws SQLException {
        Channel channel = Channel.valueOf(row.getString("channel"));
        Urgency urgency = Urgency.valueOf(row.getString("urgency"));
        MessageState state = MessageState.valueOf(row.getString("state"));
        double lon = row.getDouble("lon");
        Position location = row.wasNull() ? null : new Position(lon, row.getDouble("lat"));
        return new MessageView(
                new MessageId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                Direction.valueOf(row.getString("direction")),
                channel,
                channel.label(),
                urgency,
                urgency.label(),
                row.getString("sender"),
                row.getString("receiver"),
                row.getString("text"),
                row.getString("place"),
                location,
                instant(row, "said_at"),
                instant(row, "written_at"),
                row.getString("writer"),
                row.getObject("reply_to", Integer.class),
                List.of(),
                row.getObject("corrects", Integer.class),
                row.getObject("corrected_by", Integer.class),
                row.getObject("alert_id", UUID.class),
                state,
                state.label(),
                row.getString("person"),
                row.getString("note"),
                instant(row, "due_at"),
                state.open() && instant(row, "overdue_at") != null,
                instant(row, "triaged_at"),
                row.getString("triaged_by"),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("outcome"),
                List.of());
    }
}
