package org.muster.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.division.Divisions;
import org.muster.incident.ShareEvent.IncidentShareEnded;
import org.muster.incident.ShareEvent.IncidentShared;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets divisions outside see part of an incident: by hand for a limited time, by rule while their team helps and a day
 * longer. A share that is over is over at once, whether or not anybody has noticed yet.
 */
@Service
@Transactional
public class IncidentSharing {

    private static final Logger log = LoggerFactory.getLogger(IncidentSharing.class);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final IncidentShares shares;
    private final Incidents incidents;
    private final Divisions divisions;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration afterRelease;

    IncidentSharing(
            IncidentShares shares,
            Incidents incidents,
            Divisions divisions,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${muster.incident.view-after-release:PT24H}") Duration afterRelease) {
        this.shares = shares;
        this.incidents = incidents;
        this.divisions = divisions;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.afterRelease = afterRelease;
    }

    /**
     * A person shares the incident.
     *
     * @param lasting from now on
     * @throws Problem 404 for an unknown division, 422 for one that sees the incident anyway or for a bad time
     */
    public IncidentShare share(IncidentId incident, DivisionCode with, Sight degree, Duration lasting, String reason) {
        Incident shared = incidents.find(incident).orElseThrow(() -> Problem.notFound("事件"));
        String name = divisions.get(with).name();
        if (with.covers(shared.divisionCode())) {
            throw Problem.invalid("divisionCode", name + "本来就能看到本事件，不必共享");
        }
        if (!degree.partial()) {
            throw Problem.invalid("degree", "共享程度只能是 VIEW（只看）或 ASSIST（协助）");
        }
        if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
            throw Problem.invalid("minutes", "共享时间须在 1 分钟到 30 天之间");
        }
        return open(incident, with, name, degree, null, reason, clock.instant().plus(lasting));
    }

    /** A team of this division was ordered to help: its division sees its part while the team is there. */
    public void whileHelping(IncidentId incident, DivisionCode giving, UUID order, String reason) {
        Incident shared = incidents.find(incident).orElseThrow(() -> Problem.notFound("事件"));
        if (!giving.covers(shared.divisionCode())) {
            open(incident, giving, divisions.nameOf(giving), Sight.VIEW, order, reason, null);
        }
    }

    /** The helping team was released or called back: its division sees the incident a little longer. */
    public void helpEnds(UUID order) {
        shares.lockOfOrder(order).stream()
                .filter(it -> it.until() == null)
                .forEach(it -> shares.until(it.id(), clock.instant().plus(afterRelease)));
    }

    /** The helping team never came: its division has no business there any more. */
    public void helpNeverCame(UUID order, String reason) {
        shares.lockOfOrder(order).forEach(it -> end(it, reason));
    }

    /**
     * Takes a share back.
     *
     * @throws Problem 404 when the incident has no such share, 409 when it has ended or stands by the rule
     */
    public void revoke(IncidentId incident, UUID id, String reason) {
        IncidentShare share = shares.lock(id)
                .filter(it -> it.incidentId().equals(incident))
                .orElseThrow(() -> Problem.notFound("共享"));
        if (!share.holdsAt(clock.instant())) {
            throw Problem.conflict("share-ended", "这项共享已经结束");
        }
        if (share.orderId() != null) {
            throw Problem.conflict("share-by-rule", share.divisionName() + "的队伍正在增援，按规定可看到自己队伍的情况；队伍归队 24 小时后自动结束");
        }
        end(share, reason);
    }

    @Transactional(readOnly = true)
    public List<IncidentShare> list(IncidentId incident) {
        return shares.listOf(incident);
    }

    /** The shares that hold at this moment. */
    @Transactional(readOnly = true)
    public List<IncidentShare> holding(IncidentId incident) {
        return shares.listHolding(incident, clock.instant());
    }

    /** Which incidents somebody in these divisions sees a part of, and how much of each. */
    @Transactional(readOnly = true)
    public Map<IncidentId, Sight> degreesFor(Collection<DivisionCode> with) {
        return shares.degreesIn(Jurisdiction.patternsOf(with), clock.instant());
    }

    /** Tells the journal of shares whose time is over; they have stopped to hold already. */
    @Scheduled(fixedDelay = 2000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void tellOfExpired() {
        try {
            ActorContext.runAs(
                    Actor.SYSTEM,
                    "SYSTEM",
                    () -> transaction.executeWithoutResult(
                            status -> shares.lockExpired(clock.instant()).forEach(it -> end(it, "到期"))));
        } catch (RuntimeException e) {
            log.warn("shares that are over will be told later: {}", e.toString());
        }
    }

    private IncidentShare open(
            IncidentId incident,
            DivisionCode with,
            String name,
            Sight degree,
            UUID order,
            String reason,
            Instant until) {
        IncidentShare share = new IncidentShare(
                UUID.randomUUID(),
                incident,
                with,
                name,
                degree,
                order,
                reason,
                clock.instant(),
                ActorContext.actor().name(),
                until,
                null);
        shares.add(share);
        journal.record(new IncidentShared(incident, share.id(), with, name, degree, until, reason));
        return share;
    }

    private void end(IncidentShare share, String reason) {
        shares.end(share.id(), clock.instant());
        journal.record(new IncidentShareEnded(
                share.incidentId(), share.id(), share.divisionCode(), share.divisionName(), reason));
    }
}
