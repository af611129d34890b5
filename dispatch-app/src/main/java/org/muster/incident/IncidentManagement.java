package org.muster.incident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.deadline.Deadlines;
import org.muster.deadline.Pace;
import org.muster.incident.IncidentEvent.IncidentAssessed;
import org.muster.incident.IncidentEvent.IncidentRaised;
import org.muster.incident.IncidentEvent.ResponseLevelApproved;
import org.muster.incident.IncidentEvent.ResponseLevelProposed;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be done with an incident. Each command is one transaction and tells the journal. */
@Service
@Transactional
@EnableConfigurationProperties(FireTimes.class)
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
    private final ObjectProvider<OpenPoints> openPoints;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    IncidentManagement(
            Incidents incidents,
            AssessmentRules rules,
            FireTimes fireTimes,
            ObjectProvider<OpenPoints> openPoints,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.incidents = incidents;
        this.rules = rules;
        this.fireTimes = fireTimes;
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
                known.with(new Facts(null, null, null, null, null, null, null, null, speed, direction, null, null)));
    }

    public Incident raise(Raise command) {
        Instant now = clock.instant();
        Incident incident = new Incident(
                IncidentId.next(),
                number(command, now),
                command.hazard(),
                command.place() + command.hazard().label(),
                command.place(),
                command.location(),
                command.divisionCode(),
                command.exercise(),
                command.exercise() ? command.exerciseSpeed() : 1,
                IncidentStatus.RAISED,
                null,
                null,
                null,
                null,
                null,
                command.facts(),
                false,
                null,
                command.receivedAt(),
                now,
                null);
        incidents.add(incident);
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

    /** Takes new facts over the known ones and asks the rules again. */
    public Incident assess(IncidentId id, Facts newer) {
        Incident incident = lockOpen(id);
        evaluate(incident, incident.facts().with(newer), true);
        return get(id);
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

    private void evaluate(Incident incident, Facts facts, boolean reported) {
        Instant now = clock.instant();
        boolean sensitive = facts.sensitive() != null ? facts.sensitive() : fireTimes.isSensitive(clock);
        AssessmentRules.Graded graded = rules.grade(incident.hazard(), facts);
        Optional<AssessmentRules.Proposed> proposed =
                rules.level(incident.hazard(), facts, circumstances(incident, sensitive, now));
        incidents.assessed(incident.id(), facts, graded, sensitive, proposed, now);
        ResponseLevel level = proposed.map(AssessmentRules.Proposed::level).orElse(null);
        boolean changed = graded.grade() != incident.grade() || level != incident.proposedLevel();
        if (!reported && !changed) {
            return;
        }
        journal.record(new IncidentAssessed(
                incident.id(),
                facts,
                graded.grade(),
                graded.rule(),
                sensitive,
                level,
                proposed.map(AssessmentRules.Proposed::rule).orElse(null)));
        if (level != null && level != incident.responseLevel() && level != incident.proposedLevel()) {
            journal.record(new ResponseLevelProposed(
                    incident.id(),
                    level,
                    incident.responseLevel(),
                    proposed.get().rule(),
                    proposed.get().approver()));
        }
    }

    private AssessmentRules.Circumstances circumstances(Incident incident, boolean sensitive, Instant now) {
        boolean burning = incident.status().ordinal() < IncidentStatus.CONTROLLED.ordinal();
        double hours = burning
                ? Duration.between(incident.receivedAt(), now).toMillis() / 3_600_000.0 * incident.exerciseSpeed()
                : 0;
        return new AssessmentRules.Circumstances(
                hours,
                sensitive,
                fireTimes.inSeason(clock),
                incidents.openFires(incident.divisionCode().county(), incident.id()));
    }

    /**
     * Puts a response level in force.
     *
     * @param measures 应急处置措施; with matter, level and expected duration required by 突发事件应对法 Art 72
     */
    public void approveLevel(
            IncidentId id, ResponseLevel level, String reason, Instant expectedUntil, String measures) {
        Incident incident = lockOpen(id);
        if (expectedUntil != null && expectedUntil.isBefore(clock.instant())) {
            throw Problem.invalid("expectedUntil", "预计结束时间已过，请填写之后的时间");
        }
        ResponseLevelApproved approved = new ResponseLevelApproved(
                id,
                level,
                incident.responseLevel(),
                reason,
                expectedUntil,
                measures,
                level == incident.proposedLevel() ? incident.levelRule() : null);
        incidents.levelApproved(approved, ActorContext.actor().name(), clock.instant());
        journal.record(approved);
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
                    case CONTROLLED, EXTINGUISHED, MOP_UP, GUARDING, INSPECTED -> true;
                    default -> false;
                };
        if (!reported || !incident.status().mayBecome(next)) {
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
                    default -> new IncidentEvent.SceneInspected(id, note, early);
                });
        return get(id);
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
        return get(id);
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
        if (incident.status() != IncidentStatus.INSPECTED) {
            open.add(0, "现场未验收合格，当前为“" + incident.status().label() + "”");
        }
        refuseWhileOpen(open, "结案");
        incidents.moveTo(
                id, IncidentStatus.CLOSED, clock.instant(), ActorContext.actor().name());
        deadlines.cancelAll(id, null);
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

    private Incident lockOpen(IncidentId id) {
        Incident incident = incidents.lock(id).orElseThrow(() -> Problem.notFound("事件"));
        if (incident.status().over()) {
            throw illegal(incident, "变更");
        }
        return incident;
    }

    private static Problem illegal(Incident incident, String wanted) {
        return Problem.conflict(
                        "illegal-transition", "事件现为“" + incident.status().label() + "”，不能" + wanted + "。请刷新后按当前阶段操作。")
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
