package org.muster.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Walks an incident's chain and says whether any entry was changed, removed or inserted. */
@Component
public class JournalVerification {

    /**
     * @param intact whether every seal fits
     * @param entries how many entries were read
     * @param brokenAt the first sequence number that does not fit, or null
     * @param reason what is wrong there, in Chinese, or null
     * @param headHash the seal over the whole journal
     */
    public record Result(
            boolean intact, long entries, Long brokenAt, String reason, String headHash, Instant verifiedAt) {}

    private record Anchor(long seq, String hash) {}

    private static final int PAGE = 500;

    private final Entries entries;
    private final JdbcClient jdbc;
    private final Clock clock;

    JournalVerification(Entries entries, JdbcClient jdbc, Clock clock) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One snapshot: what is told while it reads must not look like a broken end. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Result verify(IncidentId incident) {
        Entries.Head head = entries.head(incident);
        List<Anchor> anchors = jdbc.sql("select seq, hash from journal_anchor where incident_id = ? order by seq")
                .param(incident.value())
                .query(Anchor.class)
                .list();
        String previous = Seal.GENESIS;
        long seq = 0;
        for (List<Entry> page = entries.after(incident, 0, PAGE);
                !page.isEmpty();
                page = entries.after(incident, seq, PAGE)) {
            for (Entry entry : page) {
                if (entry.seq() != seq + 1) {
                    return broken(seq + 1, "缺少第 " + (seq + 1) + " 条", head);
                }
                seq = entry.seq();
                String expected = Seal.over(
                        previous,
                        incident,
                        seq,
                        entry.type(),
                        entry.at(),
                        entry.deviceAt(),
                        entry.actor(),
                        entry.actorName(),
                        entry.channel(),
                        entries.sealedData(incident, seq));
                if (!expected.equals(entry.hash())) {
                    return broken(seq, "第 " + seq + " 条内容与散列不符", head);
                }
                long current = seq;
                if (anchors.stream()
                        .anyMatch(it -> it.seq() == current && !it.hash().equals(expected))) {
                    return broken(seq, "第 " + seq + " 条与外部锚点不符，整链可能被重写", head);
                }
                previous = expected;
            }
        }
        if (head.seq() != seq || !head.hash().equals(previous)) {
            if (entries.head(incident).seq() != head.seq()) {
                // it grew while it was read
                return verify(incident);
            }
            return broken(seq + 1, "链尾与首部散列不符，末尾可能被删", head);
        }
        return new Result(true, seq, null, null, previous, clock.instant());
    }

    private Result broken(long at, String reason, Entries.Head head) {
        return new Result(false, head.seq(), at, reason, head.hash(), clock.instant());
    }
}
