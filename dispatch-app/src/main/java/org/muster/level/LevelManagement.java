package org.muster.level;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Activation;
import org.muster.incident.Activation.Approver;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.level.LevelEvent.ResponseLevelSigned;
import org.muster.level.LevelRights.Seat;
import org.muster.level.Signatures.Signature;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles response levels: who may signs, level I is signed by two, and what is put in force states what it must. */
@Service
@Transactional
public class LevelManagement {

    /** What the first signature waits for. */
    public static final String SECOND_SIGNATURE = "SECOND_SIGNATURE";

    /** How long the second signature may take, as any other approval of a level [?]. */
    private static final Duration SECOND_WITHIN = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int AT_ONCE = 50;

    /**
     * What somebody signs. Whatever is left out stands as the division has set it.
     *
     * @param level null for the one that is proposed
     * @param deliberate chosen with the proposal in mind: another level than the proposed one is an answer to it
     */
    public record Wanted(
            ResponseLevel level,
            String matter,
            String reason,
            Instant expectedUntil,
            String measures,
            boolean deliberate) {}

    /** Whether the level is in force, or waits for its second signature. */
    public enum Outcome {
        IN_FORCE,
        AWAITS_SECOND
    }

    private final IncidentManagement incidents;
    private final LevelSettings settings;
    private final LevelRights rights;
    private final Signatures signatures;
    private final Deadlines deadlines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LevelManagement(
            IncidentManagement incidents,
            LevelSettings settings,
            LevelRights rights,
            Signatures signatures,
            Deadlines deadlines,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.incidents = incidents;
        this.settings = settings;
        this.rights = rights;
        this.signatures = signatures;
        this.deadlines = deadlines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Signs a level.
     *
     * @param late asked so long ago that the next lower post stands in
     * @throws Problem 403 naming who may, 409 {@code second-approver-needed} when the same person signs twice, 422 when
     *     the end that is stated has passed or lies too far away
     */
    public Outcome approve(IncidentId id, Wanted wanted, boolean late) {
        Incident incident = incidents.hold(id);
        ResponseLevel level = wanted.level() == null ? incident.proposedLevel() : wanted.level();
        if (level == null) {
            throw Problem.invalid("level", "请选择响应级别");
        }
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能变更响应级别。");
        }
        Caller caller = Caller.current();
        Optional<Seat> deciding = rights.seat(caller, incident, rights.approver(incident, level), late);
        Optional<Post> second = rights.second(incident, level);
        Optional<Seat> seat = deciding.or(() -> second.flatMap(post -> rights.seat(caller, incident, post, late)));
        if (seat.isEmpty()) {
            throw rights.refusal(caller, incident, level);
        }
        Activation stated = stated(incident, level, wanted);
        Approver approver =
                new Approver(caller.username(), caller.displayName(), seat.get().post(), clock.instant());
        Optional<Signature> first = signatures.findOpen(id);
        if (second.isEmpty()) {
            lapse(id, first);
            incidents.activate(id, signedBy(stated, List.of(approver)), wanted.deliberate());
            return Outcome.IN_FORCE;
        }
        if (first.isPresent() && first.get().level() == level) {
            countersign(incident, first.get(), approver, deciding.isPresent());
            return Outcome.IN_FORCE;
        }
        lapse(id, first);
        sign(incident, stated, approver, deciding.isPresent());
        return Outcome.AWAITS_SECOND;
    }

    private void sign(Incident incident, Activation stated, Approver approver, boolean deciding) {
        signatures.add(new Signature(
                UUID.randomUUID(),
                incident.id(),
                stated.level(),
                stated.matter(),
                stated.reason(),
                stated.measures(),
                stated.expectedUntil(),
                approver.username(),
                approver.name(),
                approver.post(),
                deciding,
                approver.at()));
        Instant due = deadlines
                .open(incident.id(), null, SECOND_SIGNATURE, stated.level().label() + " 级响应待第二人签署", SECOND_WITHIN)
                .dueAt();
        journal.record(new ResponseLevelSigned(
                incident.id(),
                stated.level(),
                stated.matter(),
                stated.reason(),
                stated.measures(),
                stated.expectedUntil(),
                approver.post(),
                due));
    }

    /** The second signs what the first has stated, word for word. */
    private void countersign(Incident incident, Signature first, Approver second, boolean deciding) {
        if (first.signedBy().equals(second.username())) {
            throw Problem.conflict(
                            "second-approver-needed",
                            "您已签署。" + first.level().label() + " 级响应须由另一人再签署才生效；要改内容，请先撤回自己的签署。")
                    .with("signedBy", first.signedName());
        }
        if (!first.deciding() && !deciding) {
            throw Problem.forbidden(first.level().label() + " 级响应的两个签署中，须有一个是"
                    + rights.approver(incident, first.level()).label(incident.hazard()) + "。请报其签署。");
        }
        signatures.settle(incident.id(), "COUNTERSIGNED", clock.instant());
        deadlines.meet(incident.id(), null, SECOND_SIGNATURE);
        incidents.activate(
                incident.id(),
                new Activation(
                        first.level(),
                        first.matter(),
                        first.reason(),
                        first.expectedUntil(),
                        first.measures(),
                        List.of(
                                new Approver(first.signedBy(), first.signedName(), first.post(), first.signedAt()),
                                second)),
                false);
    }

    private void lapse(IncidentId id, Optional<Signature> open) {
        if (open.isPresent()) {
            signatures.settle(id, "LAPSED", clock.instant());
            deadlines.cancel(id, null, SECOND_SIGNATURE);
        }
    }

