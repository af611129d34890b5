package org.muster.gauge;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.gauge.GaugeReadings.Key;
import org.muster.gauge.GaugeReadings.Moment;
import org.muster.gauge.GaugeReadings.Row;
import org.muster.gauge.ReadingJudge.Judged;
import org.muster.gauge.ReadingJudge.Memory;
import org.muster.gauge.SiteLimits.Limit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes readings in: kept once each, judged in the order they were measured, summed, and held against what the sites can
 * bear, all in one transaction of a handful of statements however many readings it is about. When it returns, they are
 * on disk.
 */
@Service
@EnableConfigurationProperties(GaugeRules.class)
public class ReadingIntake {

    /** So many at once: more would hold the rows of too many gauges for too long. */
    public static final int MOST = 1_000;

    private static final double NEAR_METRES = 0.3;

    private final GaugeReadings readings;
    private final GaugeRules rules;
    private final ReadingJudge judge;
    private final SiteLimits limits;
    private final ObjectProvider<MeasureListener> listeners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What stands in the database at the version it carries; another version there means: read again. */
    private final Map<Key, Memory> known = new ConcurrentHashMap<>();

    ReadingIntake(
            GaugeReadings readings,
            GaugeRules rules,
            SiteLimits limits,
            ObjectProvider<MeasureListener> listeners,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.readings = readings;
        this.rules = rules;
        this.judge = new ReadingJudge(rules);
        this.limits = limits;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param said at most {@link #MOST}
     * @return what became of each, in the same order
     */
    public List<Taken> take(List<Said> said) {
        if (said.isEmpty()) {
            return List.of();
        }
        if (said.size() > MOST) {
            throw new IllegalArgumentException(said.size() + " readings at once");
        }
        Map<Key, Memory> memories = new HashMap<>();
        List<Taken> taken = transaction.execute(status -> keep(said, memories));
        known.putAll(memories);
        listeners.forEach(MeasureListener::kept);
        return taken;
    }

    /** Whether what this gauge says next is worth the lane of alarms: it is near, at or over a limit of one of its sites. */
    public boolean near(Gauge gauge, boolean exercise) {
        Memory memory = known.get(new Key(gauge.id(), exercise));
        if (memory == null || memory.at == null) {
            return false;
        }
        for (String site : gauge.siteIds()) {
            for (Measure it : gauge.kind() == GaugeKind.RAIN ? GaugeViews.RAIN : List.of(Measure.WATER_LEVEL)) {
                Limit limit = limits.limit(site, gauge, it);
                if (limit != null && near(limit, it, memory)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean near(Limit limit, Measure measure, Memory memory) {
        return measure == Measure.WATER_LEVEL
                ? memory.value >= limit.lowest() - NEAR_METRES
                : memory.sum(measure) >= limit.lowest() * rules.alarmNear();
    }

    private List<Taken> keep(List<Said> said, Map<Key, Memory> memories) {
        Instant now = clock.instant();
        Map<Key, List<Integer>> byGauge = new TreeMap<>();
        for (int i = 0; i < said.size(); i++) {
            byGauge.computeIfAbsent(key(said.get(i)), any -> new ArrayList<>()).add(i);
        }
        memories.putAll(recall(List.copyOf(byGauge.keySet()), now));
        Set<Moment> fresh = readings.add(
                said.stream()
                        .map(it -> new Row(moment(it), it.value(), Quality.GOOD))
                        .toList(),
                now);
        Set<Moment> open = new HashSet<>(fresh);
        Taken[] taken = new Taken[said.size()];
        Map<Moment, Quality> others = new HashMap<>();
        List<Measured> measured = new ArrayList<>();
        byGauge.forEach((key, places) -> {
            Memory memory = memories.get(key);
            memory.version++;
            memory.receivedAt = now;
            places.sort(Comparator.comparing(it -> said.get(it).at()));
            for (int place : places) {
                Said it = said.get(place);
                // the same moment twice in one batch is one reading too
                if (!open.remove(moment(it))) {
                    continue;
                }
                Judged judged = judge.judge(it, memory, now);
                taken[place] = new Taken(judged.quality(), false);
                if (judged.quality() != Quality.GOOD) {
                    others.put(moment(it), judged.quality());
                }
                if (judged.believed() != null) {
                    others.put(new Moment(key, judged.believed()), Quality.GOOD);
                }
                measured.addAll(judged.measured());
            }
        });
        readings.judged(others.entrySet().stream()
                .map(it -> new Row(it.getKey(), 0, it.getValue()))
                .toList());
        readings.save(memories);
        listeners.forEach(it -> it.measured(measured));
        return answers(said, taken);
    }

    private Map<Key, Memory> recall(List<Key> keys, Instant now) {
        Map<Key, Memory> stored = readings.hold(keys, now);
        Map<Key, Memory> unread = new HashMap<>();
        stored.replaceAll((key, memory) -> {
            Memory mine = known.get(key);
            if (mine != null && mine.version == memory.version) {
                return mine;
            }
            unread.put(key, memory);
            return memory;
        });
        readings.readSums(unread);
        // until it is committed nobody else may take this for what stands
        stored.keySet().forEach(known::remove);
        return stored;
    }

    private List<Taken> answers(List<Said> said, Taken[] taken) {
        Set<Moment> repeated = new HashSet<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == null) {
                repeated.add(moment(said.get(i)));
            }
        }
        Map<Moment, Quality> before = repeated.isEmpty() ? Map.of() : readings.qualities(repeated);
        List<Taken> answers = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            answers.add(taken[i] == null ? new Taken(before.get(moment(said.get(i))), true) : taken[i]);
        }
        return answers;
    }

    private static Key key(Said it) {
        return new Key(it.gauge().id(), it.exercise());
    }

    private static Moment moment(Said it) {
        return new Moment(key(it), it.at());
    }
}
