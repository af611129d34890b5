package org.muster.warningcall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.division.Divisions;
import org.muster.incident.PicturePart;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has answered and who has not, as consoles see it; in the picture only the sums, and what is cut off. */
@Component
@Transactional(readOnly = true)
class WarningCallBoard implements PicturePart {

    /**
     * @param answerSeconds how long one person may take
     * @param open who has not answered; {@code unreached} of them to whom nobody is going
     * @param slowest seconds of the slowest answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoundView(
            WarningCallId id,
            IncidentId incidentId,
            String warningId,
            String occasion,
            String occasionLabel,
            ResponseLevel level,
            String colour,
            boolean exercise,
            Instant openedAt,
            Instant dueAt,
            long answerSeconds,
            int targets,
            int answered,
            int open,
            int unreached,
            Long slowest,
            Instant answeredAt,
            Instant overAt,
            String overBecause) {}

    /** The county itself stands for its units. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TownshipView(
            DivisionCode division, String name, int targets, int answered, int open, int unreached, Long slowest) {}

    /** @param line PHONE or SATELLITE; {@code calls} how often it rang on this line */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TriedView(
            String person,
            String post,
            String line,
            String lineLabel,
            Instant calledAt,
            Instant reachedAt,
            String reachedChannel,
            Instant answeredAt,
            String endedBecause) {}

    /**
     * @param person who is called now, or who answered
     * @param turn which of how many
     * @param seconds from the first call to the answer
     * @param via how it was answered: LINK, SMS, VOICE, PHONE, RADIO, SATELLITE, IN_PERSON
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetView(
            UUID id,
            String kind,
            String kindLabel,
            String name,
            DivisionCode division,
            String divisionName,
            String site,
            String person,
            String post,
            String phone,
            String line,
            String lineLabel,
            int calls,
            String state,
            String stateLabel,
            int turn,
            int turns,
            Instant calledAt,
            Instant dueAt,
            Instant answeredAt,
            Long seconds,
            String via,
            String messenger,
            List<TriedView> tried) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CutOffView(
            DivisionCode division,
            String name,
            String what,
            Instant since,
            int phonesSent,
            String carrier,
            Instant phonesSentAt) {}

    record BoardView(RoundView round, List<TownshipView> townships, List<TargetView> targets) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartView(RoundView round, int rounds, List<CutOffView> cutOff) {}

    private static final Set<String> TOUCHING = Set.of(
            "WarningCallOpened",
            "TargetAnswered",
            "TargetPassedOn",
            "TargetUnreached",
            "MessengerSent",
            "AllTargetsAnswered",
            "WarningCallOver",
            "CommunicationsLost",
            "SatellitePhonesSent",
            "CommunicationsRestored");

    /** Who needs somebody first: nobody reached, then whoever has been waited for longest; who has answered last. */
    private static final Comparator<Target> BY_NEED = Comparator.comparingInt((Target it) -> switch (it.state()) {
                case UNREACHED -> 0;
                case MESSENGER -> 1;
                case CALLED -> it.turn() > 1 ? 2 : 3;
                case LEFT -> 4;
                case ANSWERED -> 5;
            })
            .thenComparing(Target::kind, Comparator.reverseOrder())
            .thenComparing(it -> it.division().value())
            .thenComparing(Target::name);

    private final Rounds rounds;
    private final CutOffs cutOffs;
    private final Divisions divisions;
    private final Clock clock;

    WarningCallBoard(Rounds rounds, CutOffs cutOffs, Divisions divisions, Clock clock) {
        this.rounds = rounds;
        this.cutOffs = cutOffs;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "warningCall";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Round> all = rounds.listOf(incident);
        List<CutOffView> cut = cutOff(incident);
        if (all.isEmpty() && cut.isEmpty()) {
            return null;
        }
        Round newest = all.isEmpty() ? null : all.get(all.size() - 1);
        return new PartView(newest == null ? null : view(newest, rounds.targets(newest.id())), all.size(), cut);
    }

    List<CutOffView> cutOff(IncidentId incident) {
        return cutOffs.listOpen(incident).stream()
                .map(it -> new CutOffView(
                        it.division(),
                        divisions.nameOf(it.division()),
                        it.what(),
                        it.since(),
                        it.phonesSent(),
                        it.carrier(),
                        it.phonesSentAt()))
                .toList();
    }

