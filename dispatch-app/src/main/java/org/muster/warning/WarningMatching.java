package org.muster.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapReader;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.warning.WarnedPlaces.Place;
import org.muster.warning.WarningChanged.Change;
import org.muster.warning.Warnings.How;
import org.muster.warning.Warnings.Match;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out whom a warning concerns, once, and then lets it act: by its codes down to the last township, by its shape
 * what lies in it. Boundaries may not be shipped, so a division counts as touched when its seat lies in the shape or
 * when the shape lies nearer to it than to any other.
 */
@Service
@Transactional
class WarningMatching {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final int LONGEST_RETRY_SHIFT = 6;
    /** Points along an outline that are asked for their division; more would not find more at the scale of townships. */
    private static final int MOST_CORNERS = 200;

    private final Warnings warnings;
    private final Divisions divisions;
    private final ObjectProvider<WarnedPlaces> places;
    private final WarningEffects effects;
    private final WarningLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WarningMatching(
            Warnings warnings,
            Divisions divisions,
            ObjectProvider<WarnedPlaces> places,
            WarningEffects effects,
            WarningLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.warnings = warnings;
        this.divisions = divisions;
        this.places = places;
        this.effects = effects;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Matches the oldest warning that waits for it; false when none does. */
    boolean next() {
        Optional<Warning> waiting = warnings.lockUnmatched(clock.instant());
        waiting.ifPresent(this::match);
        return waiting.isPresent();
    }

    /** What could not be matched is tried again, later each time; it is never given up and never holds up the others. */
    void failed(WarningId id) {
        int shift = Math.min(warnings.matchFailures(id), LONGEST_RETRY_SHIFT);
        warnings.matchFailed(id, clock.instant().plus(FIRST_RETRY.multipliedBy(1L << shift)));
    }

    private void match(Warning warning) {
        Instant now = clock.instant();
        List<Warning> before = before(warning);
        List<Match> matches = matches(warning, before);
        warnings.match(warning.id(), matches, now);
        List<DivisionCode> concerned = divisionsOf(matches);
        Map<String, Object> said = new HashMap<>();
        said.put("divisions", concerned.size());
        said.put("places", matches.size() - concerned.size());
        Change change = change(warning, before);
        if (warning.moves() && change != null) {
            // those it concerned before and no more have to hear of it too
            List<DivisionCode> all = Stream.concat(
                            concerned.stream(),
                            before.stream().flatMap(it -> divisionsOf(warnings.matches(it.id())).stream()))
                    .distinct()
                    .toList();
            said.put("change", change);
            said.put("incidents", effects.apply(warning, change, before, all, wholly(matches, before)));
            events.publishEvent(changed(warning, change, before, all));
        }
        log.append(warning.chainId(), warning.id().value(), "WarningMatched", said);
    }

    /** The next warning whose time is over; false when there is none. */
    boolean expireNext() {
        Optional<Warning> over = warnings.lockExpired(clock.instant());
        over.ifPresent(warning -> {
            warnings.settle(warning.id(), WarningState.EXPIRED, clock.instant(), null, null);
            if (warning.moves()) {
                List<DivisionCode> concerned = divisionsOf(warnings.matches(warning.id()));
                effects.apply(
                        warning,
                        Change.EXPIRED,
                        List.of(),
                        concerned,
                        wholly(warnings.matches(warning.id()), List.of()));
                events.publishEvent(changed(warning, Change.EXPIRED, List.of(warning), concerned));
            }
            log.append(
                    warning.chainId(),
                    warning.id().value(),
                    "WarningExpired",
                    Map.of("expires", warning.expires().toString()));
        });
        return over.isPresent();
    }

    private static WarningChanged changed(
            Warning warning, Change change, List<Warning> before, List<DivisionCode> concerned) {
        boolean over = change == Change.CANCELLED || change == Change.EXPIRED;
        return new WarningChanged(
                warning.id(),
                warning.chainId(),
                change,
                before.stream().findFirst().map(Warning::id).orElse(null),
                warning.kind(),
                warning.hazard(),
                over ? null : warning.colour(),
                warning.exercise(),
                concerned);
    }

    /** What became of it meanwhile decides what it does: a warning that is over before it was matched moves nobody. */
    private static Change change(Warning warning, List<Warning> before) {
        return switch (warning.state()) {
            case IN_FORCE -> before.isEmpty() ? Change.RECEIVED : Change.UPDATED;
            case NOTICE -> before.isEmpty() ? null : Change.CANCELLED;
            default -> null;
        };
    }

    private List<Warning> before(Warning warning) {
        return warnings.followedBy(warning.id());
    }

    private List<Match> matches(Warning warning, List<Warning> before) {
        CapAlert alert = CapReader.tolerant()
                .read(warnings.message(warning.id()))
                .alert()
                .orElseThrow(() -> new IllegalStateException("was read when it was received"));
        Optional<Geometry> shape = alert.shape();
        if (shape.isEmpty() && warning.geocodes().isEmpty() && !before.isEmpty()) {
            // a cancel seldom says where: where the warning was
            return before.stream()
                    .flatMap(it -> warnings.matches(it.id()).stream())
                    .collect(Collectors.toMap(
                            it -> it.kind() + " " + it.ref(), it -> it, (a, b) -> a, LinkedHashMap::new))
                    .values()
                    .stream()
                    .toList();
        }
        Map<DivisionCode, Match> concerned = divisions(warning, shape);
        List<Match> all = new ArrayList<>(concerned.values());
        places(warning, shape, concerned.keySet(), all);
        return all;
    }

    private Map<DivisionCode, Match> divisions(Warning warning, Optional<Geometry> shape) {
        List<Division> known = divisions.listIn(List.of(warning.divisionCode()));
        List<DivisionCode> codes =
                warning.geocodes().stream().map(DivisionCode::new).toList();
        Map<DivisionCode, Match> concerned = new LinkedHashMap<>();
        for (Division it : known) {
            if (codes.stream().anyMatch(code -> code.covers(it.code()))) {
                concerned.put(it.code(), match(it, How.GEOCODE));
            }
        }
        shape.ifPresent(drawn -> {
            PreparedGeometry inside = PreparedGeometryFactory.prepare(drawn);
            Set<DivisionCode> touched = known.stream()
                    .filter(it -> inside.covers(WarningShapes.point(it.centre())))
                    .map(Division::code)
                    .collect(Collectors.toSet());
            corners(drawn)
                    .flatMap(it -> divisions.divisionAt(it).stream())
                    .map(Division::code)
                    .forEach(touched::add);
            for (Division it : known) {
                if (it.level() == DivisionCode.Level.TOWNSHIP && touched.contains(it.code())) {
                    concerned.putIfAbsent(it.code(), match(it, How.SHAPE));
                }
            }
            known.stream().filter(it -> it.level() == DivisionCode.Level.COUNTY).forEach(it -> county(
                            it, known, touched)
                    .ifPresent(how -> concerned.putIfAbsent(it.code(), match(it, how))));
        });
        return concerned;
    }

    /** All of it when all its townships are touched; a part of it has to be known to whoever is responsible for it. */
    private static Optional<How> county(Division county, List<Division> known, Set<DivisionCode> touched) {
        List<DivisionCode> townships = known.stream()
                .map(Division::code)
                .filter(it -> it.level() == DivisionCode.Level.TOWNSHIP
                        && county.code().covers(it))
                .toList();
        boolean all = townships.isEmpty() ? touched.contains(county.code()) : touched.containsAll(townships);
        boolean some = townships.stream().anyMatch(touched::contains);
        return all ? Optional.of(How.SHAPE) : some ? Optional.of(How.PART) : Optional.empty();
    }

    private static Stream<Position> corners(Geometry shape) {
        Coordinate inner = shape.getInteriorPoint().getCoordinate();
        Coordinate[] all = shape.getCoordinates();
        int step = Math.max(1, all.length / MOST_CORNERS);
        return Stream.concat(
                        Stream.of(inner),
                        Stream.iterate(0, i -> i < all.length, i -> i + step).map(i -> all[i]))
                .map(it -> new Position(Math.max(-180, Math.min(180, it.x)), it.y));
    }

    private void places(Warning warning, Optional<Geometry> shape, Set<DivisionCode> concerned, List<Match> all) {
        List<DivisionCode> codes =
                warning.geocodes().stream().map(DivisionCode::new).toList();
        PreparedGeometry inside = shape.map(PreparedGeometryFactory::prepare).orElse(null);
        if (concerned.isEmpty()) {
            return;
        }
        places.orderedStream().forEach(kind -> {
            for (Place it : kind.listIn(List.of(warning.divisionCode()))) {
                boolean coded = codes.stream().anyMatch(code -> code.covers(it.divisionCode()));
                boolean drawn = inside != null
                        && (it.outline() != null
                                ? inside.intersects(it.outline())
                                : inside.covers(WarningShapes.point(it.location())));
                if (coded || drawn) {
                    all.add(new Match(
                            kind.kind(),
                            it.id(),
                            it.name(),
                            it.divisionCode(),
                            it.label(),
                            it.people(),
                            it.location(),
                            coded ? How.GEOCODE : How.SHAPE));
                }
            }
        });
    }

    private static Match match(Division it, How how) {
        return new Match(
                Warnings.DIVISION,
                it.code().value(),
                it.name(),
                it.code(),
                it.level().name(),
                null,
                it.centre(),
                how);
    }

    /** Whose colour it is, or was. */
    private List<DivisionCode> wholly(List<Match> matches, List<Warning> before) {
        return Stream.concat(matches.stream(), before.stream().flatMap(it -> warnings.matches(it.id()).stream()))
                .filter(it -> it.kind().equals(Warnings.DIVISION) && it.how() != How.PART)
                .map(Match::divisionCode)
                .distinct()
                .toList();
    }

    private static List<DivisionCode> divisionsOf(List<Match> matches) {
        return matches.stream()
                .filter(it -> it.kind().equals(Warnings.DIVISION))
                .map(Match::divisionCode)
                .toList();
    }
}
