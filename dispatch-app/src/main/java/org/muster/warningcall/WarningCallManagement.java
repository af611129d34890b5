package org.muster.warningcall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.PersonReached;
import org.muster.call.Reply;
import org.muster.deadline.Deadlines;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.muster.warningcall.Round.Occasion;
import org.muster.warningcall.WarningCallEvent.Silent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls a warning or a start order to everybody who must answer, and does not rest until each has: who does not answer
 * in time gives way to the next, a line that is down to the satellite phone, and where nothing rings somebody goes. What
 * anybody says is kept, however late. The rows are the truth: a server that was killed goes on where it stopped.
 */
@Service
@Transactional
@EnableConfigurationProperties(WarningCallProperties.class)
public class WarningCallManagement {

    private static final Logger log = LoggerFactory.getLogger(WarningCallManagement.class);

    /** The deadline kind of a round; the deadline's order is the round. */
    public static final String DUE = "WARNING_CALL";

    private static final String MATTER = "WARNING_CALL";
    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("收到", "不在岗，请叫下一人", null);
    private static final int ROUNDS_AT_ONCE = 20;
    private static final int TARGETS_AT_ONCE = 50;

    /**
     * What is called.
     *
     * @param incidentId the incident it belongs to, or null
     * @param warningId the warning, or null
     * @param level of a start order, or null
     * @param colour BLUE, YELLOW, ORANGE or RED of a warning, or null
     * @param division whose duty room calls; its X units are called
     * @param reach the townships, or the whole county, whose people are called
     * @param exercise reaches simulated channels only
     */
    public record Wanted(
            IncidentId incidentId,
            String warningId,
            ResponseLevel level,
            String colour,
            DivisionCode division,
            Collection<DivisionCode> reach,
            boolean exercise,
            String text) {}

    private record Heard(Reply reply, String onBehalfOf, String via, Instant at) {}

