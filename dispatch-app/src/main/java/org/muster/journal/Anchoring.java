package org.muster.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes head hashes to a file outside the database at set times, because whoever owns the database could compute a
 * whole chain anew.
 */
@Component
class Anchoring {

    private record Head(UUID incidentId, long seq, String hash) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path file;

    Anchoring(JdbcClient jdbc, Clock clock, @Value("${muster.anchor-file:data/journal-anchors.log}") Path file) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = file;
    }

    @Scheduled(fixedDelayString = "${muster.anchor-every:PT10M}", initialDelayString = "${muster.anchor-first:PT1M}")
    void anchor() throws IOException {
        List<Head> grown = jdbc.sql(
                        """
                select h.incident_id, h.seq, h.hash from journal_head h
                 where h.seq > 0 and not exists
                       (select 1 from journal_anchor a where a.incident_id = h.incident_id and a.seq = h.seq)""")
                .query(Head.class)
                .list();
        if (grown.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        StringBuilder lines = new StringBuilder();
        for (Head head : grown) {
            lines.append(String.join(" ", now.toString(), head.incidentId().toString(), "" + head.seq(), head.hash()))
                    .append('\n');
            jdbc.sql("insert into journal_anchor values (?, ?, ?, ?) on conflict do nothing")
                    .params(head.incidentId(), head.seq(), head.hash(), Timestamp.from(now))
                    .update();
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
