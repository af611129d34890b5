package org.muster.zone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who changed what in the lists, and that a zone is not as it was approved any more. */
@Repository
class Edits {

    /** @param subject the zone, the household or the resident that was changed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edit(String subject, String field, String was, String became, Instant at, String byName, String reason) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Edits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param before null when it is new */
    void compare(ZoneId zone, String subject, Map<String, String> before, Map<String, String> after, String reason) {
        if (before == null) {
            add(zone, subject, "added", null, subject, reason);
            return;
        }
        after.forEach((field, now) -> {
            if (!Objects.equals(before.get(field), now)) {
                add(zone, subject, field, before.get(field), now, reason);
            }
        });
    }

    void add(ZoneId zone, String subject, String field, String was, String became, String reason) {
        Actor actor = ActorContext.actor();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                with changed as (update zone set changed_at = ? where id = ?)
                insert into zone_edit (zone_id, subject, field, was, became, at, by_account, by_name, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        now,
                        zone.value(),
                        zone.value(),
                        subject,
                        field,
                        was,
                        became,
                        now,
                        actor.id(),
                        actor.name(),
                        reason)
                .update();
    }

    List<Edit> list(ZoneId zone, int limit) {
        return jdbc.sql(
                        """
                select subject, field, was, became, at, by_name, reason from zone_edit
                 where zone_id = ? order by id desc limit ?""")
                .params(zone.value(), limit)
                .query((row, index) -> new Edit(
                        row.getString("subject"),
                        row.getString("field"),
                        row.getString("was"),
                        row.getString("became"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name"),
                        row.getString("reason")))
                .list();
    }
}
