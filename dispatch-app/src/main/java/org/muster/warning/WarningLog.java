package org.muster.warning;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.journal.Seal;
import org.muster.shared.ActorContext;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of a warning, in its own append-only log: gapless, each line sealed over the one before, written in the
 * transaction of the change it tells of. Warnings belong to no incident, so their story cannot be in a journal.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class WarningLog {

    /**
     * @param subject the message it is about
     * @param data as JSON, the text that was sealed
     */
    public record Line(
            long seq,
            UUID subject,
            String type,
            Instant at,
            String actor,
            String actorName,
            String channel,
            @JsonRawValue String data,
            String hash) {}

    private record Head(long seq, String hash) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    WarningLog(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Tells what the current actor did; the chain's row is held until the transaction ends, so call it last. */
    public void append(UUID chain, UUID subject, String type, Map<String, ?> data) {
        jdbc.sql("insert into warning_log_head (chain_id, hash) values (?, ?) on conflict do nothing")
                .params(chain, Seal.GENESIS)
                .update();
        Head head = jdbc.sql("select seq, hash from warning_log_head where chain_id = ? for update")
                .param(chain)
                .query(Head.class)
                .single();
        long seq = head.seq() + 1;
        // microseconds: what PostgreSQL keeps, so that the seal can be computed again from the row
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String text = json.write(data);
        Line line = new Line(
                seq,
                subject,
                type,
                at,
                ActorContext.actor().id(),
                ActorContext.actor().name(),
                ActorContext.channel(),
                text,
                null);
        String hash = seal(head.hash(), chain, line);
        jdbc.sql(
                        """
                insert into warning_log (chain_id, seq, subject, type, at, actor, actor_name, channel, data, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)""")
                .params(
                        chain,
                        seq,
                        subject,
                        type,
                        Timestamp.from(at),
                        line.actor(),
                        line.actorName(),
                        line.channel(),
                        text,
                        hash)
                .update();
        jdbc.sql("update warning_log_head set seq = ?, hash = ? where chain_id = ?")
                .params(seq, hash, chain)
                .update();
    }

    /** The whole story, oldest first. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Line> list(UUID chain) {
        return jdbc.sql("select * from warning_log where chain_id = ? order by seq")
                .param(chain)
                .query(WarningLog::line)
                .list();
    }

    /** Whether no line was changed, removed or put in. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean intact(UUID chain) {
        String previous = Seal.GENESIS;
        long seq = 0;
        for (Line line : list(chain)) {
            if (line.seq() != ++seq || !seal(previous, chain, line).equals(line.hash())) {
                return false;
            }
            previous = line.hash();
        }
        String last = previous;
        return jdbc.sql("select seq, hash from warning_log_head where chain_id = ?")
                .param(chain)
                .query(Head.class)
                .optional()
                .map(head -> head.hash().equals(last))
                .orElse(seq == 0);
    }

    private static String seal(String previous, UUID chain, Line line) {
        return Seal.over(
                previous,
                chain.toString(),
                Long.toString(line.seq()),
                line.subject().toString(),
                line.type(),
                line.at().toString(),
                line.actor(),
                line.actorName(),
                line.channel(),
                line.data());
    }

    private static Line line(ResultSet row, int index) throws SQLException {
        return new Line(
                row.getLong("seq"),
                row.getObject("subject", UUID.class),
                row.getString("type"),
                instant(row, "at"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("channel"),
                row.getString("data"),
                row.getString("hash"));
    }
}
