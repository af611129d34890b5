package org.muster.trigger;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.gauge.Measure;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where each measure of each site stands, and with it the site: as far as its worst measure. */
@Repository
class SiteMeasures {

    /** @param exercise sites of exercises stand apart from real ones */
    record Place(String siteId, boolean exercise) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int bySite = siteId.compareTo(other.siteId);
            return bySite != 0 ? bySite : Boolean.compare(exercise, other.exercise);
        }
    }

    /** @param gauge the id of a gauge, or another word where no gauge measures */
    record Key(Place place, Measure measure, String gauge) {}

    private final JdbcTemplate jdbc;

    SiteMeasures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What these gauges have brought somewhere. */
    Map<Key, MeasureState> ofGauges(Collection<String> gauges, boolean exercise) {
        return list(
                "select * from site_measure where gauge_id = any (?) and exercise = ? and state <> 'NONE'",
                gauges.toArray(String[]::new),
                exercise);
    }

    /** Every measure of these sites that stands anywhere. */
    Map<Key, MeasureState> ofSites(Collection<Place> places) {
        return list(
                """
                select m.* from site_measure m join unnest(?::text[], ?::bool[]) as asked (id, exercise)
                    on m.site_id = asked.id and m.exercise = asked.exercise
                 where m.state <> 'NONE'""",
                sites(places),
                exercises(places));
    }

    private Map<Key, MeasureState> list(String sql, Object... values) {
        Map<Key, MeasureState> found = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    found.put(key(row), state(row));
                },
                values);
        return found;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new Place(row.getString("site_id"), row.getBoolean("exercise")),
                Measure.valueOf(row.getString("measure")),
                row.getString("gauge_id"));
    }

    private static MeasureState state(ResultSet row) throws SQLException {
        return new MeasureState(
                Mode.valueOf(row.getString("state")),
                instant(row, "since"),
                row.getObject("value", Double.class),
                row.getObject("limit_value", Double.class),
                instant(row, "below_since"));
    }

    /** Holds the sites, in their order, and says where each stands. */
    Map<Place, Mode> hold(Collection<Place> places, Instant now) {
        List<Place> sorted = places.stream().sorted().toList();
        jdbc.update(
                """
                insert into site_state (site_id, exercise, state, since)
                select id, exercise, 'NONE', ? from unnest(?::text[], ?::bool[]) as new (id, exercise)
                 order by 1, 2 on conflict do nothing""",
                Timestamp.from(now),
                sites(sorted),
                exercises(sorted));
        Map<Place, Mode> held = new TreeMap<>();
        jdbc.query(
                """
                select s.* from site_state s join unnest(?::text[], ?::bool[]) as asked (id, exercise)
                    on s.site_id = asked.id and s.exercise = asked.exercise
                 order by s.site_id, s.exercise for update of s""",
                row -> {
                    held.put(
                            new Place(row.getString("site_id"), row.getBoolean("exercise")),
                            Mode.valueOf(row.getString("state")));
                },
                sites(sorted),
                exercises(sorted));
        return held;
    }

    void save(Map<Key, MeasureState> states) {
        if (states.isEmpty()) {
            return;
        }
        List<Key> keys = new ArrayList<>(states.keySet());
        List<MeasureState> all = keys.stream().map(states::get).toList();
        jdbc.update(
                """
                insert into site_measure (site_id, exercise, measure, gauge_id, state, since, value, limit_value, below_since)
                select * from unnest(?::text[], ?::bool[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[],
                                     ?::float8[], ?::float8[], ?::text[]::timestamptz[])
                on conflict (site_id, exercise, measure, gauge_id) do update
                   set state = excluded.state, since = excluded.since, value = excluded.value,
                       limit_value = excluded.limit_value, below_since = excluded.below_since""",
                keys.stream().map(it -> it.place().siteId()).toArray(String[]::new),
                keys.stream().map(it -> it.place().exercise()).toArray(Boolean[]::new),
                keys.stream().map(it -> it.measure().name()).toArray(String[]::new),
                keys.stream().map(Key::gauge).toArray(String[]::new),
                all.stream().map(it -> it.mode().name()).toArray(String[]::new),
                all.stream().map(it -> it.since().toString()).toArray(String[]::new),
                all.stream().map(MeasureState::value).toArray(Double[]::new),
                all.stream().map(MeasureState::limit).toArray(Double[]::new),
                all.stream()
                        .map(it ->
                                it.belowSince() == null ? null : it.belowSince().toString())
                        .toArray(String[]::new));
    }

    /** @param until null for as long as nobody says otherwise */
    void lasts(Key key, Instant until) {
        jdbc.update(
                "update site_measure set until = ? where site_id = ? and exercise = ? and measure = ? and gauge_id = ?",
                until == null ? null : Timestamp.from(until),
                key.place().siteId(),
                key.place().exercise(),
                key.measure().name(),
                key.gauge());
    }

    /** What stands somewhere and has lapsed. */
    List<Key> lapsed(Instant now) {
        return jdbc.query(
                "select * from site_measure where state <> 'NONE' and until <= ? order by site_id, exercise",
                (row, i) -> key(row),
                Timestamp.from(now));
    }

    void move(Place place, Mode mode, Instant at) {
        jdbc.update(
                "update site_state set state = ?, since = ? where site_id = ? and exercise = ?",
                mode.name(),
                Timestamp.from(at),
                place.siteId(),
                place.exercise());
    }

    private static String[] sites(Collection<Place> places) {
        return places.stream().map(Place::siteId).toArray(String[]::new);
    }

    private static Boolean[] exercises(Collection<Place> places) {
        return places.stream().map(Place::exercise).toArray(Boolean[]::new);
    }
}