    /** The newest first. */
    List<RoundView> roundsOf(IncidentId incident) {
        List<Round> all = new ArrayList<>(rounds.listOf(incident));
        Collections.reverse(all);
        return all.stream().map(it -> view(it, rounds.targets(it.id()))).toList();
    }

    List<RoundView> withoutIncident(String[] patterns, int most) {
        return rounds.listWithoutIncident(patterns, most).stream()
                .map(it -> view(it, rounds.targets(it.id())))
                .toList();
    }

    /** Four queries, however many targets there are. */
    BoardView board(WarningCallId id) {
        Round round = rounds.find(id).orElseThrow(() -> Problem.notFound("叫应"));
        List<Target> targets = rounds.targets(id);
        Map<UUID, List<Attempt>> attempts =
                rounds.attempts(id).stream().collect(Collectors.groupingBy(Attempt::targetId));
        return new BoardView(
                view(round, targets),
                townships(targets),
                targets.stream()
                        .sorted(BY_NEED)
                        .map(it -> target(it, attempts.getOrDefault(it.id(), List.of())))
                        .toList());
    }

    private static RoundView view(Round it, List<Target> targets) {
        return new RoundView(
                it.id(),
                it.incidentId(),
                it.warningId(),
                it.occasion().name(),
                it.occasion().label(),
                it.level(),
                it.colour(),
                it.exercise(),
                it.openedAt(),
                it.dueAt(),
                it.answerWithin().toSeconds(),
                targets.size(),
                count(targets, Target.State.ANSWERED),
                (int) targets.stream().filter(one -> one.state().open()).count(),
                count(targets, Target.State.UNREACHED),
                slowest(targets),
                it.answeredAt(),
                it.overAt(),
                it.overBecause());
    }

    private static int count(List<Target> targets, Target.State state) {
        return (int) targets.stream().filter(it -> it.state() == state).count();
    }

    private static Long slowest(List<Target> targets) {
        return targets.stream()
                .map(Target::seconds)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Where somebody is open first. */
    private List<TownshipView> townships(List<Target> targets) {
        Map<DivisionCode, List<Target>> byDivision = targets.stream()
                .collect(Collectors.groupingBy(Target::division, LinkedHashMap::new, Collectors.toList()));
        return byDivision.entrySet().stream()
                .map(it -> new TownshipView(
                        it.getKey(),
                        divisions.nameOf(it.getKey()),
                        it.getValue().size(),
                        count(it.getValue(), Target.State.ANSWERED),
                        (int) it.getValue().stream()
                                .filter(one -> one.state().open())
                                .count(),
                        count(it.getValue(), Target.State.UNREACHED),
                        slowest(it.getValue())))
                .sorted(Comparator.comparingInt(TownshipView::unreached)
                        .thenComparingInt(TownshipView::open)
                        .reversed()
                        .thenComparing(it -> it.division().value()))
                .toList();
    }

    private TargetView target(Target it, List<Attempt> attempts) {
        Step step = it.step();
        Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        Line line = last == null ? step.line() : last.line();
        return new TargetView(
                it.id(),
                it.kind().name(),
                it.kind().label(),
                it.name(),
                it.division(),
                divisions.nameOf(it.division()),
                it.site(),
                it.answeredBy() == null ? step.contact().person() : it.answeredBy(),
                step.contact().post(),
                step.contact().number(step.line()),
                line.name(),
                line.label(),
                (int) attempts.stream().filter(one -> one.line() == line).count(),
                it.state().name(),
                it.state().label(),
                it.turn(),
                it.steps().size(),
                it.calledAt(),
                it.dueAt(),
                it.answeredAt(),
                it.seconds() != null ? it.seconds() : waited(it),
                it.via(),
                it.messenger(),
                attempts.stream()
                        .map(one -> new TriedView(
                                one.person(),
                                one.post(),
                                one.line().name(),
                                one.line().label(),
                                one.calledAt(),
                                one.reachedAt(),
                                one.reachedChannel(),
                                one.answeredAt(),
                                one.endedBecause()))
                        .toList());
    }

    /** How long it has been waited for; null once it is left. */
    private Long waited(Target it) {
        return it.state().open()
                ? Duration.between(it.calledAt(), clock.instant()).toSeconds()
                : null;
    }
}
