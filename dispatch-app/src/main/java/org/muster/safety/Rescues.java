package org.muster.safety;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.journal.Journal;
import org.muster.safety.SafetyEvent.Person;
import org.muster.safety.SafetyRecords.Mayday;
import org.muster.safety.SafetyRecords.SearchParty;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Calls for help, who searches, and who was found. A rescue ends only when everybody is found, by name. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Rescues {

    private final Crews crews;
    private final SafetyRecords records;
    private final RollCalls rollCalls;
    private final Accountability accountability;
    private final Teams teams;
    private final Journal journal;
    private final Clock clock;

    Rescues(
            Crews crews,
            SafetyRecords records,
            RollCalls rollCalls,
            Accountability accountability,
            Teams teams,
            Journal journal,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.rollCalls = rollCalls;
        this.accountability = accountability;
        this.teams = teams;
        this.journal = journal;
        this.clock = clock;
    }

    /** A crew calls for help: everybody on the line is counted, searchers are asked for. */
    Outcome mayday(DispatchOrder order, ResponderMessage said, Position location, String note) {
        crews.hold(order.incidentId());
        call(order, location, note, said);
        return Outcome.APPLIED;
    }

    private void call(DispatchOrder order, Position location, String note, ResponderMessage said) {
        Mayday mayday = new Mayday(
                UUID.randomUUID(),
                order.id(),
                order.teamName(),
                location,
                note,
                clock.instant(),
                ActorContext.actor().name(),
                null);
        records.add(order.incidentId(), mayday);
        journal.record(
                new SafetyEvent.MaydayCalled(
                        order.incidentId(),
                        mayday.id(),
                        order.id(),
                        order.teamName(),
                        location,
                        note,
                        said == null ? null : said.onBehalfOf()),
                said == null ? null : said.deviceAt(),
                said == null ? ActorContext.channel() : said.channel());
        accountability.endanger(order.incidentId(), order.id(), order.teamName(), "求救");
        rollCalls.countEverybody(order.incidentId());
    }

    /** The silence of these crews counts as a call for help. */
    void silenceIsMayday(IncidentId incident, Function<Crew, DispatchOrder> orderOf, String note) {
        crews.hold(incident);
        rollCalls.silent(incident).forEach(crew -> {
            crews.silent(crew.orderId(), crew.silentAt(), Crew.Silence.MAYDAY);
            call(orderOf.apply(crew), null, note, null);
        });
    }

    /**
     * People who were missing are found.
     *
     * @param as SAFE, HURT or DEAD
     */
    Outcome found(DispatchOrder order, ResponderMessage said, List<String> people, String as) {
        Map<String, Member> members = teams.membersOf(order.teamId()).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        RollCalls.refuseWrong(order, members, people, List.of());
        crews.hold(order.incidentId());
        Crew crew = crews.at(order);
        Instant now = clock.instant();
        crews.add(
                order.id(),
                people.stream()
                        .map(members::get)
                        .map(it -> new Entrant(it.id(), it.name(), now, now, null, null, null, null, null))
                        .toList());
        List<MemberId> found = people.stream().distinct().map(MemberId::new).toList();
        crews.found(order.id(), found, as, now, Caller.current().username(), said.deviceSeq());
        int unknown = (int) found.stream()
                .filter(id -> crew.missing().stream().noneMatch(it -> it.id().equals(id)))
                .count();
        if (crew.unnamed() > 0) {
            crews.unnamed(order.id(), Math.max(0, crew.unnamed() - unknown));
        }
        Crew after = crews.find(order.id()).orElseThrow();
        journal.record(
                new SafetyEvent.MembersFound(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        RollCalls.people(after, it -> found.contains(it.id())),
                        as,
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
        accountability.settle(order.incidentId());
        return Outcome.APPLIED;
    }

    /** @throws Problem 409 when nobody is in danger */
    void search(IncidentId incident, List<DispatchOrder> searchers, String note) {
        crews.hold(incident);
        if (crews.rescueSince(incident).isEmpty()) {
            throw Problem.conflict("nobody-in-danger", "当前没有人员失联或求救，不需要派人搜救");
        }
        for (DispatchOrder order : searchers) {
            records.add(
                    incident,
                    new SearchParty(
                            order.id(),
                            order.teamName(),
                            note,
                            clock.instant(),
                            ActorContext.actor().name(),
                            null));
            journal.record(new SafetyEvent.SearchersAssigned(incident, order.id(), order.teamName(), note));
        }
    }

    /** 江帆（陶山镇半专业队） … */
    String whoIsMissing(IncidentId incident) {
        return crews.list(incident).stream()
                .filter(Crew::shortOfPeople)
                .map(it -> {
                    List<Person> missing = RollCalls.people(it, Entrant::missing);
                    String named = RollCalls.names(missing);
                    String rest = it.unnamed() > 0 ? "另 " + it.unnamed() + " 人未点出姓名" : "";
                    return it.teamName() + "：" + named + (named.isEmpty() || rest.isEmpty() ? "" : "，") + rest;
                })
                .collect(Collectors.joining("；"));
    }
}
