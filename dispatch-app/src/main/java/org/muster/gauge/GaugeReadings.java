package org.muster.gauge;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.gauge.ReadingJudge.Memory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What gauges sent, and the newest of each with its sums. Every call is one statement, however many readings it is about. */
@Repository
class GaugeReadings {

    /** Which gauge, and whether it is a simulated one of an exercise. */
    record Key(String gaugeId, boolean exercise) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byId = gaugeId.compareTo(other.gaugeId);
            return byId != 0 ? byId : Boolean.compare(exercise, other.exercise);
        }
    }

    /** One reading's place in the table. */
    record Moment(Key key, Instant at) {}

    record Row(Moment moment, double value, Quality quality) {}

    /** {@code at} and {@code value} of the newest good reading; {@code quality} of the newest of any kind. */
    record Latest(
            String gaugeId,
            Instant at,
            Instant receivedAt,
            Double value,
            Quality quality,
            double h1,
            double h3,
            double h6,
            boolean silentTold) {

        double sum(Measure measure) {
            return switch (measure) {
                case RAIN_1H -> h1;
                case RAIN_3H -> h3;
                case RAIN_6H -> h6;
                default -> throw new IllegalArgumentException("no sum: " + measure);
            };
        }
    }

    record Point(Instant at, double value, Quality quality) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    GaugeReadings(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Holds the rows of these gauges, in their order, and says what they know; a gauge heard for the first time gets one. */
    Map<Key, Memory> hold(List<Key> keys, Instant now) {
        Map<Key, Memory> held = lock(keys);
        List<Key> unknown = keys.stream().filter(it -> !held.containsKey(it)).toList();
        if (unknown.isEmpty()) {
            return held;
        }
        template.update(
                """
                insert into gauge_latest (gauge_id, exercise, version, received_at)
                select id, exercise, 0, ? from unnest(?::text[], ?::bool[]) as new (id, exercise)
                on conflict do nothing""",
                Timestamp.from(now),
                ids(unknown),
                exercises(unknown));
        return lock(keys);
    }

    private Map<Key, Memory> lock(List<Key> keys) {
        Map<Key, Memory> held = new HashMap<>();
        template.query(
                """
                select l.* from gauge_latest l
                  join unnest(?::text[], ?::bool[]) as asked (id, exercise)
                    on l.gauge_id = asked.id and l.exercise = asked.exercise
                 order by l.gauge_id, l.exercise for update of l""",
                row -> {
                    held.put(new Key(row.getString("gauge_id"), row.getBoolean("exercise")), memory(row));
                },
                ids(keys),
                exercises(keys));
        return held;
    }

    private static Memory memory(ResultSet row) throws SQLException {
        Memory memory = new Memory();
        memory.version = row.getLong("version");
        memory.at = instant(row, "at");
        memory.receivedAt = instant(row, "received_at");
        memory.value = row.getObject("value", Double.class);
        memory.quality = row.getString("quality") == null ? null : Quality.valueOf(row.getString("quality"));
        memory.jumpAt = instant(row, "jump_at");
        memory.jumpValue = row.getObject("jump_value", Double.class);
        memory.sameSince = instant(row, "same_since");
        memory.sameCount = row.getInt("same_count");
        memory.h1 = row.getDouble("h1");
        memory.h3 = row.getDouble("h3");
        memory.h6 = row.getDouble("h6");
        return memory;
    }

    /** Reads what has fallen in each minute that may still count. */
    void readSums(Map<Key, Memory> memories) {
        List<Key> keys = memories.entrySet().stream()
                .filter(it -> it.getValue().at != null)
                .map(Map.Entry::getKey)
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        template.query(
                """
                select r.gauge_id, r.exercise, date_trunc('minute', r.at) as minute, sum(r.value) as fallen
                  from unnest(?::text[], ?::bool[], ?::text[]::timestamptz[]) as asked (id, exercise, newest)
                  join gauge_reading r on r.gauge_id = asked.id and r.exercise = asked.exercise
                   and r.at > asked.newest - interval '6 hours 1 minute' and r.at <= asked.newest
                 where r.quality = 'GOOD'
                 group by 1, 2, 3 order by 1, 2, 3""",
                row -> {
                    memories.get(new Key(row.getString("gauge_id"), row.getBoolean("exercise")))
                            .sums
                            .add(instant(row, "minute"), row.getDouble("fallen"));
                },
                ids(keys),
                exercises(keys),
                keys.stream().map(it -> memories.get(it).at.toString()).toArray(String[]::new));
    }

    /** @return those that had not been said before */
    Set<Moment> add(List<Row> rows, Instant receivedAt) {
        Set<Moment> added = new HashSet<>();
        List<Key> keys = rows.stream().map(it -> it.moment().key()).toList();
        template.query(
                """
                insert into gauge_reading (gauge_id, exercise, at, received_at, value, quality)
                select id, exercise, at, ?, value, 'GOOD'
                  from unnest(?::text[], ?::bool[], ?::text[]::timestamptz[], ?::float8[]) as new (id, exercise, at, value)
                on conflict do nothing returning gauge_id, exercise, at""",
                row -> {
                    added.add(new Moment(
                            new Key(row.getString("gauge_id"), row.getBoolean("exercise")), instant(row, "at")));
                },
                Timestamp.from(receivedAt),
                ids(keys),
                exercises(keys),
                rows.stream().map(it -> it.moment().at().toString()).toArray(String[]::new),
                rows.stream().map(Row::value).toArray(Double[]::new));
        return added;
    }

    void judged(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Key> keys = rows.stream().map(it -> it.moment().key()).toList();
        template.update(
                """
                update gauge_reading r set quality = judged.quality
                  from unnest(?::text[], ?::bool[], ?::text[]::timestamptz[], ?::text[]) as judged (id, exercise, at, quality)
                 where r.gauge_id = judged.id and r.exercise = judged.exercise and r.at = judged.at""",
                ids(keys),
                exercises(keys),
                rows.stream().map(it -> it.moment().at().toString()).toArray(String[]::new),
                rows.stream().map(it -> it.quality().name()).toArray(String[]::new));
    }

    Map<Moment, Quality> qualities(Collection<Moment> moments) {
        Map<Moment, Quality> found = new HashMap<>();
        List<Moment> asked = List.copyOf(moments);
        List<Key> keys = asked.stream().map(Moment::key).toList();
        template.query(
                """
                select r.gauge_id, r.exercise, r.at, r.quality from gauge_reading r
                  join unnest(?::text[], ?::bool[], ?::text[]::timestamptz[]) as asked (id, exercise, at)
                    on r.gauge_id = asked.id and r.exercise = asked.exercise and r.at = asked.at""",
                row -> {
                    found.put(
                            new Moment(
                                    new Key(row.getString("gauge_id"), row.getBoolean("exercise")), instant(row, "at")),
                            Quality.valueOf(row.getString("quality")));
                },
                ids(keys),
                exercises(keys),
                asked.stream().map(it -> it.at().toString()).toArray(String[]::new));
        return found;
    }

    void save(Map<Key, Memory> memories) {
        List<Key> keys = new ArrayList<>(memories.keySet());
        List<Memory> all = keys.stream().map(memories::get).toList();
        template.update(
                """
                update gauge_latest l
                   set version = now.version, at = now.at, received_at = now.received_at, value = now.value,
                       quality = now.quality, h1 = now.h1, h3 = now.h3, h6 = now.h6, jump_at = now.jump_at,
                       jump_value = now.jump_value, same_since = now.same_since, same_count = now.same_count,
                       silent_told = false
                  from unnest(?::text[], ?::bool[], ?::bigint[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::float8[], ?::text[],
                              ?::float8[], ?::float8[], ?::float8[], ?::text[]::timestamptz[], ?::float8[], ?::text[]::timestamptz[],
                              ?::int[])
                       as now (id, exercise, version, at, received_at, value, quality, h1, h3, h6, jump_at, jump_value,
                               same_since, same_count)
                 where l.gauge_id = now.id and l.exercise = now.exercise""",
                ids(keys),
                exercises(keys),
                all.stream().map(it -> it.version).toArray(Long[]::new),
                all.stream().map(it -> text(it.at)).toArray(String[]::new),
                all.stream().map(it -> text(it.receivedAt)).toArray(String[]::new),
                all.stream().map(it -> it.value).toArray(Double[]::new),
                all.stream()
                        .map(it -> it.quality == null ? null : it.quality.name())
                        .toArray(String[]::new),
                all.stream().map(it -> it.h1).toArray(Double[]::new),
                all.stream().map(it -> it.h3).toArray(Double[]::new),
                all.stream().map(it -> it.h6).toArray(Double[]::new),
                all.stream().map(it -> text(it.jumpAt)).toArray(String[]::new),
                all.stream().map(it -> it.jumpValue).toArray(Double[]::new),
                all.stream().map(it -> text(it.sameSince)).toArray(String[]::new),
                all.stream().map(it -> it.sameCount).toArray(Integer[]::new));
    }

    List<Latest> latest(Collection<String> gaugeIds, boolean exercise) {
        return template.query(
                "select * from gauge_latest where gauge_id = any (?) and exercise = ?",
                (row, i) -> latest(row),
                gaugeIds.toArray(String[]::new),
                exercise);
    }

    private static Latest latest(ResultSet row) throws SQLException {
        return new Latest(
                row.getString("gauge_id"),
                instant(row, "at"),
                instant(row, "received_at"),
                row.getObject("value", Double.class),
                row.getString("quality") == null ? null : Quality.valueOf(row.getString("quality")),
                row.getDouble("h1"),
                row.getDouble("h3"),
                row.getDouble("h6"),
                row.getBoolean("silent_told"));
    }

    /** Marks those of the gauges as told that have said nothing since; each comes once, with when it was heard last. */
    Map<Key, Instant> tellSilent(Map<String, Instant> since) {
        Map<Key, Instant> told = new HashMap<>();
        template.query(
                """
                update gauge_latest l set silent_told = true
                  from unnest(?::text[], ?::text[]::timestamptz[]) as asked (id, since)
                 where l.gauge_id = asked.id and l.received_at < asked.since and not l.silent_told
                 returning l.gauge_id, l.exercise, l.received_at""",
                row -> {
                    told.put(
                            new Key(row.getString("gauge_id"), row.getBoolean("exercise")),
                            instant(row, "received_at"));
                },
                since.keySet().toArray(String[]::new),
                since.values().stream().map(Instant::toString).toArray(String[]::new));
        return told;
    }

    /** What fell within the last {@code window} of each step, newest last. */
    List<Point> sliding(String gaugeId, boolean exercise, Instant from, Instant until, Duration step, Duration window) {
        return jdbc.sql(
                        """
                with minute as (
                    select date_trunc('minute', at) m, sum(value) fallen from gauge_reading
                     where gauge_id = :gauge and exercise = :exercise and quality = 'GOOD'
                       and at > :from::timestamptz - :window::interval - interval '1 minute' and at <= :until::timestamptz
                     group by 1)
                select step at, coalesce((select sum(fallen) from minute
                         where m > step - :window::interval and m <= step), 0) as value
                  from generate_series(:from::timestamptz, :until::timestamptz, :step::interval) step order by step""")
                .param("gauge", gaugeId)
                .param("exercise", exercise)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("window", window.toString())
                .param("step", step.toString())
                .query((row, i) ->
                        new Point(instant(row, "at"), GaugeViews.round(row.getDouble("value")), Quality.GOOD))
                .list();
    }

    /** The last good reading of each step, oldest first. */
    List<Point> sampled(String gaugeId, boolean exercise, Instant from, Instant until, Duration step) {
        return jdbc.sql(
                        """
                select distinct on (slot) * from (
                    select floor(extract(epoch from at) / :seconds) slot, at, value from gauge_reading
                     where gauge_id = :gauge and exercise = :exercise and quality = 'GOOD'
                       and at > :from::timestamptz and at <= :until::timestamptz) s
                 order by slot, at desc""")
                .param("gauge", gaugeId)
                .param("exercise", exercise)
                .param("seconds", step.toSeconds())
                .param("from", from.toString())
                .param("until", until.toString())
                .query((row, i) -> new Point(instant(row, "at"), row.getDouble("value"), Quality.GOOD))
                .list();
    }

    /** What was kept and decides nothing, newest first. */
    List<Point> doubtful(String gaugeId, boolean exercise, Instant from, int limit) {
        return jdbc.sql(
                        """
                select at, value, quality from gauge_reading
                 where gauge_id = ? and exercise = ? and quality <> 'GOOD' and at > ? order by at desc limit ?""")
                .params(gaugeId, exercise, Timestamp.from(from), limit)
                .query((row, i) -> new Point(
                        instant(row, "at"), row.getDouble("value"), Quality.valueOf(row.getString("quality"))))
                .list();
    }

    /** @return how many were removed; at most so many at once, so that nobody waits for it */
    int removeBefore(Instant receivedAt, int limit) {
        return jdbc.sql(
                        """
                delete from gauge_reading where ctid = any (array(
                    select ctid from gauge_reading where received_at < ? limit ?))""")
                .params(Timestamp.from(receivedAt), limit)
                .update();
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    private static String[] ids(List<Key> keys) {
        return keys.stream().map(Key::gaugeId).toArray(String[]::new);
    }

    private static Boolean[] exercises(List<Key> keys) {
        return keys.stream().map(Key::exercise).toArray(Boolean[]::new);
    }
}
