package org.muster.incident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.deadline.Pace;
import org.muster.incident.IncidentEvent.IncidentAssessed;
import org.muster.incident.IncidentEvent.IncidentRaised;
import org.muster.incident.IncidentEvent.IncidentRegraded;
import org.muster.incident.IncidentEvent.ResponseLevelApproved;
import org.muster.incident.IncidentEvent.ResponseLevelProposed;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be done with an incident. Each command is one transaction and tells the journal. */
@Service
@Transactional
@EnableConfigurationProperties({FireTimes.class, CasualtyWatch.class})
public class IncidentManagement implements Pace {

    /** What is needed to raise an incident. */
    public record Raise(
            Hazard hazard,
            String place,
            Position location,
            DivisionCode divisionCode,
            boolean exercise,
            int exerciseSpeed,
            UUID alertId,
            Instant receivedAt,
            Facts facts) {}

    private static final int MOST_PACES = 10_000;

    /** An incident is raised with its pace and keeps it. */
    private final Cache<IncidentId, Integer> speeds =
            Caffeine.newBuilder().maximumSize(MOST_PACES).build();

    private final Incidents incidents;
    private final AssessmentRules rules;
    private final FireTimes fireTimes;
    private final CasualtyWatch watch;
    private final ObjectProvider<OpenPoints> openPoints;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    IncidentManagement(
            Incidents incidents,
            AssessmentRules rules,
            FireTimes fireTimes,
            CasualtyWatch watch,
            ObjectProvider<OpenPoints> openPoints,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.incidents = incidents;
        this.rules = rules;
        this.fireTimes = fireTimes;
        this.watch = watch;
        this.openPoints = openPoints;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** The incident, whoever asks; requests go through {@link IncidentAccess} first. */
    @Transactional(readOnly = true)
    public Incident get(IncidentId id) {
        return incidents.find(id).orElseThrow(() -> Problem.notFound("事件"));
    }

    /** The incident, held against other changes until the transaction of the caller ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Incident hold(IncidentId id) {
        return incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
    }

    /** Incidents of a hazard that are not over, exercises or real ones, whoever asks. */
    @Transactional(readOnly = true)
    public List<Incident> listOpen(Hazard hazard, boolean exercise) {
        return incidents.listOpen(hazard, exercise);
    }

    /** Real incidents of a division and below that are not over, whoever asks. */
    @Transactional(readOnly = true)
    public List<Incident> listOpenIn(DivisionCode division) {
        return incidents.listOpenIn(division);
    }

    /** The wind is another one: known from now on, without asking the rules of grade and level again. */
    public void noteWind(IncidentId id, double speed, String direction) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        Facts known = incident.facts() == null ? Facts.none() : incident.facts();
        incidents.facts(
                id,
                known.with(
                        new Facts(null, null, null, null, null, null, null, null, speed, direction, null, null, null)));
    }

    public Incident raise(Raise command) {
        Instant now = clock.instant();
        int speed = command.exercise() ? command.exerciseSpeed() : 1;
        Incident incident = new Incident(
                IncidentId.next(),
                number(command, now),
                command.hazard(),
                command.place() + command.hazard().label(),
                command.place(),
                command.location(),
                command.divisionCode(),
                command.exercise(),
                speed,
                IncidentStatus.RAISED,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                command.facts(),
                false,
                null,
                command.receivedAt(),
                now,
                null,
                command.receivedAt().plus(watch.of(command.hazard()).dividedBy(speed)),
                command.divisionCode().county());
        incidents.add(incident);
        if (incident.watchedUntil().isAfter(now)) {
            deadlines.openAt(incident.id(), null, CASUALTY_WATCH, "伤亡观察期", incident.watchedUntil());
        }
        incidents.moveTo(
                incident.id(), IncidentStatus.RAISED, now, ActorContext.actor().name());
        journal.record(new IncidentRaised(
                incident.id(),
                incident.number(),
                incident.title(),
                incident.hazard(),
                incident.place(),
                incident.location(),
                incident.divisionCode(),
                incident.exercise(),
                incident.exerciseSpeed(),
                command.alertId(),
                command.receivedAt(),
                command.facts()));
        return incident;
    }

