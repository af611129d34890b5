package org.muster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.muster.shared.IncidentId;
import org.muster.stories.StoryTest;
import org.muster.support.Eventually;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Import(JournalTest.CountingFollower.class)
class JournalTest extends StoryTest {

    record ThingHappened(IncidentId incidentId, int number, String words) implements JournalEvent {}

    /** Writes what it read into a table, and stumbles now and then. */
    @TestConfiguration
    static class CountingFollower {

        @Bean
        JournalFollower countingFollower(JdbcClient jdbc) {
            jdbc.sql("create table if not exists counted (incident_id uuid, seq bigint)")
                    .update();
            return new JournalFollower() {
                @Override
                public String name() {
                    return "counting";
                }

                @Override
                public boolean wants(String type) {
                    return type.equals("ThingHappened");
                }

                @Override
                public void on(Entry entry) {
                    jdbc.sql("insert into counted values (?, ?)")
                            .params(entry.incidentId().value(), entry.seq())
                            .update();
                    if (ThreadLocalRandom.current().nextInt(10) == 0) {
                        throw new IllegalStateException("stumbled after its effect");
                    }
                }
            };
        }
    }

    @Autowired
    private Journal journal;

    @Autowired
    private JournalVerification verification;

    @Autowired
    private TransactionTemplate transaction;

    private final IncidentId incident = IncidentId.next();

    private void tell(int number) {
        transaction.executeWithoutResult(
                status -> journal.record(new ThingHappened(incident, number, "山脊见明火 🔥 \"引号\" 㙍䶮")));
    }

    @Test
    void keepsSeveralEntriesOfOneChangeWithTheTimesOfStrangeClocks() {
        List<Instant> clocks = List.of(
                Instant.parse("2026-04-04T01:02:03.123456Z"),
                Instant.parse("+12345-02-28T23:59:59Z"),
                Instant.parse("0007-01-01T00:00:00Z"),
                Instant.parse("-0043-03-15T12:00:00Z"));
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < clocks.size(); i++) {
                journal.record(new ThingHappened(incident, i, "一次变更"), clocks.get(i), "PHONE");
            }
            journal.record(new ThingHappened(incident, clocks.size(), "没有设备时间"));
        });

        List<Entry> entries = journal.all(incident);
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entries.subList(0, 4)).extracting(Entry::deviceAt).containsExactlyElementsOf(clocks);
        assertThat(entries.get(4).deviceAt()).isNull();
        assertThat(verification.verify(incident).intact()).isTrue();
    }

    @Test
    void numbersEntriesWithoutGapsWhileManyTellAtOnce() throws Exception {
        ExecutorService tellers = Executors.newFixedThreadPool(8);
        List<Future<?>> told = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            told.add(tellers.submit(() -> {
                if (number % 7 == 0) {
                    // a change that is taken back leaves no gap
                    transaction.executeWithoutResult(status -> {
                        journal.record(new ThingHappened(incident, number, "收回"));
                        status.setRollbackOnly();
                    });
                } else {
                    tell(number);
                }
            }));
        }
        for (Future<?> it : told) {
            it.get();
        }
        tellers.shutdown();

        List<Long> seqs = journal.all(incident).stream().map(Entry::seq).toList();
        assertThat(seqs)
                .hasSize(171)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 171).boxed().toList());
        assertThat(verification.verify(incident).intact()).isTrue();
    }

    @Test
    void followersSeeEachEntryOnceThoughTheyStumble() {
        for (int i = 0; i < 30; i++) {
            tell(i);
        }

        List<Long> counted = Eventually.within(Duration.ofSeconds(60), () -> {
            List<Long> seqs = jdbc.sql("select seq from counted where incident_id = ? order by seq")
                    .param(incident.value())
                    .query(Long.class)
                    .list();
            return seqs.size() >= 30 ? seqs : null;
        });
        assertThat(counted)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void theDatabaseItselfRefusesChanges() {
        tell(1);

        for (String change : List.of(
                "update journal_entry set actor = 'someone else' where incident_id = ?",
                "delete from journal_entry where incident_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(incident.value()).update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("truncate journal_entry cascade").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void verificationNamesTheEntryThatSomeoneWithAllRightsChanged() {
        for (int i = 0; i < 5; i++) {
            tell(i);
        }
        tamper("update journal_entry set data = '{\"number\":2,\"words\":\"风平浪静\"}' where incident_id = ? and seq = 3");

        JournalVerification.Result result = verification.verify(incident);

        assertThat(result.intact()).isFalse();
        assertThat(result.brokenAt()).isEqualTo(3);
    }

    @Test
    void verificationNoticesACutTail() {
        for (int i = 0; i < 5; i++) {
            tell(i);
        }
        tamper("delete from journal_entry where incident_id = ? and seq = 5");

        assertThat(verification.verify(incident).brokenAt()).isEqualTo(5);
    }

    @Test
    void verificationNoticesAChainThatWasComputedAnew() {
        for (int i = 0; i < 3; i++) {
            tell(i);
        }
        jdbc.sql(
                        "insert into journal_anchor select incident_id, seq, hash, now() from journal_head where incident_id = ?")
                .param(incident.value())
                .update();
        List<Entry> entries = journal.all(incident);
        String previous = Seal.GENESIS;
        for (Entry it : entries) {
            String data = "{\"number\":9,\"words\":\"改写\"}";
            String hash = Seal.over(
                    previous,
                    incident,
                    it.seq(),
                    it.type(),
                    it.at(),
                    it.deviceAt(),
                    it.actor(),
                    it.actorName(),
                    it.channel(),
                    data);
            tamper("update journal_entry set data = '" + data + "', hash = '" + hash
                    + "' where incident_id = ? and seq = " + it.seq());
            previous = hash;
        }
        jdbc.sql("update journal_head set hash = ? where incident_id = ?")
                .params(previous, incident.value())
                .update();

        JournalVerification.Result result = verification.verify(incident);

        assertThat(result.intact()).isFalse();
        assertThat(result.reason()).contains("外部锚点");
    }

    /** Does what only the owner of the database can do, after giving itself the rights. */
    private void tamper(String change) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("grant update, delete on journal_entry to current_user").update();
            jdbc.sql("alter table journal_entry disable trigger user").update();
            jdbc.sql(change).param(incident.value()).update();
            jdbc.sql("alter table journal_entry enable trigger user").update();
            jdbc.sql("revoke update, delete on journal_entry from current_user").update();
        });
    }
}
