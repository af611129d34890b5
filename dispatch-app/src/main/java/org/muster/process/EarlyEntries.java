package org.muster.process;

import java.util.List;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was told about a run that had not begun yet. A run within another one begins in a step of its own; whatever people
 * say meanwhile is told to it again when it is there.
 */
@Repository
class EarlyEntries {

    private final JdbcClient jdbc;
    private final Journal journal;

    EarlyEntries(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    void keep(Subject subject, long seq) {
        jdbc.sql("insert into process_early_entry (subject, incident_id, seq) values (?, ?, ?) on conflict do nothing")
                .params(subject.id(), subject.incident().value(), seq)
                .update();
    }

    /** The first first. */
    List<Entry> list(Subject subject) {
        return jdbc
                .sql("select seq from process_early_entry where subject = ? order by seq")
                .param(subject.id())
                .query(Long.class)
                .list()
                .stream()
                .flatMap(seq -> journal.after(subject.incident(), seq - 1, 1).stream())
                .toList();
    }

    void forget(Subject subject, Entry told) {
        jdbc.sql("delete from process_early_entry where subject = ? and seq = ?")
                .params(subject.id(), told.seq())
                .update();
    }
}