    /** 突发事件应对法 Art 72: matter, level, expected duration, measures; what is left out is what the division has set. */
    private Activation stated(Incident incident, ResponseLevel level, Wanted wanted) {
        LevelSettings.Table table = settings.of(incident.commandDivision());
        Instant until = wanted.expectedUntil() == null
                ? clock.instant().plus(deadlines.real(incident.id(), table.term(level)))
                : requireAhead(wanted.expectedUntil());
        return new Activation(
                level,
                blank(wanted.matter())
                        ? incident.title() + "应急响应"
                        : wanted.matter().strip(),
                blank(wanted.reason())
                        ? reason(incident, level)
                        : wanted.reason().strip(),
                until,
                blank(wanted.measures())
                        ? table.measures(level, incident.hazard())
                        : wanted.measures().strip(),
                List.of());
    }

    private static String reason(Incident incident, ResponseLevel level) {
        return level == incident.proposedLevel() && incident.levelRule() != null
                ? incident.levelRule().text()
                : "按建议启动";
    }

    private Instant requireAhead(Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            throw Problem.invalid("expectedUntil", "预计结束时间已过，请填写之后的时间");
        }
        if (until.isAfter(now.plus(LONGEST))) {
            throw Problem.invalid("expectedUntil", "预计期限不超过 30 天，到期前可以延长");
        }
        return until;
    }

    private static Activation signedBy(Activation it, List<Approver> approvers) {
        return new Activation(it.level(), it.matter(), it.reason(), it.expectedUntil(), it.measures(), approvers);
    }

    /**
     * Takes one's own signature back while the second is awaited.
     *
     * @throws Problem 409 {@code no-signature} when there is none of the caller's
     */
    void withdrawSignature(IncidentId id, String reason) {
        incidents.hold(id);
        Signature open = signatures
                .findOpen(id)
                .filter(it -> it.signedBy().equals(Caller.current().username()))
                .orElseThrow(() -> Problem.conflict("no-signature", "没有您待撤回的签署：可能已由第二人签署生效，或已撤回。请刷新。"));
        signatures.settle(id, "WITHDRAWN", clock.instant());
        deadlines.cancel(id, null, SECOND_SIGNATURE);
        journal.record(new LevelEvent.ResponseLevelSignatureWithdrawn(id, open.level(), reason));
    }

    /** What is proposed is not taken, by somebody who might have. */
    public void decline(IncidentId id, String reason, boolean late) {
        Incident incident = incidents.hold(id);
        ResponseLevel about = incident.proposedLevel() == null ? incident.responseLevel() : incident.proposedLevel();
        require(incident, about == null ? ResponseLevel.IV : about, late);
        lapse(id, signatures.findOpen(id));
        incidents.declineLevel(id, reason);
    }

    /** The response lasts longer than was stated. */
    public void extend(IncidentId id, Instant expectedUntil, String reason, boolean late) {
        Incident incident = incidents.hold(id);
        requireInForce(incident, late);
        incidents.extendResponse(id, requireAhead(expectedUntil), reason);
    }

    /** The response ends: its release is announced, and what is still necessary is kept (突发事件应对法 Art 86). */
    public void end(IncidentId id, String reason, String announcement, String measuresKept, boolean late) {
        Incident incident = incidents.hold(id);
        requireInForce(incident, late);
        lapse(id, signatures.findOpen(id));
        incidents.endResponse(id, reason, announcement, measuresKept);
    }

    private void requireInForce(Incident incident, boolean late) {
        if (incident.responseLevel() == null) {
            throw Problem.conflict("no-response", "当前没有启动响应。请刷新后按当前情况操作。");
        }
        require(incident, incident.responseLevel(), late);
    }

    private void require(Incident incident, ResponseLevel level, boolean late) {
        if (!rights.may(Caller.current(), incident, level, late)) {
            throw rights.refusal(Caller.current(), incident, level);
        }
    }

    /** Whether one person has signed this level and another one is awaited. */
    @Transactional(readOnly = true)
    public boolean awaitsSecond(IncidentId id, ResponseLevel level) {
        return signatures.findOpen(id).filter(it -> it.level() == level).isPresent();
    }

    /** What the division has set for a level, to be read and changed before it is signed. */
    @Transactional(readOnly = true)
    public Stated usual(Incident incident, ResponseLevel level) {
        LevelSettings.Table table = settings.of(incident.commandDivision());
        return new Stated(
                incident.title() + "应急响应",
                table.term(level).toMinutes(),
                table.measures(level, incident.hazard()),
                table.approver(level).label(incident.hazard()),
                rights.holders(incident, level).stream()
                        .map(Posts.Holder::name)
                        .distinct()
                        .toList(),
                rights.second(incident, level).isPresent() ? 2 : 1);
    }

    /** @param minutes the expected duration; @param signatures how many people have to sign */
    public record Stated(
            String matter, long minutes, String measures, String approver, List<String> holders, int signatures) {}

    /** Tells the board once that the second signature has not come. */
    @Scheduled(fixedDelay = 1000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        for (Deadline late : deadlines.listPassed(List.of(SECOND_SIGNATURE), AT_ONCE)) {
            transaction.executeWithoutResult(status -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
                if (deadlines.fire(late.incidentId(), null, SECOND_SIGNATURE).isPresent()) {
                    signatures
                            .findOpen(late.incidentId())
                            .ifPresent(it -> journal.record(new LevelEvent.SecondSignatureOverdue(
                                    late.incidentId(), it.level(), it.signedName())));
                }
            }));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
