package org.muster.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.muster.integrations.message.MessageGateway;
import org.muster.integrations.message.MessageGateway.ShortMessage;
import org.muster.shared.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Short messages that are to be sent. A message keeps its id over retries, so that sending again after a crash reaches
 * the person once.
 */
@Component
class Outbox {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 50;

    private record Waiting(UUID id, String recipient, String text) {}

    private final JdbcClient jdbc;
    private final MessageGateway gateway;
    private final Clock clock;

    Outbox(JdbcClient jdbc, MessageGateway gateway, Clock clock) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** To be called in the transaction that knows why. The same entry, recipient and channel are written once. */
    void add(IncidentId incident, UUID orderId, long seq, String recipient, String text, boolean exercise) {
        jdbc.sql(
                        """
                insert into notification (id, incident_id, order_id, seq, recipient, channel, text, exercise, created_at)
                values (?, ?, ?, ?, ?, 'SMS', ?, ?, ?) on conflict do nothing""")
                .params(
                        UUID.randomUUID(),
                        incident.value(),
                        orderId,
                        seq,
                        recipient,
                        text,
                        exercise,
                        Timestamp.from(clock.instant()))
                .update();
    }

    @Scheduled(fixedDelay = 500)
    @Transactional
    public void send() {
        List<Waiting> waiting = jdbc.sql(
                        """
                select id, recipient, text from notification where sent_at is null
                 order by created_at limit ? for update skip locked""")
                .param(BATCH)
                .query(Waiting.class)
                .list();
        for (Waiting it : waiting) {
            try {
                gateway.send(new ShortMessage(it.id(), it.recipient(), it.text()));
                jdbc.sql("update notification set sent_at = ?, outcome = 'SENT' where id = ?")
                        .params(Timestamp.from(clock.instant()), it.id())
                        .update();
            } catch (MessageGateway.GatewayException e) {
                log.warn("short message {} was not taken, will be sent again: {}", it.id(), e.getMessage());
            }
        }
    }
}
