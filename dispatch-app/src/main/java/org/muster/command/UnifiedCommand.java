package org.muster.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.command.CommandEvent.CommandPassed;
import org.muster.command.CommandEvent.CommandPassingOffered;
import org.muster.command.CommandEvent.CommandPassingOverdue;
import org.muster.command.CommandEvent.CommandPassingWithdrawn;
import org.muster.command.CommandPassing.State;
import org.muster.deadline.Deadlines;
import org.muster.division.Divisions;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which division commands: always one, and by passing only. The upper government takes unified command when an incident
 * outgrows the lower one (国务院令第708号 Art 18); the county goes on working and keeps its dispatch. It comes back the
 * same way.
 */
@Service
@Transactional
class UnifiedCommand implements OpenPoints {

    /** The deadline kind of a passing that waits for its taker. */
    static final String PASSING = "COMMAND_PASSING";

    private static final Actor RULE = new Actor("rule", "统一指挥规则");

    private final CommandPassings passings;
    private final CommandRule rule;
    private final Bundles bundles;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final Deadlines deadlines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration confirmWithin;

    UnifiedCommand(
            CommandPassings passings,
            CommandRule rule,
            Bundles bundles,
            IncidentManagement incidents,
            Divisions divisions,
            Deadlines deadlines,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${muster.command.confirm-within:PT10M}") Duration confirmWithin) {
        this.passings = passings;
        this.rule = rule;
        this.bundles = bundles;
        this.incidents = incidents;
        this.divisions = divisions;
        this.deadlines = deadlines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.confirmWithin = confirmWithin;
    }

    /** Offers the command to whom the rules ask for, once for each rule: what was taken back is not offered again by it. */
    void askTheRule(IncidentId id) {
        Incident incident = incidents.hold(id);
        if (incident.status().over()) {
            return;
        }
        rule.of(incident)
                .filter(it -> it.division().covers(incident.commandDivision())
                        && !it.division().equals(incident.commandDivision()))
                .filter(it -> passings.list(id).stream()
                        .noneMatch(before -> before.taker().equals(it.division())
                                && (before.state() == State.OFFERED || it.rule().equals(before.rule()))))
                .ifPresent(it -> {
                    passings.findOpen(id).ifPresent(open -> withdraw(incident, open, false, "改由更高一级统一指挥", RULE.name()));
                    ActorContext.runAs(
                            RULE,
                            "RULE",
                            () -> offer(incident, it.division(), it.rule().text(), it.rule(), RULE.name()));
                });
    }

    /**
     * Somebody of the division that commands, or above it, offers the command.
     *
     * @throws Problem 403 for others, 409 {@code passing-open} while one is open, 422 when the taker stands in another line
     */
    UUID offer(IncidentId id, DivisionCode taker, String reason) {
        Incident incident = incidents.hold(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不必再移交指挥权。");
        }
        if (!Caller.current().covers(incident.commandDivision())) {
            throw Problem.forbidden("现由" + nameOf(incident.commandDivision()) + "统一指挥，由其提出移交。");
        }
        if (taker.equals(incident.commandDivision())) {
            throw Problem.invalid("to", nameOf(taker) + "正在统一指挥，不必移交");
        }
        if (taker.level() == DivisionCode.Level.TOWNSHIP || !taker.covers(incident.divisionCode())) {
            throw Problem.invalid("to", "只能移交给事发地的县、市或省");
        }
        passings.findOpen(id).ifPresent(open -> {
            throw Problem.conflict("passing-open", "已有一份移交待" + nameOf(open.taker()) + "确认，请先确认或撤回")
                    .with("passingId", open.id());
        });
        return offer(incident, taker, reason, null, Caller.current().displayName());
    }