    private String number(Raise command, Instant now) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, FireTimes.ZONE));
        return (command.exercise() ? "演" : "")
                + "%s-%s-%04d".formatted(command.divisionCode().county(), day, incidents.nextNumber());
    }

    /** Another alert is about the same fire. */
    public void merge(IncidentId id, IncidentEvent.AlertMerged alert, Facts facts) {
        Incident incident = lockOpen(id);
        journal.record(alert);
        Facts known = facts.with(incident.facts() == null ? Facts.none() : incident.facts());
        evaluate(incident, known, true);
    }

    /**
     * Takes new facts over the known ones and asks the rules again. A closed incident takes casualties only, and only
     * while they are watched.
     *
     * @throws Problem 409 when it is over and the facts are others, or too late
     */
    public Incident assess(IncidentId id, Facts newer) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (incident.status() == IncidentStatus.CLOSED && newer.casualtiesOnly()) {
            regrade(incident, incident.facts().with(newer));
        } else {
            refuseWhenOver(incident);
            incidents.observedArea(id, newer, clock.instant());
            evaluate(incident, incident.facts().with(newer), true);
        }
        return get(id);
    }

    private void regrade(Incident incident, Facts facts) {
        if (!incident.watchedUntil().isAfter(clock.instant())) {
            throw Problem.conflict(
                            "casualty-watch-over",
                            "伤亡观察期已于 " + DAY.format(incident.watchedUntil()) + " 结束（国务院令第493号第十三条），不再重定等级；请以补充报告上报。")
                    .with("watchedUntil", incident.watchedUntil());
        }
        AssessmentRules.Graded graded = rules.grade(incident.hazard(), facts);
        incidents.graded(incident.id(), facts, graded, clock.instant());
        journal.record(new IncidentAssessed(
                incident.id(),
                facts,
                graded.grade(),
                graded.rule(),
                incident.sensitive(),
                incident.proposedLevel(),
                incident.levelRule(),
                incident.levelFacts(),
                incident.settingsVersion()));
        tellRegraded(incident, facts, graded);
    }

    private void tellRegraded(Incident before, Facts facts, AssessmentRules.Graded graded) {
        if (before.grade() != null && graded.grade() != before.grade()) {
            journal.record(new IncidentRegraded(
                    before.id(),
                    graded.grade(),
                    before.grade(),
                    graded.rule(),
                    facts.deadOrMissing(),
                    facts.seriouslyHurt(),
                    before.status().over(),
                    before.watchedUntil()));
        }
    }

    /**
     * Asks the rules again with what is known; used when time, not a report, has changed the picture. Tells the journal
     * only when the answer is another one.
     */
    public Incident reassess(IncidentId id) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (!incident.status().over()) {
            evaluate(incident, incident.facts(), false);
        }
        return get(id);
    }

    /** How many fires burn at once has changed for those beside this one: exercises beside exercises, real beside real. */
    void reassessBeside(Incident changed) {
        ActorContext.runAs(RULES, "RULE", () -> incidents
                .listBurning(changed.divisionCode().county(), changed.exercise(), changed.id())
                .forEach(this::reassess));
    }

    /** The settings of a division are others: whatever burns in it is looked at again. */
    public void reassessIn(DivisionCode division) {
        incidents.listBurning(division).forEach(this::reassess);
    }

    /** A limit of time is reached: what it changes happens once, in the transaction that closes the deadline. */
    public void timePassed(Deadline passed) {
        Incident incident = incidents.lock(passed.incidentId()).orElseThrow(() -> Problem.notFound("事件"));
        boolean due = deadlines
                .findOpen(incident.id(), null, passed.kind())
                .filter(it -> !it.dueAt().isAfter(clock.instant()))
                .isPresent();
        // nothing was missed: the moment that was waited for has come
        if (!due || deadlines.meetNow(incident.id(), null, passed.kind()).isEmpty()) {
            return;
        }
        ActorContext.runAs(RULES, "RULE", () -> {
            if (passed.kind().equals(CASUALTY_WATCH)) {
                journal.record(new IncidentEvent.CasualtyWatchEnded(incident.id(), incident.grade()));
            } else if (!incident.status().over()) {
                evaluate(incident, incident.facts(), false);
            }
        });
    }

    private void evaluate(Incident incident, Facts facts, boolean reported) {
        evaluate(incident, facts, reported, false);
    }

    /** @param contained just now: what no row asks for any more may end from here on */
    private void evaluate(Incident incident, Facts facts, boolean reported, boolean contained) {
        Instant now = clock.instant();
        boolean sensitive = facts.sensitive() != null ? facts.sensitive() : fireTimes.isSensitive(clock);
        AssessmentRules.Graded graded = rules.grade(incident.hazard(), facts);
        AssessmentRules.Levelled answer = rules.level(
                incident.hazard(), standing(incident, facts), circumstances(incident, facts, sensitive, now));
        incidents.assessed(incident.id(), facts, graded, sensitive, answer, now);
        setClock(incident, facts, sensitive, now);
        Incident after = get(incident.id());
        boolean moved = after.proposedLevel() != incident.proposedLevel();
        boolean asks = after.levelInQuestion() && (moved || contained || incident.wasDeclined());
        if (!reported && !moved && !asks && graded.grade() == incident.grade()) {
            return;
        }
        journal.record(new IncidentAssessed(
                incident.id(),
                facts,
                graded.grade(),
                graded.rule(),
                sensitive,
                after.proposedLevel(),
                after.levelRule(),
                after.levelFacts(),
                after.settingsVersion()));
        tellRegraded(incident, facts, graded);
        if (asks) {
            propose(after, answer);
        }
    }

    private void propose(Incident incident, AssessmentRules.Levelled answer) {
        journal.record(
                answer.proposed().isEmpty()
                        ? new IncidentEvent.ResponseEndProposed(
                                incident.id(), incident.responseLevel(), incident.status())
                        : new ResponseLevelProposed(
                                incident.id(),
                                incident.proposedLevel(),
                                incident.responseLevel(),
                                incident.levelRule(),
                                answer.proposed().get().approver(),
                                incident.levelFacts(),
                                incident.settingsVersion()));
    }

    /** What was said while it burned and holds no longer once it is contained, or out. */
    private static Facts standing(Incident incident, Facts facts) {
        if (incident.burning()) {
            return facts;
        }
        boolean flame = incident.status().ordinal() < IncidentStatus.EXTINGUISHED.ordinal();
        return new Facts(
                facts.affectedAreaHa(),
                facts.burnedAreaHa(),
                flame ? facts.openFlame() : Boolean.FALSE,
                false,
                facts.dead(),
                facts.missing(),
                facts.seriouslyHurt(),
                List.of(),
                facts.windSpeed(),
                facts.windDirection(),
                facts.sensitive(),
                facts.crosses(),
                facts.other());
    }

    private AssessmentRules.Circumstances circumstances(
            Incident incident, Facts facts, boolean sensitive, Instant now) {
        // a limit counts from the very millisecond its stored deadline names
        double hours = incident.burning()
                ? (Duration.between(incident.receivedAt(), now).toMillis() + 1)
                        / MILLIS_PER_HOUR
                        * incident.exerciseSpeed()
                : 0;
        Optional<Incidents.Growth> growth = incident.burning() ? incidents.growth(incident.id()) : Optional.empty();
        return new AssessmentRules.Circumstances(
                incident.divisionCode(),
                hours,
                sensitive,
                fireTimes.inSeason(clock),
                incidents.openFires(incident.divisionCode().county(), incident.exercise(), incident.id()),
                growth.map(Incidents.Growth::hectares).orElse(null),
                growth.map(it -> it.over().multipliedBy(incident.exerciseSpeed()))
                        .orElse(null));
    }

    /** One stored deadline: the next moment at which time alone may change the level. */
    private void setClock(Incident incident, Facts facts, boolean sensitive, Instant now) {
        Optional<Instant> next = incident.burning()
                ? Stream.concat(
                                rules.limits(incident.hazard(), incident.divisionCode(), sensitive).stream()
                                        .map(it -> incident.receivedAt().plus(it.dividedBy(incident.exerciseSpeed()))),
                                incident.hazard() == Hazard.FOREST_FIRE
                                        ? fireTimes.nextTurn(now).stream()
                                        : Stream.empty())
                        .filter(at -> at.isAfter(now))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
        next.ifPresentOrElse(
                at -> deadlines.openAt(incident.id(), null, LEVEL_CLOCK, "响应级别到时研判", at),
                () -> deadlines.cancel(incident.id(), null, LEVEL_CLOCK));
    }

    /** After how long uncontrolled this incident is looked at again, ascending; nominal durations from the first alert. */
    @Transactional(readOnly = true)
    public List<Duration> controlLimits(Incident incident) {
        return rules.limits(incident.hazard(), incident.divisionCode(), incident.sensitive());
    }

    /**
     * Puts a response level in force; who may do so, and how many have to sign, is settled before.
     *
     * @param deliberate chosen with the proposal in mind: another level than the proposed one is then an answer to it; a
     *     proposal that came while an older one was signed stays a question
     * @throws Problem 409 when the incident is over
     */
    public void activate(IncidentId id, Activation it, boolean deliberate) {
        Incident incident = lockOpen(id);
        Instant now = clock.instant();
        boolean asProposed = it.level() == incident.proposedLevel();
        ResponseLevelApproved approved = new ResponseLevelApproved(
                id,
                it.level(),
                incident.responseLevel(),
                it.reason(),
                it.expectedUntil(),
                it.measures(),
                asProposed ? incident.levelRule() : null,
                it.matter(),
                it.approvers(),
                asProposed ? incident.levelFacts() : List.of(),
                incident.settingsVersion(),
                incident.commandDivision());
        incidents.levelApproved(approved, now);
        // before the first assessment, or with no row that fires, nothing was proposed that could be turned down
        boolean nothingProposed = incident.proposedLevel() == null && incident.burning();
        incidents.declined(
                id, asProposed || nothingProposed || !deliberate ? null : declined(incident, it.reason(), now));
        deadlines.openAt(id, null, RESPONSE_TERM, "响应期限", it.expectedUntil());
        journal.record(approved);
    }

    /** What is proposed is not taken: not proposed again before it stands on other facts. */
    public void declineLevel(IncidentId id, String reason) {
        Incident incident = lockOpen(id);
        incidents.declined(id, declined(incident, reason, clock.instant()));
        journal.record(new IncidentEvent.ResponseLevelDeclined(
                id,
                incident.proposedLevel(),
                incident.responseLevel(),
                incident.levelRule(),
                incident.levelFacts(),
                reason));
    }

    private static Incident.Declined declined(Incident incident, String reason, Instant now) {
        return new Incident.Declined(
                incident.proposedLevel(),
                incident.basis(),
                reason,
                ActorContext.actor().name(),
                now);
    }

    /**
     * The response lasts longer than was stated.
     *
     * @throws Problem 409 {@code no-response} when none is in force
     */
    public void extendResponse(IncidentId id, Instant expectedUntil, String reason) {
        Incident incident = lockOpen(id);
        Incidents.InForce response = inForce(incident);
        incidents.responseExtended(id, expectedUntil);
        deadlines.openAt(id, null, RESPONSE_TERM, "响应期限", expectedUntil);
        journal.record(new IncidentEvent.ResponseTermExtended(
                id, incident.responseLevel(), expectedUntil, response.expectedUntil(), reason));
    }

    /**
     * Ends the response; the incident goes on until its scene is inspected.
     *
     * @param announcement how the release is announced
     * @param measuresKept what is kept all the same (突发事件应对法 Art 86)
     * @throws Problem 409 {@code still-burning} while the fire is not contained, {@code no-response} when none is in force
     */
    public void endResponse(IncidentId id, String reason, String announcement, String measuresKept) {
        Incident incident = lockOpen(id);
        Incidents.InForce response = inForce(incident);
        if (incident.burning() && incident.hazard() == Hazard.FLOOD) {
            throw Problem.conflict("threat-not-passed", "威胁还没有解除，不能终止响应（突发事件应对法第八十六条）。请先报“威胁解除”，或改为较低级别。");
        }
        if (incident.burning() && incident.hazard() == Hazard.ENTERPRISE_ACCIDENT) {
            throw Problem.conflict("cordon-not-released", "警戒还没有解除，不能终止响应（突发事件应对法第八十六条）。请先解除警戒，或改为较低级别。");
        }
        if (incident.burning() && incident.hazard() == Hazard.FOREST_FIRE) {
            throw Problem.conflict("still-burning", "火场还没有封控，不能终止响应（突发事件应对法第八十六条）。请先报“封控”，或改为较低级别。");
        }
        Instant now = clock.instant();
        incidents.responseEnded(id, ActorContext.actor().name(), announcement, measuresKept, now);
        incidents.declined(id, declined(incident, reason, now));
        deadlines.meet(id, null, RESPONSE_TERM);
        journal.record(new IncidentEvent.ResponseEnded(
                id,
                incident.responseLevel(),
                reason,
                announcement,
                measuresKept,
                response.at(),
                response.expectedUntil()));
    }

    private Incidents.InForce inForce(Incident incident) {
        return incidents
                .inForce(incident.id())
                .orElseThrow(() -> Problem.conflict("no-response", "当前没有启动响应。请刷新后按当前情况操作。"));
    }

    /** Another division commands from now on; both sides have said so. */
    public void commandPassed(IncidentId id, DivisionCode division) {
        Incident incident = lockOpen(id);
        incidents.commandedBy(id, division.equals(incident.divisionCode().county()) ? null : division);
    }

    /** The first order was issued. */
    public void responding(IncidentId id) {
        advance(id, IncidentStatus.RESPONDING);
    }

    /** The first team has arrived. */
    public void onScene(IncidentId id) {
        advance(id, IncidentStatus.ON_SCENE);
    }

    /** Moves on silently when the stage is not reached yet; orders tell the journal themselves. */
    private void advance(IncidentId id, IncidentStatus next) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (incident.status().mayBecome(next)) {
            incidents.moveTo(id, next, clock.instant(), ActorContext.actor().name());
        }
    }

    /**
     * Takes a report of a new stage.
     *
     * @param note required when the scene is inspected before its guard has ended
     * @throws Problem 409 {@code illegal-transition} naming the present stage
     */
    public Incident reach(IncidentId id, IncidentStatus next, String note) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        boolean reported =
                switch (next) {
                    case RAISED, RESPONDING, ON_SCENE, CLOSED, CANCELLED -> false;
                    default -> true;
                };
        if (!reported
                || !next.belongsTo(incident.hazard())
                || !incident.status().mayBecome(next)) {
            throw illegal(incident, next.label());
        }
        boolean early = next == IncidentStatus.INSPECTED && guardRunning(id);
        if (early && (note == null || note.isBlank())) {
            throw Problem.invalid("note", "看守期未满，提前验收须写明无复燃可能的依据（森林防火条例第三十九条）");
        }
        incidents.moveTo(id, next, clock.instant(), ActorContext.actor().name());
        if (next == IncidentStatus.GUARDING) {
            deadlines.open(id, null, GUARD, "看守火场", guardOf(incident));
        }
        journal.record(
                switch (next) {
                    case CONTROLLED -> new IncidentEvent.FireControlled(id, note);
                    case EXTINGUISHED -> new IncidentEvent.FlameExtinguished(id, note);
                    case MOP_UP -> new IncidentEvent.MopUpStarted(id, note);
                    case GUARDING -> new IncidentEvent.MopUpCompleted(id, note);
                    case THREAT_PASSED -> new IncidentEvent.ThreatPassed(id, note);
                    case LOSSES_CONFIRMED -> new IncidentEvent.LossesConfirmed(id, note);
                    case SOURCE_CONTROLLED -> new IncidentEvent.SourceControlled(id, note);
                    case READINGS_CLEAN -> new IncidentEvent.ReadingsClean(id, note);
                    case CORDON_RELEASED -> new IncidentEvent.CordonReleased(id, note);
                    default -> new IncidentEvent.SceneInspected(id, note, early);
                });
        Incident now = get(id);
        boolean contained = next == IncidentStatus.CONTROLLED || next == IncidentStatus.CORDON_RELEASED;
        evaluate(now, now.facts(), false, contained);
        return get(id);
    }

    /** The source was controlled and is not any more: back to work on it. */
    public Incident loseSource(IncidentId id, String note) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (!incident.status().maySlip()) {
            throw illegal(incident, "源头又失控");
        }
        incidents.moveTo(
                id,
                IncidentStatus.ON_SCENE,
                clock.instant(),
                ActorContext.actor().name());
        journal.record(new IncidentEvent.SourceLost(id, note));
        return reassess(id);
    }

    /** A monitoring point is over its limit again; does nothing unless the readings were clean. */
    public void exceedReadings(IncidentId id, String note) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (incident.status() == IncidentStatus.READINGS_CLEAN) {
            incidents.moveTo(
                    id,
                    IncidentStatus.SOURCE_CONTROLLED,
                    clock.instant(),
                    ActorContext.actor().name());
            journal.record(new IncidentEvent.ReadingsExceeded(id, note));
        }
    }

    /** How long the ground of this fire is guarded after mop-up, by its grade ({@code muster.fire.guard}). */
    public Duration guardOf(Incident incident) {
        return fireTimes.guard(incident.grade());
    }

    /** The fire has flared up again: back to suppression. */
    public Incident rekindle(IncidentId id, String note) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (!incident.status().mayRekindle()) {
            throw illegal(incident, "复燃");
        }
        incidents.moveTo(
                id,
                IncidentStatus.ON_SCENE,
                clock.instant(),
                ActorContext.actor().name());
        journal.record(new IncidentEvent.FireRekindled(id, note));
        return reassess(id);
    }

    public void causeInvestigated(IncidentId id, Map<String, Object> cause) {
        get(id);
        incidents.causeFound(id, cause);
        journal.record(new IncidentEvent.CauseInvestigated(id, cause));
    }

    /** @throws Problem 409 {@code open-points} listing what is still open */
    public void close(IncidentId id, String note) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (incident.status().over()) {
            throw illegal(incident, IncidentStatus.CLOSED.label());
        }
        List<String> open = openPoints(incident);
        if (incident.status() != IncidentStatus.beforeClosure(incident.hazard())) {
            open.add(
                    0,
                    switch (incident.hazard()) {
                                case FOREST_FIRE -> "现场未验收合格";
                                case FLOOD -> "灾情未核定";
                                case ENTERPRISE_ACCIDENT -> "警戒未解除";
                            }
                            + "，当前为“"
                            + incident.status().label(incident.hazard()) + "”");
        }
        refuseWhileOpen(open, "结案");
        incidents.moveTo(
                id, IncidentStatus.CLOSED, clock.instant(), ActorContext.actor().name());
        incidents.responseOver(id, ActorContext.actor().name(), clock.instant());
        deadlines.cancelAll(id, null);
        if (incident.watchedUntil() != null && incident.watchedUntil().isAfter(clock.instant())) {
            // people die of it later too: the watch outlives the file
            deadlines.openAt(id, null, CASUALTY_WATCH, "伤亡观察期", incident.watchedUntil());
        }
        journal.record(new IncidentEvent.IncidentClosed(id, note));
    }

    /** A false alarm, or one fire counted twice. Refused while a team is still committed: recall first. */
    public void cancel(IncidentId id, String reason) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (!incident.status().mayBecome(IncidentStatus.CANCELLED)) {
            throw illegal(incident, IncidentStatus.CANCELLED.label());
        }
        refuseWhileOpen(openPoints(incident), "撤销事件");
        incidents.moveTo(
                id,
                IncidentStatus.CANCELLED,
                clock.instant(),
                ActorContext.actor().name());
        incidents.responseOver(id, ActorContext.actor().name(), clock.instant());
        deadlines.cancelAll(id, null);
        journal.record(new IncidentEvent.IncidentCancelled(id, reason));
    }

    /** What keeps the incident open, in sentences. */
    @Transactional(readOnly = true)
    public List<String> openPoints(Incident incident) {
        List<String> open = new ArrayList<>();
        openPoints.forEach(it -> open.addAll(it.of(incident.id())));
        return open;
    }

    private static void refuseWhileOpen(List<String> open, String what) {
        if (!open.isEmpty()) {
            throw Problem.conflict(
                            "open-points", "还有 " + open.size() + " 项未了，暂不能" + what + "：" + String.join("；", open))
                    .with("openPoints", open);
        }
    }

    private boolean guardRunning(IncidentId id) {
        return deadlines.list(id).stream()
                .anyMatch(
                        it -> it.kind().equals(GUARD) && it.open() && it.dueAt().isAfter(clock.instant()));
    }

    /** The deadline kind of the guard after mop-up, by grade; the process waits for the same one. */
    public static final String GUARD = "GUARD";

    /** The deadline kind of the end that was stated for the response; the process asks then whether it goes on. */
    public static final String RESPONSE_TERM = "RESPONSE_TERM";

    /** The deadline kind of the next moment at which time alone may change the level. */
    public static final String LEVEL_CLOCK = "LEVEL_CLOCK";

    /** The deadline kind of the end of the casualty watch. */
    public static final String CASUALTY_WATCH = "CASUALTY_WATCH";

    private static final Actor RULES = new Actor("rule", "响应分级规则");
    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(FireTimes.ZONE);

    private Incident lockOpen(IncidentId id) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        refuseWhenOver(incident);
        return incident;
    }

    private static void refuseWhenOver(Incident incident) {
        if (incident.status().over()) {
            throw illegal(incident, "变更");
        }
    }

    private static Problem illegal(Incident incident, String wanted) {
        return Problem.conflict(
                        "illegal-transition",
                        "事件现为“" + incident.status().label(incident.hazard()) + "”，不能" + wanted + "。请刷新后按当前阶段操作。")
                .with("state", incident.status());
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Duration real(IncidentId id, Duration nominal) {
        Integer speed = speeds.getIfPresent(id);
        if (speed == null) {
            speed = incidents.find(id).map(Incident::exerciseSpeed).orElse(1);
            speeds.put(id, speed);
        }
        return speed <= 1 ? nominal : nominal.dividedBy(speed);
    }
}
