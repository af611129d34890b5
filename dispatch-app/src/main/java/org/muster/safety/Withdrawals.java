package org.muster.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.journal.JournalEvent;
import org.muster.reading.WindRules;
import org.muster.safety.SafetyEvent.Person;
import org.muster.safety.SafetyRecords.Assessment;
import org.muster.safety.SafetyRecords.Withdrawal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls crews back from the line and lets them go again (西昌 lesson): everybody at once, each crew answers within three
 * minutes with its heads in the safety zone, and the attack is off until a new assessment is signed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Withdrawals {

    private static final String LABEL = "全员撤到安全区";

    private final Crews crews;
    private final SafetyRecords records;
    private final CrewSectors sectors;
    private final RollCallClock rollCallClock;
    private final Accountability accountability;
    private final SafetyRules rules;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Teams teams;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Withdrawals(
            Crews crews,
            SafetyRecords records,
            CrewSectors sectors,
            RollCallClock rollCallClock,
            Accountability accountability,
            SafetyRules rules,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Teams teams,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.sectors = sectors;
        this.rollCallClock = rollCallClock;
        this.accountability = accountability;
        this.rules = rules;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.teams = teams;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Calls back every crew on the line.
     *
     * @param sector only those known to work there and those nobody knows the sector of; null for all
     * @param calledFrom the crew that called for it, or null
     * @param rule the rule that fired, or null
     */
    Withdrawal order(
            IncidentId incident, String reason, String sector, DispatchOrder calledFrom, WindRules.Fired rule) {
        crews.hold(incident);
        Instant now = clock.instant();
        Instant due = now.plus(incidents.real(incident, rules.withdrawalWithin()));
        Withdrawal withdrawal = new Withdrawal(
                UUID.randomUUID(),
                incident,
                reason,
                sector,
                calledFrom == null ? null : calledFrom.id(),
                now,
                ActorContext.actor().name(),
                due,
                rule,
                null,
                null);
        records.add(withdrawal);
        List<Crew> back = concerned(incident, sector);
        journal.record(new SafetyEvent.WithdrawalOrdered(
                incident,
                withdrawal.id(),
                reason,
                sector,
                back.stream()
                        .map(it -> new SafetyEvent.CalledBack(it.orderId(), it.teamName(), it.heads()))
                        .toList(),
                back.stream().mapToInt(Crew::heads).sum(),
                due,
                withdrawal.calledFrom(),
                calledFrom == null ? null : calledFrom.teamName(),
                rule));
        back.forEach(it -> {
            rollCallClock.stop(it);
            crews.calledBack(it.orderId(), withdrawal.id());
            journal.record(new SafetyEvent.CrewCalledBack(
                    incident, it.orderId(), it.teamName(), withdrawal.id(), reason, it.heads(), due));
        });
        if (!back.isEmpty()
                && deadlines
                        .findOpen(incident, null, Accountability.ALL_CREWS_SAFE)
                        .isEmpty()) {
            deadlines.openAt(incident, null, Accountability.ALL_CREWS_SAFE, LABEL, due);
        }
        accountability.settle(incident);
        return withdrawal;
    }

    private List<Crew> concerned(IncidentId incident, String sector) {
        List<Crew> onLine = crews.list(incident).stream()
                .filter(it -> it.state() == LineState.ON_LINE)
                .toList();
        if (sector == null) {
            return onLine;
        }
        Map<OrderId, JsonNode> known = sectors.of(dispatch.list(incident));
        return onLine.stream()
                .filter(it -> sectors.concerns(sector, known.get(it.orderId())))
                .toList();
    }

    /**
     * What a crew answers: first that it has heard and is withdrawing, then its heads in the safety zone.
     *
     * @param heads counted in the safety zone; required when safe
     * @param missing who is not there, by name, as far as known
     * @return LATE after the time allowed, or when the crew was not called back; kept all the same
     */
    Outcome answer(DispatchOrder order, ResponderMessage said, boolean safe, Integer heads, List<String> missing) {
        if (safe && (heads == null || heads < 0 || heads > 10_000)) {
            throw Problem.invalid("accounted", "请报安全区清点人数");
        }
        Map<String, Member> members = teams.membersOf(order.teamId()).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        RollCalls.refuseWrong(order, members, List.of(), missing);
        crews.hold(order.incidentId());
        Crew crew = crews.at(order);
        Withdrawal withdrawal = records.withdrawals(order.incidentId()).stream()
                .filter(it -> it.id().equals(crew.withdrawalId()))
                .findFirst()
                .orElse(null);
        boolean late = withdrawal == null || clock.instant().isAfter(withdrawal.dueAt());
        if (safe) {
            late |= !inZone(order, crew, said, heads, missing, late);
        } else {
            if (withdrawal != null) {
                crews.received(order.id(), clock.instant());
            }
            tell(
                    said,
                    new SafetyEvent.WithdrawalReceived(
                            order.incidentId(), order.id(), order.teamName(), late, said.onBehalfOf()));
        }
        return late ? Outcome.LATE : Outcome.APPLIED;
    }

    /** @return false when a newer word of the same device has overtaken this one */
    private boolean inZone(
            DispatchOrder order, Crew crew, ResponderMessage said, int heads, List<String> missing, boolean late) {
        String actor = Caller.current().username();
        if (actor.equals(crew.safeActor())
                && crew.safeSeq() != null
                && said.deviceSeq() != null
                && said.deviceSeq() < crew.safeSeq()) {
            return false;
        }
        Instant now = clock.instant();
        List<MemberId> gone = RollCalls.fresh(crew, missing, actor, said.deviceSeq());
        List<Person> lost = RollCalls.people(crew, it -> !it.missing() && gone.contains(it.id()));
        crews.missing(order.id(), gone, now, actor, said.deviceSeq());
        Crew known = crews.find(order.id()).orElseThrow();
        int unnamed = Math.max(0, known.heads() - known.missing().size() - heads);
        boolean held = crew.withdrawalId() != null
                && crew.state() != LineState.OFF_LINE
                && !records.openWithdrawals(List.of(order.incidentId())).isEmpty();
        rollCallClock.stop(crew);
        crews.safe(order.id(), now, heads, actor, said.deviceSeq(), unnamed);
        crews.left(order.id(), held ? LineState.WITHDRAWN : LineState.OFF_LINE, now);
        if (unnamed == 0) {
            List<MemberId> there = known.entrants().stream()
                    .filter(it -> !it.missing())
                    .map(Entrant::id)
                    .toList();
            crews.there(order.id(), there, now, actor, said.deviceSeq());
            crews.counted(order.id(), now, heads);
            if (known.missing().isEmpty()) {
                records.settleMaydays(order.id(), now);
            }
        }
        tell(
                said,
                new SafetyEvent.CrewReportedSafe(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        known.heads(),
                        heads,
                        RollCalls.people(known, Entrant::missing),
                        unnamed,
                        late,
                        said.onBehalfOf()));
        if (!lost.isEmpty() || unnamed > crew.unnamed()) {
            tell(said, new SafetyEvent.MembersMissing(order.incidentId(), order.id(), order.teamName(), lost, unnamed));
            accountability.endanger(
                    order.incidentId(),
                    order.id(),
                    order.teamName(),
                    lost.isEmpty() ? "撤离清点少 " + unnamed + " 人" : RollCalls.names(lost) + "失联");
        }
        accountability.settle(order.incidentId());
        return true;
    }

    /**
     * Signs a new assessment and lets the attack go on.
     *
     * @param reason required while a crew has not reported or somebody is missing
     * @throws Problem 409 {@code attack-not-suspended}; 409 {@code crews-not-safe} naming who is not
     */
    Assessment resume(IncidentId incident, JsonNode points, String wind, String reason) {
        crews.hold(incident);
        if (records.openWithdrawals(List.of(incident)).isEmpty()) {
            String push = incidents.get(incident).hazard().push();
            throw Problem.conflict("attack-not-suspended", "当前没有暂停" + push + "，不需要恢复" + push + "的评估");
        }
        List<String> unsafe = new ArrayList<>();
        List<Crew> all = crews.list(incident);
        for (Crew crew : all) {
            if (crew.state() == LineState.WITHDRAWING) {
                unsafe.add(crew.teamName() + "尚未报平安");
            } else if (crew.shortOfPeople()) {
                unsafe.add(crew.teamName() + "有人失联");
            }
        }
        if (!unsafe.isEmpty() && (reason == null || reason.isBlank())) {
            String push = incidents.get(incident).hazard().push();
            throw Problem.conflict("crews-not-safe", "还不能恢复" + push + "：" + String.join("；", unsafe) + "。坚持恢复须写明理由。")
                    .with("unsafe", unsafe);
        }
        Instant now = clock.instant();
        Assessment assessment = new Assessment(
                UUID.randomUUID(),
                points,
                wind,
                reason,
                now,
                ActorContext.actor().name(),
                null);
        records.add(incident, assessment);
        records.resumed(incident, now);
        journal.record(
                new SafetyEvent.AttackResumed(incident, assessment.id(), assessment.signedBy(), points, wind, reason));
        all.stream().filter(it -> it.state() == LineState.WITHDRAWN).forEach(it -> {
            crews.left(it.orderId(), LineState.OFF_LINE, now);
            journal.record(new SafetyEvent.SafetyCheckAsked(incident, it.orderId(), it.teamName()));
        });
        return assessment;
    }

    private void tell(ResponderMessage said, JournalEvent event) {
        journal.record(event, said.deviceAt(), said.channel());
    }
}