    private UUID offer(Incident incident, DivisionCode taker, String reason, Rule asked, String by) {
        Instant due = deadlines
                .open(incident.id(), null, PASSING, "统一指挥待" + nameOf(taker) + "确认", confirmWithin)
                .dueAt();
        CommandPassing passing = new CommandPassing(
                UUID.randomUUID(),
                incident.id(),
                incident.commandDivision(),
                taker,
                reason,
                asked,
                bundles.of(incident),
                clock.instant(),
                by,
                due,
                State.OFFERED,
                null,
                null,
                null);
        passings.add(passing);
        journal.record(new CommandPassingOffered(
                incident.id(),
                passing.id(),
                passing.giver(),
                nameOf(passing.giver()),
                taker,
                nameOf(taker),
                passing.up(),
                reason,
                asked,
                due,
                passing.bundle()));
        return passing.id();
    }

    /** The taker confirms; from now on the taker commands, knowing what is known at this moment. */
    void take(IncidentId id, UUID passingId) {
        Incident incident = incidents.hold(id);
        CommandPassing passing = requireOpen(id, passingId);
        Caller caller = Caller.current();
        // coming back, it is the lower division that signs for itself
        if (!caller.covers(passing.taker()) || !passing.up() && caller.covers(passing.giver())) {
            throw Problem.forbidden(
                    "移交由接任的" + nameOf(passing.taker()) + "确认；确认之前，仍由" + nameOf(passing.giver()) + "统一指挥。");
        }
        Bundle bundle = bundles.of(incident);
        passings.settle(passingId, State.TAKEN, bundle, caller.displayName(), clock.instant());
        incidents.commandPassed(id, passing.taker());
        deadlines.meet(id, null, PASSING);
        journal.record(new CommandPassed(
                id,
                passingId,
                passing.giver(),
                nameOf(passing.giver()),
                passing.taker(),
                nameOf(passing.taker()),
                passing.up(),
                passing.reason(),
                passing.rule(),
                passing.offeredBy(),
                bundle));
    }

    /** It does not take place. @param declined by the taker; else taken back by the giver */
    void withdraw(IncidentId id, UUID passingId, boolean declined, String reason) {
        Incident incident = incidents.hold(id);
        CommandPassing passing = requireOpen(id, passingId);
        DivisionCode whose = declined ? passing.taker() : passing.giver();
        if (!Caller.current().covers(whose)) {
            throw Problem.forbidden((declined ? "不接任由" : "撤回由") + nameOf(whose) + "决定。");
        }
        withdraw(incident, passing, declined, reason, Caller.current().displayName());
    }

    private void withdraw(Incident incident, CommandPassing passing, boolean declined, String reason, String by) {
        passings.settle(passing.id(), State.WITHDRAWN, null, by, clock.instant());
        deadlines.cancel(incident.id(), null, PASSING);
        journal.record(new CommandPassingWithdrawn(
                incident.id(),
                passing.id(),
                passing.giver(),
                nameOf(passing.giver()),
                passing.taker(),
                nameOf(passing.taker()),
                declined,
                reason));
    }

    private CommandPassing requireOpen(IncidentId id, UUID passingId) {
        CommandPassing passing = passings.find(id, passingId).orElseThrow(() -> Problem.notFound("移交"));
        if (passing.state() != State.OFFERED) {
            throw Problem.conflict(
                            "illegal-transition",
                            passing.state() == State.TAKEN
                                    ? "这份移交已由" + nameOf(passing.taker()) + "确认"
                                    : "这份移交已撤回，仍由" + nameOf(passing.giver()) + "统一指挥")
                    .with("state", passing.state());
        }
        return passing;
    }

    /** Tells the boards once of a passing that nobody confirms; the giver goes on commanding. */
    @Scheduled(fixedDelay = 1000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        for (CommandPassing late : passings.listOverdue(clock.instant())) {
            transaction.executeWithoutResult(status -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
                boolean first = passings.overdue(late.id(), clock.instant());
                if (first && deadlines.fire(late.incidentId(), null, PASSING).isPresent()) {
                    journal.record(new CommandPassingOverdue(
                            late.incidentId(),
                            late.id(),
                            late.giver(),
                            nameOf(late.giver()),
                            late.taker(),
                            nameOf(late.taker())));
                }
            }));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return passings.findOpen(incident).stream()
                .map(it -> "统一指挥的移交待" + nameOf(it.taker()) + "确认")
                .toList();
    }

    private String nameOf(DivisionCode division) {
        return divisions.nameOf(division);
    }
}
