package org.muster.safety;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.journal.JournalEvent;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.team.FireLineRule;
import org.muster.team.Member;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gate before the line. A crew is on the line only after a passed check, or a commander's override with a reason;
 * not while the attack is off; and never with people the law keeps away (森林防火条例 Art 35, 浙江省森林消防条例 Art 28).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
@EnableConfigurationProperties(SafetyRules.class)
class LineGate {

    private final Crews crews;
    private final SafetyRecords records;
    private final CrewSectors sectors;
    private final RollCallClock rollCallClock;
    private final SafetyRules rules;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final ObjectProvider<OrderViews.Roll> roll;
    private final Journal journal;
    private final Clock clock;

    LineGate(
            Crews crews,
            SafetyRecords records,
            CrewSectors sectors,
            RollCallClock rollCallClock,
            SafetyRules rules,
            IncidentManagement incidents,
            Teams teams,
            ObjectProvider<OrderViews.Roll> roll,
            Journal journal,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.sectors = sectors;
        this.rollCallClock = rollCallClock;
        this.rules = rules;
        this.incidents = incidents;
        this.teams = teams;
        this.roll = roll;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The five points stand: whoever may goes to the line.
     *
     * @param entering who goes, or null for everyone present
     */
    void passed(DispatchOrder order, ResponderMessage said, List<String> entering) {
        crews.hold(order.incidentId());
        Crew crew = crews.at(order);
        String held = heldBecause(order, crew, said.deviceAt());
        if (held != null) {
            tell(said, new SafetyEvent.LineEntryHeld(order.incidentId(), order.id(), order.teamName(), held));
            return;
        }
        crews.checked(order.id(), clock.instant());
        enter(order, crew, entering, false, said.deviceAt(), said.channel());
    }

    /** A commander answers for it that points are lacking. */
    void overridden(DispatchOrder order, String reason) {
        crews.hold(order.incidentId());
        Crew crew = crews.at(order);
        String held =
                order.state() == OrderState.ON_SCENE ? heldBecause(order, crew, null) : order.teamName() + "尚未到场或任务已结束";
        if (held != null) {
            throw new LineClosed(incidents.get(order.incidentId()).hazard().line(), order.teamName(), held);
        }
        crews.overridden(order.id(), clock.instant(), ActorContext.actor().name(), reason);
        enter(order, crew, null, true, null, ActorContext.channel());
    }

    /** Why nobody goes to the line now, in words; null when they may. */
    private String heldBecause(DispatchOrder order, Crew crew, Instant deviceAt) {
        if (order.state() != OrderState.ON_SCENE) {
            return "任务已结束或指令已撤";
        }
        if (order.teamKind() == TeamKind.MASS
                && incidents.get(order.incidentId()).hazard() == Hazard.FOREST_FIRE) {
            return "群众队伍只做清理、看守、后勤，不上火线（森林防火条例第三十五条）";
        }
        if (crew.state() == LineState.WITHDRAWING) {
            return "正在撤离，须先到安全区清点报平安";
        }
        List<SafetyRecords.Withdrawal> withdrawals = records.withdrawals(order.incidentId());
        JsonNode sector = sectors.of(List.of(order)).get(order.id());
        if (withdrawals.stream().anyMatch(it -> it.open() && sectors.concerns(it.sector(), sector))) {
            return incidents.get(order.incidentId()).hazard().push() + "已暂停，须等指挥员签署新的安全评估";
        }
        // a check that lay in a phone since before the withdrawal says nothing about the line of today
        boolean overtaken = deviceAt != null
                && withdrawals.stream()
                        .anyMatch(it -> sectors.concerns(it.sector(), sector) && deviceAt.isBefore(it.orderedAt()));
        return overtaken ? "核查早于撤离令，须重新核查" : null;
    }

    private void enter(
            DispatchOrder order,
            Crew crew,
            List<String> entering,
            boolean overridden,
            Instant deviceAt,
            String channel) {
        Instant now = clock.instant();
        List<Member> wanted = wanted(order, entering);
        LocalDate today = teams.today();
        List<Crew.Forbidden> forbidden = new ArrayList<>();
        List<Member> fit = new ArrayList<>();
        for (Member member : wanted) {
            List<FireLineRule> broken = FireLineRule.brokenBy(member, today);
            if (broken.isEmpty()) {
                fit.add(member);
            } else {
                forbidden.add(new Crew.Forbidden(
                        member.id().value(),
                        member.name(),
                        broken.get(0).unfit(),
                        broken.get(0).source()));
            }
        }
        crews.forbidden(order.id(), forbidden);
        boolean there = crew.state() == LineState.ON_LINE;
        Set<String> known =
                there ? crew.entrants().stream().map(it -> it.id().value()).collect(Collectors.toSet()) : Set.of();
        List<Member> coming =
                fit.stream().filter(it -> !known.contains(it.id().value())).toList();
        if (there && coming.isEmpty()) {
            return;
        }
        if (!there) {
            crews.forget(order.id());
        }
        crews.add(
                order.id(),
                coming.stream()
                        .map(it -> new Entrant(it.id(), it.name(), now, now, null, null, null, null, null))
                        .toList());
        Instant due = there ? null : begin(order, crew, now, fit.size());
        journal.record(
                new SafetyEvent.CrewEnteredLine(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        crew.state() == LineState.ON_LINE ? crew.heads() + coming.size() : fit.size(),
                        coming.stream().map(Member::id).toList(),
                        forbidden,
                        overridden,
                        due),
                deviceAt,
                channel);
    }

    private Instant begin(DispatchOrder order, Crew crew, Instant now, int heads) {
        Incident incident = incidents.get(order.incidentId());
        Duration cadence =
                rules.cadenceFor(crews.cadenceOf(incident.id()).orElse(null), incident.hazard(), order.teamKind());
        crews.entered(order.id(), now, cadence, heads);
        return rollCallClock.start(crew, cadence);
    }

    /** Those present by the last roll call, or those of them who are said to go. */
    private List<Member> wanted(DispatchOrder order, List<String> entering) {
        Set<String> present = roll.stream()
                .flatMap(it -> it.of(order).stream())
                .filter(it -> "PRESENT".equals(it.status()))
                .map(OrderViews.RollMember::id)
                .collect(Collectors.toSet());
        Map<String, Member> members = teams.membersOf(order.teamId()).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        return (entering == null ? present : entering)
                .stream()
                        .distinct()
                        .filter(members::containsKey)
                        .sorted()
                        .map(members::get)
                        .toList();
    }

    /** What was checked before is no longer so. */
    void lapse(IncidentId incident, String reason) {
        Instant now = clock.instant();
        crews.list(incident).stream()
                .filter(it -> it.checkedAt() != null && it.lapsedAt() == null && it.state() != LineState.WITHDRAWN)
                .forEach(it -> {
                    crews.lapsed(it.orderId(), now, reason);
                    journal.record(new SafetyEvent.SafetyCheckLapsed(
                            incident, it.orderId(), it.teamName(), it.checkedAt(), reason));
                });
    }

    /** The crew's work is over: it is counted again when it is back. */
    void leave(Crew crew, String reason) {
        if (crew.out()) {
            rollCallClock.stop(crew);
            crews.left(crew.orderId(), LineState.OFF_LINE, clock.instant());
            journal.record(new SafetyEvent.CrewLeftLine(crew.incidentId(), crew.orderId(), crew.teamName(), reason));
        }
    }

    private void tell(ResponderMessage said, JournalEvent event) {
        journal.record(event, said.deviceAt(), said.channel());
    }
}
