package org.muster.gauge;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.risk.RiskSites;
import org.muster.risk.RiskSites.Site;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What each site can bear: the newest that somebody has set, or else the default of its kind. Known by heart, since
 * every reading is held against it.
 */
@Repository
public class SiteLimits {

    /** So long another server may not know of a change. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    /** One change: who set what to which value, and why; a null value gives it back to the default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            long version,
            String siteId,
            String key,
            Double value,
            Double previous,
            String reason,
            String changedBy,
            Instant at) {}

    /**
     * The two limits of one measure, in millimetres or in metres on the gauge's datum; at least one is there.
     *
     * @param source where the values come from, and {@code flag} how sure they are
     */
    public record Limit(String siteId, Measure measure, Double prepare, Double immediate, String source, String flag) {

        /** The lower of the two. */
        public double lowest() {
            return prepare == null ? immediate : immediate == null ? prepare : Math.min(prepare, immediate);
        }
    }

    private record Known(Map<String, Site> sites, Map<String, Map<LimitKey, Change>> set, long until) {}

    private final JdbcClient jdbc;
    private final RiskSites sites;
    private volatile Known known;

    /** What was asked for lately and is not there. */
    private final Cache<String, Boolean> missed =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KNOWN_FOR).build();

    SiteLimits(JdbcClient jdbc, RiskSites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    public Optional<Site> site(String id) {
        return Optional.ofNullable(known(id));
    }

    /** The limits of a site for what a gauge measures; null where it has none. */
    public Limit limit(String siteId, Gauge gauge, Measure measure) {
        if (measure != Measure.WATER_LEVEL) {
            return limit(siteId, measure, 0);
        }
        return gauge.warning() == null ? null : limit(siteId, measure, gauge.warning());
    }

    /** The limits of a site for rain within a window, whoever measures or expects it; null where it has none. */
    public Limit limit(String siteId, Measure measure) {
        return limit(siteId, measure, 0);
    }

    private Limit limit(String siteId, Measure measure, double mark) {
        Site site = known(siteId);
        if (site == null) {
            return null;
        }
        LimitKey prepareKey = LimitKey.of(measure, false);
        LimitKey immediateKey = LimitKey.of(measure, true);
        Double prepare = value(site, prepareKey);
        Double immediate = value(site, immediateKey);
        if (prepare == null && immediate == null) {
            return null;
        }
        Change newest = newer(change(siteId, prepareKey), change(siteId, immediateKey));
        return new Limit(
                siteId,
                measure,
                prepare == null ? null : mark + prepare,
                immediate == null ? null : mark + immediate,
                newest == null
                        ? LimitKey.sourceOf(site.kind())
                        : "本地核定第 " + newest.version() + " 版（" + newest.changedBy() + "：" + newest.reason() + "）",
                newest == null ? LimitKey.FLAG : "C");
    }

    private static Change newer(Change one, Change other) {
        Change a = one == null || one.value() == null ? null : one;
        Change b = other == null || other.value() == null ? null : other;
        return a == null ? b : b == null || a.version() > b.version() ? a : b;
    }

    Double value(Site site, LimitKey key) {
        Change change = change(site.id(), key);
        return change == null || change.value() == null ? key.usual(site.kind()) : change.value();
    }

    Change change(String siteId, LimitKey key) {
        return known().set().getOrDefault(siteId, Map.of()).get(key);
    }

    /** Forgets what it knows; what was changed is seen at once. */
    void forget() {
        known = null;
    }

    private Site known(String id) {
        Site site = known().sites().get(id);
        if (site == null && missed.asMap().putIfAbsent(id, Boolean.TRUE) == null) {
            // it may have been entered just now; whoever keeps asking for what is not there waits
            forget();
            site = known().sites().get(id);
        }
        return site;
    }

    private Known known() {
        Known now = known;
        if (now == null || now.until() - System.nanoTime() < 0) {
            now = read();
            known = now;
        }
        return now;
    }

    private Known read() {
        Map<String, Site> all = new HashMap<>();
        sites.list().forEach(it -> all.put(it.id(), it));
        Map<String, Map<LimitKey, Change>> set = new HashMap<>();
        jdbc.sql("select distinct on (site_id, key) * from site_limit_change order by site_id, key, id desc")
                .query((row, i) -> change(row))
                .list()
                .forEach(it -> LimitKey.of(it.key())
                        .ifPresent(key -> set.computeIfAbsent(it.siteId(), any -> new HashMap<>())
                                .put(key, it)));
        return new Known(all, set, System.nanoTime() + KNOWN_FOR.toNanos());
    }

    /** The changes of a site, the newest first. */
    List<Change> history(String siteId, int limit) {
        return jdbc.sql("select * from site_limit_change where site_id = ? order by id desc limit ?")
                .params(siteId, limit)
                .query((row, i) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getString("site_id"),
                row.getString("key"),
                row.getObject("value", Double.class),
                row.getObject("previous", Double.class),
                row.getString("reason"),
                row.getString("changed_name"),
                instant(row, "at"));
    }
}
