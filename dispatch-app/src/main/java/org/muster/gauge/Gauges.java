package org.muster.gauge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.risk.GaugeStations;
import org.muster.risk.RiskSites;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All rain and water level gauges with the sites they speak for. Known by heart, since every reading asks. */
@Repository
@Order(45)
public class Gauges implements Register<Gauge> {

    /** So long another server may not know of a change. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private static final double MOST_METRES = 9_000;
    private static final int DAY = 86_400;

    private record Known(Map<String, Gauge> gauges, long until) {

        boolean fresh() {
            return until != Long.MIN_VALUE && until - System.nanoTime() > 0;
        }
    }

    private final JdbcClient jdbc;
    private final GaugeStations stations;
    private final RiskSites sites;
    private volatile Known known = new Known(Map.of(), Long.MIN_VALUE);

    /** What was asked for lately and is not there. */
    private final Cache<String, Boolean> missed =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KNOWN_FOR).build();

    Gauges(JdbcClient jdbc, GaugeStations stations, RiskSites sites) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.sites = sites;
    }

    public Optional<Gauge> find(String id) {
        Gauge gauge = all().get(id);
        if (gauge == null) {
            // it may have been entered just now: one looks, and whoever asks meanwhile waits for what it finds; who
            // keeps
            // asking for what is not there is not looked for again at once
            missed.get(id, it -> {
                look();
                return true;
            });
            gauge = all().get(id);
        }
        return Optional.ofNullable(gauge);
    }

    public Collection<Gauge> list() {
        return all().values();
    }

    /** Forgets what it knows; what was changed is seen at once. */
    synchronized void forget() {
        known = new Known(Map.of(), Long.MIN_VALUE);
    }

    private Map<String, Gauge> all() {
        Known now = known;
        return now.fresh() ? now.gauges() : lookAgain(now);
    }

    private synchronized Map<String, Gauge> lookAgain(Known old) {
        return known != old && known.fresh() ? known.gauges() : look();
    }

    /** One at a time, so that nothing older is put in the place of something newer. */
    private synchronized Map<String, Gauge> look() {
        known = new Known(read(), System.nanoTime() + KNOWN_FOR.toNanos());
        return known.gauges();
    }

    private Map<String, Gauge> read() {
        Map<String, Gauge> all = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select d.id, d.name, d.kind, d.division_code, d.lon, d.lat,
                       coalesce(g.sites, '{}') sites, g.warning, g.guarantee, coalesce(g.every_seconds, 300) every_seconds
                  from device d left join gauge g on g.id = d.id
                 where d.kind in ('RAIN_GAUGE', 'WATER_LEVEL_GAUGE') order by d.id""")
                .query(Gauges::gauge)
                .list()
                .forEach(it -> all.put(it.id(), it));
        return all;
    }

    @Override
    public String kind() {
        return "gauges";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "sites", "warning", "guarantee", "everySeconds");
    }

    @Override
    public RowReader<Gauge> reader() {
        Map<String, GaugeStations.Station> known =
                stations.list().stream().collect(Collectors.toMap(GaugeStations.Station::id, it -> it));
        Set<String> places = sites.list().stream().map(RiskSites.Site::id).collect(Collectors.toSet());
        return row -> read(row, known, places);
    }

    private static Gauge read(CsvRow row, Map<String, GaugeStations.Station> stations, Set<String> places) {
        GaugeStations.Station station = stations.get(row.id());
        if (station == null) {
            throw Problem.invalid("id", "设备名册里没有这个雨量站或水位站：" + row.id());
        }
        List<String> sites = row.words("sites");
        sites.stream().filter(it -> !places.contains(it)).findFirst().ifPresent(it -> {
            throw Problem.invalid("sites", "没有这个风险点：" + it);
        });
        Double warning = mark(row, "warning");
        Double guarantee = mark(row, "guarantee");
        if (station.rain() && (warning != null || guarantee != null)) {
            throw Problem.invalid("warning", "雨量站没有警戒水位和保证水位，请留空");
        }
        if (warning != null && guarantee != null && guarantee < warning) {
            throw Problem.invalid("guarantee", "保证水位不能低于警戒水位");
        }
        return new Gauge(
                station.id(),
                station.name(),
                station.rain() ? GaugeKind.RAIN : GaugeKind.WATER_LEVEL,
                station.divisionCode(),
                station.location(),
                sites,
                warning,
                guarantee,
                Duration.ofSeconds(row.whole("everySeconds", 1, DAY)));
    }

    private static Double mark(CsvRow row, String column) {
        return row.optional(column) == null ? null : row.number(column, -MOST_METRES, MOST_METRES);
    }

    @Override
    public DivisionCode divisionOf(Gauge row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Gauge gauge, Scope scope) {
        jdbc.sql(
                        """
                insert into gauge (id, sites, warning, guarantee, every_seconds) values (?, ?, ?, ?, ?)
                on conflict (id) do update set sites = excluded.sites, warning = excluded.warning,
                    guarantee = excluded.guarantee, every_seconds = excluded.every_seconds""")
                .params(Arrays.asList(
                        gauge.id(), gauge.siteIds().toArray(String[]::new), gauge.warning(), gauge.guarantee(), (int)
                                gauge.every().toSeconds()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return read().values().stream()
                .filter(it -> scope.covers(it.divisionCode()))
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.siteIds(),
                        it.warning(),
                        it.guarantee(),
                        it.every().toSeconds()))
                .toList();
    }

    private static Gauge gauge(ResultSet row, int index) throws SQLException {
        return new Gauge(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind").equals("RAIN_GAUGE") ? GaugeKind.RAIN : GaugeKind.WATER_LEVEL,
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                List.of((String[]) row.getArray("sites").getArray()),
                row.getObject("warning", Double.class),
                row.getObject("guarantee", Double.class),
                Duration.ofSeconds(row.getInt("every_seconds")));
    }
}
