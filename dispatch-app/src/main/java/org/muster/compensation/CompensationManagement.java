package org.muster.compensation;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.muster.compensation.Claim.State;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes claims, has them assessed, and keeps what was paid or why it was refused; long after the incident too. */
@Service
@Transactional
class CompensationManagement {

    private static final int MOST = 5000;

    /** What is claimed. */
    record Wanted(
            String claimant,
            String contact,
            Claim.Kind kind,
            String basis,
            String what,
            UUID requisitionId,
            BigDecimal claimed) {}

    /**
     * All claims of an incident with their sums in yuan.
     *
     * @param owed assessed and not yet paid
     */
    record Compensation(
            BigDecimal claimed, BigDecimal assessed, BigDecimal paid, BigDecimal owed, int open, List<Claim> claims) {}

    private final Claims claims;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    CompensationManagement(Claims claims, IncidentManagement incidents, Journal journal, Clock clock) {
        this.claims = claims;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Compensation of(IncidentId id) {
        List<Claim> all = claims.list(id);
        BigDecimal claimed = BigDecimal.ZERO;
        BigDecimal assessed = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal owed = BigDecimal.ZERO;
        int open = 0;
        for (Claim it : all) {
            claimed = claimed.add(it.claimed());
            assessed = assessed.add(
                    it.assessed() == null || it.state() == State.REFUSED ? BigDecimal.ZERO : it.assessed());
            paid = paid.add(it.paid() == null ? BigDecimal.ZERO : it.paid());
            owed = owed.add(it.state() == State.ASSESSED ? it.assessed() : BigDecimal.ZERO);
            open += it.state() == State.CLAIMED || it.state() == State.ASSESSED ? 1 : 0;
        }
        return new Compensation(claimed, assessed, paid, owed, open, all);
    }

    /** @throws Problem 422 for a requisition that was not made for this incident */
    Claim claim(IncidentId id, Wanted it) {
        incidents.hold(id);
        if (it.requisitionId() != null && !claims.requisitioned(id, it.requisitionId())) {
            throw Problem.invalid("requisitionId", "本事件没有这份征用单，请核对");
        }
        int number = claims.nextNumber(id);
        if (number > MOST) {
            throw Problem.conflict("too-many", "补偿申请已有 " + MOST + " 件，请按户合并登记");
        }
        Claim claim = new Claim(
                UUID.randomUUID(),
                id,
                number,
                it.claimant(),
                it.contact(),
                it.kind(),
                it.basis(),
                it.what(),
                it.requisitionId(),
                it.claimed(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                State.CLAIMED,
                clock.instant());
        claims.add(claim, ActorContext.actor().name());
        journal.record(new CompensationEvent.CompensationClaimed(
                id, claim.id(), number, it.kind().name(), it.kind().label(), it.what(), it.claimed()));
        return claim;
    }

    /** As often as somebody knows better, until it is paid or refused. */
    Claim assess(UUID id, BigDecimal amount, String reason) {
        Claim it = hold(id);
        if (it.state() == State.PAID || it.state() == State.REFUSED) {
            throw over(it, "核定");
        }
        claims.assess(id, amount, reason, ActorContext.actor().name(), clock.instant());
        journal.record(new CompensationEvent.CompensationAssessed(it.incidentId(), id, it.number(), amount, reason));
        return claims.find(id).orElseThrow();
    }

    /** What was assessed is paid, all of it. */
    Claim pay(UUID id, String receipt) {
        Claim it = hold(id);
        if (it.state() != State.ASSESSED) {
            throw over(it, "支付（须先核定）");
        }
        claims.pay(id, it.assessed(), receipt, clock.instant());
        journal.record(new CompensationEvent.CompensationPaid(it.incidentId(), id, it.number(), it.assessed()));
        return claims.find(id).orElseThrow();
    }

    Claim refuse(UUID id, String reason) {
        Claim it = hold(id);
        if (it.state() == State.PAID || it.state() == State.REFUSED) {
            throw over(it, "拒绝");
        }
        claims.refuse(id, reason, clock.instant());
        journal.record(new CompensationEvent.CompensationRefused(it.incidentId(), id, it.number(), reason));
        return claims.find(id).orElseThrow();
    }

    private static Problem over(Claim it, String toDo) {
        return Problem.conflict(
                "illegal-transition", "第 " + it.number() + " 件现为“" + it.state().label() + "”，不能" + toDo);
    }

    @Transactional(readOnly = true)
    public IncidentId incidentOf(UUID id) {
        return claims.find(id).orElseThrow(() -> Problem.notFound("补偿申请")).incidentId();
    }

    private Claim hold(UUID id) {
        incidents.hold(incidentOf(id));
        return claims.find(id).orElseThrow();
    }
}
