package org.muster.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.report.MeasuredIntervals.Measured;
import org.muster.reports.Distribution;
import org.muster.reports.Interval;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the same intervals went in the city's other incidents of the last twelve months: closed ones of the same hazard,
 * exercises among exercises. Percentiles only, and only from enough incidents.
 */
@Component
class CityHistory {

    private static final int MOST_INCIDENTS = 100;

    private record Closed(IncidentId id, int speed) {}

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ReportStandards standards;
    private final Clock clock;

    CityHistory(JdbcClient jdbc, Journal journal, ReportStandards standards, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.standards = standards;
        this.clock = clock;
    }

    /** The intervals, each with its place among the others where there are enough of them. */
    List<Interval> ranked(Incident incident, List<Measured> measured) {
        Map<String, List<List<Duration>>> others = others(incident);
        return measured.stream()
                .map(it -> it.interval().took() == null
                        ? it.interval()
                        : ranked(it.interval(), others.getOrDefault(it.measure(), List.of())))
                .toList();
    }

    private static Interval ranked(Interval interval, List<List<Duration>> incidents) {
        if (incidents.size() < Distribution.SMALLEST_SAMPLE) {
            return interval;
        }
        var sorted = incidents.stream().flatMap(List::stream).sorted().toList();
        long quicker = sorted.stream()
                .filter(took -> took.compareTo(interval.took()) < 0)
                .count();
        return interval.among(new Distribution(
                percentile(sorted, 50),
                percentile(sorted, 90),
                (int) (100 * quicker / sorted.size()),
                incidents.size()));
    }

    /** Nearest rank: the smallest value that at least so many percent do not exceed. */
    static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** Per measure, the durations of each incident that has any. */
    private Map<String, List<List<Duration>>> others(Incident incident) {
        Map<String, List<List<Duration>>> others = new LinkedHashMap<>();
        for (Closed closed : closed(incident)) {
            var story = Story.of(journal.all(closed.id()), closed.speed(), clock.instant());
            Map<String, List<Duration>> own = new LinkedHashMap<>();
            for (var measured : MeasuredIntervals.of(story, standards)) {
                if (measured.interval().took() != null) {
                    own.computeIfAbsent(measured.measure(), absent -> new ArrayList<>())
                            .add(measured.interval().took());
                }
            }
            own.forEach((measure, durations) ->
                    others.computeIfAbsent(measure, absent -> new ArrayList<>()).add(durations));
        }
        return others;
    }

    private List<Closed> closed(Incident incident) {
        Instant until = incident.closedAt() == null ? clock.instant() : incident.closedAt();
        return jdbc.sql(
                        """
                select id, exercise_speed from incident
                 where status = 'CLOSED' and hazard = ? and exercise = ? and id <> ?
                   and division_code like ? and closed_at > ? and closed_at <= ?
                 order by closed_at desc limit ?""")
                .params(
                        incident.hazard().name(),
                        incident.exercise(),
                        incident.id().value(),
                        city(incident.divisionCode()) + "%",
                        Timestamp.from(until.minus(365, ChronoUnit.DAYS)),
                        Timestamp.from(until),
                        MOST_INCIDENTS)
                .query((row, index) ->
                        new Closed(new IncidentId(row.getObject("id", UUID.class)), row.getInt("exercise_speed")))
                .list();
    }

    /** The prefecture's two pairs of digits: the column says 全市. */
    private static String city(DivisionCode division) {
        return division.value().substring(0, 4);
    }
}