    private final Rounds rounds;
    private final CallList list;
    private final CutOffs cutOffs;
    private final WarningCallProperties properties;
    private final PersonCalls calls;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final Deadlines deadlines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WarningCallManagement(
            Rounds rounds,
            CallList list,
            CutOffs cutOffs,
            WarningCallProperties properties,
            PersonCalls calls,
            IncidentManagement incidents,
            Divisions divisions,
            Deadlines deadlines,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.rounds = rounds;
        this.list = list;
        this.cutOffs = cutOffs;
        this.properties = properties;
        this.calls = calls;
        this.incidents = incidents;
        this.divisions = divisions;
        this.deadlines = deadlines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins a round: the first person of every target is called at once. A round of the same incident that is still
     * open gives way to it.
     *
     * @return empty when nobody has to answer there
     */
    public Optional<WarningCallId> open(Wanted wanted) {
        Occasion occasion = wanted.level() != null
                ? Occasion.START_ORDER
                : wanted.warningId() != null ? Occasion.WARNING : Occasion.BY_HAND;
        if (wanted.incidentId() != null) {
            rounds.listOf(wanted.incidentId()).stream()
                    .filter(it -> it.open() && it.answeredAt() == null)
                    .forEach(it -> over(it.id(), "已重新叫应"));
        }
        Instant now = clock.instant();
        Duration within = real(wanted.incidentId(), within(wanted.colour(), wanted.level()));
        Round round = new Round(
                WarningCallId.next(),
                wanted.incidentId(),
                wanted.warningId(),
                occasion,
                wanted.level(),
                wanted.colour(),
                wanted.division(),
                wanted.exercise(),
                wanted.text(),
                within,
                now,
                now.plus(within),
                ActorContext.actor().name(),
                null,
                null,
                null);
        List<Target> targets = list.of(round, wanted.reach());
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        rounds.add(round);
        rounds.add(targets);
        if (round.incidentId() != null) {
            deadlines.openAt(round.incidentId(), round.id().value(), DUE, "叫应全部应答", round.dueAt());
            journal.record(new WarningCallEvent.WarningCallOpened(
                    round.incidentId(),
                    round.id(),
                    occasion.name(),
                    round.level(),
                    round.colour(),
                    round.warningId(),
                    targets.size(),
                    count(targets, TargetKind.UNIT),
                    count(targets, TargetKind.TOWNSHIP),
                    count(targets, TargetKind.VILLAGE),
                    count(targets, TargetKind.SITE),
                    within.toSeconds(),
                    round.dueAt()));
        }
        callNext(round, targets, null);
        return Optional.of(round.id());
    }

    private static int count(List<Target> targets, TargetKind kind) {
        return (int) targets.stream().filter(it -> it.kind() == kind).count();
    }

    /** A start order: what the command decided is called to the X units and everybody below who must act on it. */
    void startOrder(IncidentId id, ResponseLevel level) {
        Incident incident = incidents.get(id);
        Optional<ResponseLevel> called = rounds.listOf(id).stream()
                .map(Round::level)
                .filter(it -> it != null)
                .reduce((earlier, later) -> later);
        if (called.filter(it -> it.ordinal() <= level.ordinal()).isPresent()) {
            return; // they have been called for this level or a higher one
        }
        String warning =
                incident.levelRule() == null ? "" : "（" + incident.levelRule().text() + "）";
        open(new Wanted(
                id,
                null,
                level,
                null,
                incident.divisionCode().county(),
                list.reach(incident, level),
                incident.exercise(),
                incident.title() + "，"
                        + divisions.nameOf(incident.divisionCode().county()) + "启动防汛防台" + level.label() + "级应急响应"
                        + warning + "。请立即到岗，巡查风险点，做好人员转移准备。"));
    }

    /** Configured time for one person, shorter for orange and red. */
    private Duration within(String colour, ResponseLevel level) {
        if ("RED".equals(colour) || level == ResponseLevel.I) {
            return properties.red();
        }
        return "ORANGE".equals(colour) || level == ResponseLevel.II ? properties.orange() : properties.answerWithin();
    }

    private Duration real(IncidentId incident, Duration nominal) {
        return incident == null ? nominal : deadlines.real(incident, nominal);
    }

    private Set<DivisionCode> cutOff(IncidentId incident) {
        return incident == null
                ? Set.of()
                : cutOffs.listOpen(incident).stream()
                        .map(CutOffs.CutOff::division)
                        .collect(Collectors.toSet());
    }

    /**
     * Calls the next who can be called for each target: batches of rows, whether there is one target or two hundred.
     *
     * @param because why the one before gave way; null for the first turn
     */
    private void callNext(Round round, List<Target> targets, String because) {
        Instant now = clock.instant();
        Set<DivisionCode> cut = cutOff(round.incidentId());
        List<Target> moved = new ArrayList<>();
        List<Attempt> attempts = new ArrayList<>();
        List<PersonCall> ringing = new ArrayList<>();
        List<Target> unreached = new ArrayList<>();
        for (Target target : targets) {
            boolean silent = cut.stream().anyMatch(it -> it.covers(target.division()));
            String from = because == null ? null : target.step().contact().person();
            int turn = because == null ? target.turn() : target.turn() + 1;
            while (turn <= target.steps().size() && silent && target.step(turn).line() == Line.PHONE) {
                turn++;
            }
            if (turn > target.steps().size()) {
                unreached.add(target);
                moved.add(target.at(target.turn(), Target.State.UNREACHED, null));
                continue;
            }
            Step step = target.step(turn);
            Target next = target.at(turn, Target.State.CALLED, now.plus(round.answerWithin()));
            moved.add(next);
            UUID call = UUID.randomUUID();
            attempts.add(new Attempt(
                    call,
                    target.id(),
                    turn,
                    step.contact().person(),
                    step.contact().post(),
                    step.line(),
                    now,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            ringing.add(new PersonCall(
                    call,
                    MATTER,
                    round.incidentId(),
                    round.division(),
                    round.exercise(),
                    target.name() + step.contact().post(),
                    step.contact().person(),
                    step.contact().number(step.line()),
                    round.text(),
                    REPLIES));
            if (because != null) {
                record(new WarningCallEvent.TargetPassedOn(
                        round.incidentId(),
                        round.id(),
                        target.id(),
                        target.name(),
                        target.division(),
                        from,
                        step.contact().person(),
                        step.contact().post(),
                        turn,
                        step.line().name(),
                        because));
            }
        }
        rounds.move(moved);
        rounds.addAttempts(attempts);
        calls.callAll(ringing);
        tellUnreached(round, unreached);
    }

    /** Each for itself, with how many there are by now: the board counts them in one line. */
    private void tellUnreached(Round round, List<Target> unreached) {
        if (unreached.isEmpty() || round.incidentId() == null) {
            return;
        }
        Silent silent = rounds.silent(round.id());
        unreached.forEach(it -> record(new WarningCallEvent.TargetUnreached(
                round.incidentId(),
                round.id(),
                it.id(),
                it.name(),
                it.division(),
                it.steps().size(),
                silent)));
    }

    private void record(WarningCallEvent event) {
        if (event.incidentId() != null) {
            journal.record(event);
        }
    }

    @EventListener
    public void on(PersonReached reached) {
        if (reached.matter().equals(MATTER)) {
            rounds.reached(reached.callId(), reached.channel(), reached.at());
        }
    }

    @EventListener
    public void on(PersonAnswered answered) {
        if (!answered.matter().equals(MATTER)) {
            return;
        }
        rounds.roundOfAttempt(answered.callId()).flatMap(rounds::lock).ifPresent(round -> {
            Attempt attempt = rounds.findAttempt(answered.callId()).orElseThrow();
            hear(
                    round,
                    rounds.findTarget(attempt.targetId()).orElseThrow(),
                    attempt,
                    new Heard(answered.reply(), null, answered.via(), answered.at()));
        });
    }

    /**
     * The duty room enters what it heard, from whoever of the place it was.
     *
     * @param via PHONE, SATELLITE, RADIO or IN_PERSON
     */
    void answerFor(WarningCallId id, UUID targetId, Reply reply, String onBehalfOf, String via) {
        Round round = rounds.lock(id).orElseThrow(() -> Problem.notFound("叫应"));
        Target target = rounds.findTarget(targetId)
                .filter(it -> it.round().equals(id))
                .orElseThrow(() -> Problem.notFound("叫应对象"));
        Attempt attempt = rounds.openAttempts(List.of(targetId)).stream()
                .filter(it -> it.person().equals(onBehalfOf))
                .findFirst()
                .orElse(null);
        if (reply == Reply.NO && attempt == null) {
            throw Problem.conflict(
                    "nobody-called",
                    target.name() + "现在叫的不是" + onBehalfOf + "，是"
                            + target.step().contact().person() + "。请刷新后再登记。");
        }
        hear(round, target, attempt, new Heard(reply, onBehalfOf, via, clock.instant()));
    }

    /** @param attempt the call that is answered; null when somebody of the place was heard who was not called */
    private void hear(Round round, Target target, Attempt attempt, Heard heard) {
        if (attempt != null) {
            rounds.heard(attempt.id(), heard.reply().name(), heard.via(), heard.at());
        }
        if (heard.reply() == Reply.NO) {
            if (attempt != null && target.state() == Target.State.CALLED && attempt.turn() == target.turn()) {
                end(List.of(attempt), "DECLINED");
                callNext(round, List.of(target), "DECLINED");
            }
            return;
        }
        if (!target.state().open()) {
            return; // said again, or too late: it is kept with the call
        }
        String by = attempt == null ? heard.onBehalfOf() : attempt.person();
        rounds.answered(target.id(), by, heard.via(), heard.at());
        List<Attempt> ringing = rounds.openAttempts(List.of(target.id()));
        end(ringing, "ANSWERED");
        long seconds = Duration.between(target.calledAt(), heard.at()).toSeconds();
        journalAs(
                new WarningCallEvent.TargetAnswered(
                        round.incidentId(),
                        round.id(),
                        target.id(),
                        target.kind().name(),
                        target.name(),
                        target.division(),
                        by,
                        attempt == null ? null : attempt.post(),
                        attempt == null ? target.turn() : attempt.turn(),
                        heard.via(),
                        seconds,
                        heard.onBehalfOf(),
                        target.state() == Target.State.UNREACHED ? rounds.silent(round.id()) : null),
                heard.via());
        if (rounds.open(round.id()) == 0 && round.answeredAt() == null) {
            rounds.allAnswered(round.id(), heard.at());
            List<Target> all = rounds.targets(round.id());
            record(new WarningCallEvent.AllTargetsAnswered(
                    round.incidentId(),
                    round.id(),
                    all.size(),
                    Duration.between(round.openedAt(), heard.at()).toSeconds(),
                    all.stream()
                            .map(Target::seconds)
                            .filter(it -> it != null)
                            .mapToLong(it -> it)
                            .max()
                            .orElse(0)));
            if (round.incidentId() != null) {
                deadlines.meet(round.incidentId(), round.id().value(), DUE);
            }
        }
    }

    private void journalAs(WarningCallEvent event, String via) {
        if (event.incidentId() != null) {
            journal.record(event, null, via);
        }
    }

    private void end(List<Attempt> attempts, String because) {
        List<UUID> ids = attempts.stream().map(Attempt::id).toList();
        rounds.ended(ids, because, clock.instant());
        calls.leaveAll(ids);
    }

    /**
     * Somebody goes to whoever does not answer.
     *
     * @param targetId the place, or null for every one that is not reached
     * @throws Problem 409 when nobody there is unreached
     */
    public void sendMessenger(WarningCallId id, UUID targetId, String messenger) {
        Round round = rounds.lock(id).orElseThrow(() -> Problem.notFound("叫应"));
        List<Target> going = rounds.targets(id).stream()
                .filter(it -> targetId == null
                        ? it.state() == Target.State.UNREACHED
                        : it.id().equals(targetId) && it.state().open())
                .toList();
        if (going.isEmpty()) {
            throw Problem.conflict("nobody-unreached", "没有叫不应的对象，不必派人。请刷新后再看。");
        }
        rounds.messengerSent(going.stream().map(Target::id).toList(), messenger, clock.instant());
        Silent silent = rounds.silent(id);
        record(new WarningCallEvent.MessengerSent(
                round.incidentId(),
                id,
                going.stream().map(Target::name).toList(),
                messenger,
                silent.places() == 0,
                silent));
    }

    /** Calls a round off: it is superseded, its warning cancelled or its incident over. What comes later is kept. */
    public void over(WarningCallId id, String because) {
        Round round = rounds.lock(id).orElseThrow(() -> Problem.notFound("叫应"));
        if (!round.open() || round.answeredAt() != null) {
            return;
        }
        List<Target> open =
                rounds.targets(id).stream().filter(it -> it.state().open()).toList();
        end(rounds.openAttempts(open.stream().map(Target::id).toList()), "OVER");
        rounds.over(id, because, clock.instant());
        if (round.incidentId() != null) {
            deadlines.cancel(round.incidentId(), id.value(), DUE);
        }
        record(new WarningCallEvent.WarningCallOver(round.incidentId(), id, because, open.size()));
    }

    void incidentOver(IncidentId incident, String because) {
        rounds.listOf(incident).forEach(it -> over(it.id(), because));
    }

    /** A warning was cancelled: nobody needs to answer it any more. */
    public void warningOver(String warningId, String because) {
        rounds.listOfWarning(warningId).forEach(it -> over(it.id(), because));
    }

    /**
     * The public network does not reach a township: who is called there by telephone is called by satellite phone, and
     * where there is none somebody must go.
     */
    void cutOff(IncidentId incident, DivisionCode division, String what, int phones, String carrier) {
        Incident of = incidents.get(incident);
        if (!of.divisionCode().county().covers(division)) {
            throw Problem.invalid("division", "这个区划不在事件所在的县（市、区）");
        }
        Instant now = clock.instant();
        boolean first =
                cutOffs.add(incident, division, what, ActorContext.actor().name(), now);
        if (first) {
            journal.record(new WarningCallEvent.CommunicationsLost(
                    incident, division, divisions.nameOf(division), what, phones));
        }
        if (phones > 0) {
            CutOffs.CutOff it = cutOffs.lockOpen(incident, division).orElseThrow();
            cutOffs.phonesSent(it.id(), phones, carrier, now);
            journal.record(new WarningCallEvent.SatellitePhonesSent(
                    incident, division, divisions.nameOf(division), phones, carrier));
        }
        if (first) {
            rounds.listOf(incident).stream().filter(Round::open).forEach(it -> rounds.lock(it.id())
                    .ifPresent(round -> changeLines(round, division)));
        }
    }

    private void changeLines(Round round, DivisionCode division) {
        List<Target> ringing = rounds.targets(round.id()).stream()
                .filter(it -> it.state() == Target.State.CALLED
                        && division.covers(it.division())
                        && it.step().line() == Line.PHONE)
                .toList();
        end(rounds.openAttempts(ringing.stream().map(Target::id).toList()), "CUT_OFF");
        callNext(round, ringing, "CUT_OFF");
    }

    /** @throws Problem 409 when the township is not cut off */
    void restored(IncidentId incident, DivisionCode division, String how) {
        CutOffs.CutOff it = cutOffs.lockOpen(incident, division)
                .orElseThrow(() -> Problem.conflict("not-cut-off", "该镇街没有登记断网断路。请刷新后再看。"));
        restore(it, how);
    }

    /** Every township that is cut off is reached again, or somebody is there. */
    public void allRestored(IncidentId incident, String how) {
        cutOffs.listOpen(incident).forEach(it -> restore(it, how));
    }

    private void restore(CutOffs.CutOff it, String how) {
        Instant now = clock.instant();
        cutOffs.restored(it.id(), how, now);
        journal.record(new WarningCallEvent.CommunicationsRestored(
                it.incidentId(),
                it.division(),
                divisions.nameOf(it.division()),
                how,
                Duration.between(it.since(), now).toMinutes()));
    }

    /** Whether some township of the incident cannot be called. */
    @Transactional(readOnly = true)
    public boolean anyCutOff(IncidentId incident) {
        return !cutOffs.listOpen(incident).isEmpty();
    }

    /** 湖岭镇、林川镇 公网中断 */
    @Transactional(readOnly = true)
    public String cutOffInWords(IncidentId incident) {
        return cutOffs.listOpen(incident).stream()
                .map(it -> divisions.nameOf(it.division()) + " " + it.what()
                        + (it.phonesSent() == 0 ? "" : "，已送卫星电话 " + it.phonesSent() + " 部"))
                .collect(Collectors.joining("；"));
    }

    /**
     * How far a round has come.
     *
     * @param open who has not answered
     * @param unreached of them those to whom nobody is going yet
     * @param unreachedNames in words
     */
    public record Progress(int targets, int open, int unreached, boolean over, String unreachedNames) {}

    @Transactional(readOnly = true)
    public Progress progress(WarningCallId id) {
        Round round = rounds.find(id).orElseThrow(() -> Problem.notFound("叫应"));
        List<Target> all = rounds.targets(id);
        List<Target> unreached =
                all.stream().filter(it -> it.state() == Target.State.UNREACHED).toList();
        return new Progress(
                all.size(),
                (int) all.stream().filter(it -> it.state().open()).count(),
                unreached.size(),
                !round.open(),
                unreached.stream().map(Target::name).collect(Collectors.joining("、")));
    }

    /** Whoever has not answered in time gives way to the next one; stored, so a restart goes on with it. */
    @Scheduled(fixedDelay = 500)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        for (WarningCallId round : rounds.listPassed(clock.instant(), ROUNDS_AT_ONCE)) {
            try {
                boolean more = true;
                while (more) {
                    more = Boolean.TRUE.equals(transaction.execute(
                            status -> ActorContext.callAs(Actor.SYSTEM, "SYSTEM", () -> passOn(round))));
                }
            } catch (RuntimeException e) {
                // the others are not kept waiting; this one is looked at again at once
                log.warn("calls {} could not go on: {}", round, e.toString());
            }
        }
    }

    /** @return whether there may be more of them */
    private boolean passOn(WarningCallId id) {
        Optional<Round> round = rounds.lock(id).filter(Round::open);
        if (round.isEmpty()) {
            return false;
        }
        List<Target> passed = rounds.passed(id, clock.instant(), TARGETS_AT_ONCE);
        end(rounds.openAttempts(passed.stream().map(Target::id).toList()), "NO_ANSWER");
        callNext(round.get(), passed, "NO_ANSWER");
        return passed.size() == TARGETS_AT_ONCE;
    }
}
