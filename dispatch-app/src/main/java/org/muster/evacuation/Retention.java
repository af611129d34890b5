package org.muster.evacuation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Destroys what was only for the response (突发事件应对法 Art 85): some days after a zone is closed, names, numbers, addresses
 * and whatever was said about people are cleared from its list, its ticks and its check-ins, and the pictures of their
 * houses are deleted. Counts stay, and so does the
 * journal, which never held them.
 */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int MOST_AT_ONCE = 200;

    private final Evacuations evacuations;
    private final EvacuationRules rules;
    private final Journal journal;
    private final Json json;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            Evacuations evacuations,
            EvacuationRules rules,
            Journal journal,
            Json json,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.evacuations = evacuations;
        this.rules = rules;
        this.journal = journal;
        this.json = json;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${muster.evacuation.erase-every:PT1H}",
            initialDelayString = "${muster.evacuation.erase-first:PT2M}")
    void look() {
        Instant before = clock.instant().minus(rules.keepPersonalData());
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            due(before).forEach(id -> transaction.executeWithoutResult(status -> erase(id)));
            transaction.executeWithoutResult(status -> eraseUnlisted(before));
        });
    }

    private List<EvacuationId> due(Instant before) {
        return jdbc
                .sql(
                        """
                select id from evacuation
                 where erased_at is null and coalesce(closed_at, cancelled_at) < ? order by 1 limit ?""")
                .params(Timestamp.from(before), MOST_AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(EvacuationId::new)
                .toList();
    }

    private void erase(EvacuationId id) {
        Evacuation it = evacuations.lock(id).orElseThrow();
        if (it.erasedAt() != null) {
            return;
        }
        int households = update(
                """
                update evacuation_household set head = null, phone = null, address = null, note = null, vehicle = null,
                       worker_name = null, worker_phone = null, said_by_name = null, conflict = null, code = household_id
                 where evacuation_id = ?""",
                id);
        int persons = update(
                """
                update evacuation_person set name = null, born_on = null, phone = null, place = null, needs = '{}',
                       said_by = null
                 where evacuation_id = ?""",
                id);
        update(
                """
                update evacuation_tick set note = null, place = null, on_behalf_of = null, actor_name = null, answer = '{}'
                 where evacuation_id = ?""",
                id);
        update(
                "update shelter_check_in set name = null, phone = null, answer = '{}', erased_at = now() where evacuation_id = ?",
                id);
        update("update forced_transfer set reason = '（已销毁）' where evacuation_id = ?", id);
        jdbc.sql("update evacuation set zone = ?::jsonb, erased_at = ?, revision = revision + 1 where id = ?")
                .params(json.write(it.list().erased()), Timestamp.from(clock.instant()), id.value())
                .update();
        int photos = update("delete from evacuation_photo where evacuation_id = ?", id);
        journal.record(new EvacuationEvent.PersonalDataDestroyed(
                it.incidentId(), id, it.zoneId(), it.zoneName(), households, persons, photos));
        log.info("personal data of {} destroyed: {} households, {} people", it.zoneName(), households, persons);
    }

    /** People on no list: as long after they came, for nobody closes their list. */
    private void eraseUnlisted(Instant before) {
        jdbc.sql(
                        """
                update shelter_check_in set name = null, phone = null, answer = '{}', erased_at = ?
                 where evacuation_id is null and erased_at is null and coalesce(left_at, at) < ?""")
                .params(Timestamp.from(clock.instant()), Timestamp.from(before))
                .update();
    }

    private int update(String sql, EvacuationId id) {
        return jdbc.sql(sql).param(id.value()).update();
    }
}
