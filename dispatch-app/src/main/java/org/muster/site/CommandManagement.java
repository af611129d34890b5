package org.muster.site;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.Incident;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who commands on site: always one (十个严禁 4), and by hand-over only. The giver signs, the taker signs; until both
 * have, the giver commands.
 */
@Service
@Transactional
public class CommandManagement implements OpenPoints {

    /** The deadline kind of a hand-over that waits for its taker. */
    public static final String HANDOVER = "COMMAND_HANDOVER";

    /**
     * How a signature came.
     *
     * @param onBehalfOf whose it is, when somebody else gives it
     */
    record Signature(String onBehalfOf, ResponderMessage.Via via) {}

    private final Sites sites;
    private final Handovers handovers;
    private final SiteGate gate;
    private final SiteProperties properties;
    private final Deadlines deadlines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CommandManagement(
            Sites sites,
            Handovers handovers,
            SiteGate gate,
            SiteProperties properties,
            Deadlines deadlines,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.sites = sites;
        this.handovers = handovers;
        this.gate = gate;
        this.properties = properties;
        this.deadlines = deadlines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Somebody commands where nobody has so far.
     *
     * @throws Problem 409 {@code command-held} naming who commands: then it is handed over
     */
    void assume(IncidentId id, Commander commander) {
        SiteGate.Held held = gate.hold(id);
        if (held.site().commander() != null) {
            throw Problem.conflict(
                    "command-held", "现由" + held.site().commander().words() + "指挥。一个现场一个指挥，请办理指挥权移交。");
        }
        mayCommand(held, commander);
        sites.commander(id, commander, clock.instant());
        journal.record(new SiteEvent.CommandAssumed(id, commander));
    }

    /** The giver signs. */
    HandoverId offer(IncidentId id, Commander taker, Handover.Words words, Signature signature) {
        SiteGate.Held held = gate.hold(id);
        Commander giver = held.site().commander();
        if (giver == null) {
            throw Problem.conflict("no-commander", "现场还没有登记指挥员，请先登记由谁指挥，再移交");
        }
        if (giver.isAlso(taker)) {
            throw Problem.invalid("to.name", taker.words() + "正在指挥，不必移交");
        }
        handovers.findOpen(id).ifPresent(open -> {
            throw Problem.conflict("handover-open", "已有一份移交待" + open.taker().words() + "确认，请先确认或撤回")
                    .with("handoverId", open.id());
        });
        mayCommand(held, taker);
        String signed = sign(signature, giver, "from");
        Instant now = clock.instant();
        Instant due = deadlines
                .open(id, null, HANDOVER, "指挥权移交待确认", properties.confirmWithin())
                .dueAt();
        Handover handover = new Handover(
                HandoverId.next(), id, giver, taker, words, now, signed, due, Handover.State.OFFERED, null, null, null);
        handovers.add(handover);
        record(
                signature,
                new SiteEvent.CommandHandOverOffered(
                        id,
                        handover.id(),
                        giver,
                        taker,
                        words.situation(),
                        words.openPoints(),
                        words.safety(),
                        signature.onBehalfOf()));
        return handover.id();
    }

    /** The taker signs; from now on the taker commands. */
    void take(IncidentId id, HandoverId handoverId, Signature signature) {
        SiteGate.Held held = gate.hold(id);
        Handover handover = requireOpen(id, handoverId);
        // set up meanwhile, a headquarters asks more of its commander
        mayCommand(held, handover.taker());
        String signed = sign(signature, handover.taker(), "to");
        Instant now = clock.instant();
        handovers.settle(handoverId, Handover.State.TAKEN, signed, now);
        sites.commander(id, handover.taker(), now);
        deadlines.meet(id, null, HANDOVER);
        record(
                signature,
                new SiteEvent.CommandHandedOver(
                        id, handoverId, handover.giver(), handover.taker(), handover.offeredBy(), signed));
    }

    /**
     * It does not take place.
     *
     * @param declined by the taker; else taken back by the giver
     */
    void withdraw(IncidentId id, HandoverId handoverId, boolean declined, String reason, Signature signature) {
        gate.hold(id);
        Handover handover = requireOpen(id, handoverId);
        String signed = declined ? sign(signature, handover.taker(), "to") : sign(signature, handover.giver(), "from");
        handovers.settle(handoverId, Handover.State.WITHDRAWN, signed, clock.instant());
        deadlines.cancel(id, null, HANDOVER);
        record(
                signature,
                new SiteEvent.CommandHandOverWithdrawn(
                        id, handoverId, handover.giver(), handover.taker(), declined, reason));
    }

    private Handover requireOpen(IncidentId id, HandoverId handoverId) {
        Handover handover = handovers.find(id, handoverId).orElseThrow(() -> Problem.notFound("移交"));
        if (handover.state() != Handover.State.OFFERED) {
            throw Problem.conflict(
                            "illegal-transition",
                            handover.state() == Handover.State.TAKEN
                                    ? "这份移交已由" + handover.taker().words() + "确认"
                                    : "这份移交已撤回，仍由" + handover.giver().words() + "指挥")
                    .with("state", handover.state());
        }
        return handover;
    }

    /** 森林防灭火“十个严禁” 2 and 3, which bind once the headquarters stands; early handling is excepted. */
    private static void mayCommand(SiteGate.Held held, Commander commander) {
        Incident incident = held.incident();
        if (incident.hazard() == Hazard.FOREST_FIRE
                && held.site().headquarters() != null
                && commander.capacity() == Commander.Capacity.LOCAL_LEADER) {
            throw Problem.invalid("capacity", "前线指挥部成立后，不得由地方领导担任总指挥，不得以行政指挥代替专业指挥（“十个严禁”第 2、3 条）。请改由专业指挥员接任。");
        }
    }

    /** One's own account signs for oneself; the duty room may sign for somebody it has heard, and says how. */
    private static String sign(Signature signature, Commander whose, String side) {
        Caller caller = Caller.current();
        if (whose.username() != null && whose.username().equals(caller.username())) {
            return whose.name() + "（本人）";
        }
        if (!caller.is(Role.DISPATCHER, Role.COMMANDER)) {
            throw Problem.forbidden("只有" + whose.words() + "本人或调度席可以签认");
        }
        if (signature.via() == null) {
            throw Problem.invalid("via", "代签须注明渠道：RADIO 电台、PHONE 电话 或 IN_PERSON 当面");
        }
        if (signature.onBehalfOf() == null || !signature.onBehalfOf().strip().equals(whose.name())) {
            throw Problem.invalid(
                    "onBehalfOf", ("from".equals(side) ? "移交方" : "接任方") + "是" + whose.name() + "，代签须写明是本人的话");
        }
        return whose.name() + "（" + caller.displayName() + "代签）";
    }

    private void record(Signature signature, SiteEvent event) {
        String channel = signature.via() == null
                ? ActorContext.channel()
                : signature.via().name();
        journal.record(event, null, channel);
    }

    /** Tells the board once of a hand-over that nobody confirms; the giver goes on commanding. */
    @Scheduled(fixedDelay = 1000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        for (Handover late : handovers.listOverdue(clock.instant())) {
            transaction.executeWithoutResult(status -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
                if (handovers.overdue(late.id(), clock.instant())
                        && deadlines.fire(late.incidentId(), null, HANDOVER).isPresent()) {
                    journal.record(new SiteEvent.CommandHandOverOverdue(
                            late.incidentId(), late.id(), late.giver(), late.taker()));
                }
            }));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return handovers.findOpen(incident).stream()
                .map(it -> "指挥权移交待" + it.taker().words() + "确认")
                .toList();
    }
}
