package org.muster.casualty;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.muster.casualty.CasualtyEvent.CasualtyDataDestroyed;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys who the casualties were, as long after the incident is over as the lists of an evacuation are kept, and never
 * while they are watched (突发事件应对法 Art 85; 国务院令493 Art 13). Numbers, colours and outcomes stay; the journal never
 * held a name.
 */
@Component
class CasualtyRetention {

    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final Clock clock;

    CasualtyRetention(
            JdbcClient jdbc,
            Journal journal,
            TransactionTemplate transaction,
            @Value("${muster.evacuation.keep-personal-data:P30D}") Duration keep,
            Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.transaction = transaction;
        this.keep = keep;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${muster.evacuation.erase-every:PT1H}",
            initialDelayString = "${muster.evacuation.erase-first:PT2M}")
    void look() {
        Instant now = clock.instant();
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> jdbc.sql(
                        """
                        select distinct i.id from incident i join casualty c on c.incident_id = i.id
                         where c.erased_at is null and i.watched_until < ?
                           and coalesce(i.closed_at, (select max(s.at) from incident_status s
                                                       where s.incident_id = i.id and s.status = 'CANCELLED')) < ?
                         limit ?""")
                .params(Timestamp.from(now), Timestamp.from(now.minus(keep)), MOST_AT_ONCE)
                .query(UUID.class)
                .list()
                .forEach(id -> transaction.executeWithoutResult(status -> erase(new IncidentId(id), now))));
    }

    private void erase(IncidentId incident, Instant now) {
        jdbc.sql(
                        """
                update casualty_word set body = body - 'name' - 'note' - 'place' - 'location'
                 where casualty_id in (select id from casualty where incident_id = ?)""")
                .param(incident.value())
                .update();
        int people = jdbc.sql(
                        """
                update casualty set name = null, note = null, tag = null, outcome_source = null, erased_at = ?
                 where incident_id = ? and erased_at is null""")
                .params(Timestamp.from(now), incident.value())
                .update();
        if (people > 0) {
            journal.record(new CasualtyDataDestroyed(incident, people));
        }
    }
}
