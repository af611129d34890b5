package org.muster.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Logins, refusals and changes of rights, written once (等保 8.1.4.3). */
@Repository
class AccessLog {

    record Line(long id, Instant at, String actor, String action, String subject, String address, String detail) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param action past-tense word, e.g. LoggedIn */
    void write(String actor, String action, String subject, String address, String detail) {
        jdbc.sql("insert into access_log (at, actor, action, subject, address, detail) values (?, ?, ?, ?, ?, ?)")
                .params(Timestamp.from(clock.instant()), actor, action, subject, address, detail)
                .update();
    }

    /** The newest lines older than the given one. */
    List<Line> before(long id, int limit) {
        return jdbc.sql("select * from access_log where id < ? order by id desc limit ?")
                .params(id, limit)
                .query((row, index) -> new Line(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("address"),
                        row.getString("detail")))
                .list();
    }
}
