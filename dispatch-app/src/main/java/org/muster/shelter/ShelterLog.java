package org.muster.shelter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** When each shelter was opened and closed, and by whom. */
@Repository
@Transactional
public class ShelterLog {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(boolean open, Instant at, String by, String note) {}

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShelterLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does nothing when it is so already. */
    public void write(String shelter, boolean open, String note) {
        jdbc.sql("select id from shelter where id = ? for no key update")
                .param(shelter)
                .query(String.class)
                .single();
        if (open(shelter) == open) {
            return;
        }
        Actor actor = ActorContext.actor();
        jdbc.sql("insert into shelter_log (shelter_id, open, at, by_account, by_name, note) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(shelter, open, Timestamp.from(clock.instant()), actor.id(), actor.name(), note))
                .update();
    }

    @Transactional(readOnly = true)
    public boolean open(String shelter) {
        return jdbc.sql("select open from shelter_log where shelter_id = ? order by id desc limit 1")
                .param(shelter)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Transactional(readOnly = true)
    public List<Line> list(String shelter) {
        return jdbc.sql("select * from shelter_log where shelter_id = ? order by id desc limit ?")
                .params(shelter, SHOWN)
                .query((row, index) -> new Line(
                        row.getBoolean("open"),
                        Json.instant(row, "at"),
                        row.getString("by_name"),
                        row.getString("note")))
                .list();
    }
}
