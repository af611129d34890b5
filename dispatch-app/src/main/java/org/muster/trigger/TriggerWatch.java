package org.muster.trigger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.gauge.Gauge;
import org.muster.gauge.GaugeStates;
import org.muster.gauge.Measure;
import org.muster.gauge.MeasureListener;
import org.muster.gauge.Measured;
import org.muster.gauge.SiteLimits;
import org.muster.gauge.SiteLimits.Limit;
import org.muster.risk.RiskSites.Site;
import org.muster.trigger.MeasureState.Calm;
import org.muster.trigger.SiteMeasures.Key;
import org.muster.trigger.SiteMeasures.Place;
import org.muster.trigger.TriggerRules.Answer;
import org.muster.trigger.TriggerRules.Question;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what is measured, forecast and seen at every site against its limits. A site stands where its worst measure
 * stands; each time it rises that is a crossing, written in the transaction that keeps the reading, so that neither a
 * swinging value nor a repeated message nor a kill makes two of it or none. Telling it is {@link TriggerTeller}'s matter.
 */
@Service
@EnableConfigurationProperties(TriggerFigures.class)
class TriggerWatch implements MeasureListener, GaugeStates {

    /** A measure came to stand somewhere else. */
    record Move(Key key, MeasureState to, Answer fired, Gauge gauge, String words, Instant at) {}

    private final SiteLimits limits;
    private final SiteMeasures measures;
    private final Crossings crossings;
    private final TriggerRules rules;
    private final TriggerFigures figures;
    private final TriggerTeller teller;
    private final Clock clock;

    TriggerWatch(
            SiteLimits limits,
            SiteMeasures measures,
            Crossings crossings,
            TriggerRules rules,
            TriggerFigures figures,
            TriggerTeller teller,
            Clock clock) {
        this.limits = limits;
        this.measures = measures;
        this.crossings = crossings;
        this.rules = rules;
        this.figures = figures;
        this.teller = teller;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void measured(List<Measured> all) {
        Map<Key, MeasureState> standing = standing(all);
        Map<Key, MeasureState> changed = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Measured it : all) {
            for (String siteId : it.gauge().siteIds()) {
                Limit limit = limits.limit(siteId, it.gauge(), it.measure());
                Key key = new Key(
                        new Place(siteId, it.exercise()),
                        it.measure(),
                        it.gauge().id());
                MeasureState before = changed.getOrDefault(key, standing.get(key));
                if (before == null && (limit == null || it.value() < limit.lowest())) {
                    continue;
                }
                MeasureState from = before == null ? MeasureState.calm(it.at()) : before;
                Optional<Answer> fired = ask(siteId, it.value(), limit);
                MeasureState to = from.next(
                        it.at(),
                        it.value(),
                        fired.map(Answer::mode).orElse(Mode.NONE),
                        limit == null ? null : limit.prepare(),
                        limit == null ? null : limit.immediate(),
                        calm(it.measure(), limit));
                if (!to.sameAs(from)) {
                    changed.put(key, to);
                }
                if (to.mode() != from.mode()) {
                    moves.add(new Move(key, to, fired.orElse(null), it.gauge(), null, it.at()));
                }
            }
        }
        settle(moves);
        measures.save(changed);
    }

    @Override
    public void kept() {
        teller.tellNew();
    }

    @Override
    public Map<String, String> reached(Collection<String> gaugeIds, boolean exercise) {
        Map<String, Mode> worst = new HashMap<>();
        measures.ofGauges(gaugeIds, exercise)
                .forEach((key, state) -> worst.merge(key.gauge(), state.mode(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return worst.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().name()));
    }

    /**
     * A person or a forecast says where a measure stands.
     *
     * @param fired why, when it is somewhere
     * @param words what was said
     * @param until when it lapses by itself; null for never
     * @return whether the site has crossed a limit by it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean say(Key key, MeasureState to, Answer fired, String words, Instant until) {
        boolean rises = settle(List.of(new Move(key, to, fired, null, words, to.since())));
        measures.save(Map.of(key, to));
        measures.lasts(key, until);
        return rises;
    }

    private Map<Key, MeasureState> standing(List<Measured> all) {
        Map<Key, MeasureState> standing = new HashMap<>();
        for (boolean exercise : new boolean[] {false, true}) {
            Set<String> gauges = all.stream()
                    .filter(it -> it.exercise() == exercise)
                    .map(it -> it.gauge().id())
                    .collect(Collectors.toSet());
            if (!gauges.isEmpty()) {
                standing.putAll(measures.ofGauges(gauges, exercise));
            }
        }
        return standing;
    }

    private Optional<Answer> ask(String siteId, double value, Limit limit) {
        if (limit == null || value < limit.lowest()) {
            return Optional.empty();
        }
        String kind = limits.site(siteId).map(Site::kind).orElse("");
        return rules.evacuation(new Question(kind, value, limit.prepare(), limit.immediate(), false))
                .map(it -> new Answer(it.mode(), it.rule(), limit.source() + "；" + it.source(), limit.flag()));
    }

    private Calm calm(Measure measure, Limit limit) {
        double under = measure == Measure.WATER_LEVEL || limit == null
                ? figures.levelUnder()
                : limit.lowest() * figures.rainUnder();
        return new Calm(under, figures.hold());
    }

    /** Moves the sites, one step after the other, as far as their worst measure. Holds them until the end. */
    private boolean settle(List<Move> moves) {
        if (moves.isEmpty()) {
            return false;
        }
        boolean rises = false;
        Set<Place> places = moves.stream().map(it -> it.key().place()).collect(Collectors.toSet());
        Instant now = clock.instant();
        Map<Place, Mode> stood = measures.hold(places, now);
        Map<Place, Mode> stands = new HashMap<>(stood);
        Map<Key, MeasureState> all = measures.ofSites(places);
        for (Move move : moves) {
            Place place = move.key().place();
            all.put(move.key(), move.to());
            Mode before = stands.get(place);
            Mode after = all.entrySet().stream()
                    .filter(it -> it.getKey().place().equals(place))
                    .map(it -> it.getValue().mode())
                    .max(Mode::compareTo)
                    .orElse(Mode.NONE);
            if (after.compareTo(before) > 0) {
                crossings.add(crossing(move, after), now);
                rises = true;
                teller.expect();
            } else if (after.compareTo(before) < 0) {
                crossings.end(place, after, move.at());
                teller.expect();
            }
            stands.put(place, after);
        }
        stands.forEach((place, mode) -> {
            if (mode != stood.get(place)) {
                measures.move(place, mode, now);
            }
        });
        return rises;
    }

    private static Crossing crossing(Move move, Mode mode) {
        Measure measure = move.key().measure();
        return new Crossing(
                UUID.randomUUID(),
                move.key().place(),
                mode,
                measure,
                move.gauge() == null ? null : move.gauge().id(),
                move.to().value(),
                move.to().limit(),
                measure.unit(),
                move.words() == null ? words(move, mode) : move.words(),
                move.fired(),
                move.at(),
                null,
                null,
                null);
    }

    private static String words(Move move, Mode mode) {
        Measure measure = move.key().measure();
        return "%s %s %s %s %s ≥ %s值 %s %s"
                .formatted(
                        move.gauge().id(),
                        move.gauge().name(),
                        measure.label(),
                        plain(move.to().value()),
                        measure.unit(),
                        mode.label(),
                        plain(move.to().limit()),
                        measure.unit());
    }

    /** 58, 11.82 */
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
