package org.muster.flood;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.flood.TrappedPeople.Outcome;
import org.muster.flood.TrappedPeople.Person;
import org.muster.flood.TrappedPeople.State;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the list of those who are trapped until each is accounted for by name. 被困人员 */
@Service
@Transactional
public class TrappedManagement implements OpenPoints {

    /** What was reported. */
    record Report(
            String place,
            Position location,
            int people,
            Set<Vulnerable> vulnerable,
            boolean rising,
            String names,
            String phone,
            String note) {}

    private final TrappedRegister register;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Journal journal;
    private final Clock clock;

    TrappedManagement(
            TrappedRegister register,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Journal journal,
            Clock clock) {
        this.register = register;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 409 when the incident is over */
    TrappedPeople report(IncidentId id, Report said) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再登记被困人员；请另行接警。");
        }
        TrappedPeople it = new TrappedPeople(
                TrappedId.next(),
                id,
                register.nextNumber(id),
                said.place(),
                said.location(),
                said.people(),
                List.copyOf(new TreeSet<>(said.vulnerable())),
                said.rising(),
                said.names(),
                said.phone(),
                said.note(),
                State.REPORTED,
                clock.instant(),
                ActorContext.actor().name(),
                null,
                null,
                null,
                null,
                null,
                List.of());
        register.add(it);
        journal.record(new FloodEvent.PeopleTrapped(
                id,
                it.id(),
                it.number(),
                it.place(),
                it.people(),
                it.vulnerable().stream().map(Vulnerable::label).toList(),
                it.rising(),
                it.priority()));
        return it;
    }

    /**
     * A team goes to them: one that has an order in this incident, or one that gets it now.
     *
     * @throws Problem 409 when they are all accounted for, or the team is committed elsewhere
     */
    TrappedPeople send(TrappedId id, TeamId team, String who, Predicate<Team> mayOrder) {
        TrappedPeople it = open(id);
        if (team == null) {
            note(it, null, who);
        } else {
            DispatchOrder order = order(
                    it.incidentId(), team, "到" + it.place() + "救援被困 " + it.people() + " 人" + special(it), mayOrder);
            note(it, order.id(), order.teamName());
        }
        return register.lock(id).orElseThrow();
    }

    /** A team goes to all to whom nobody is going yet, those first who need it most. */
    public void sendToAll(IncidentId incident, TeamId team, Predicate<Team> mayOrder) {
        List<TrappedPeople> waiting = register.list(incident).stream()
                .filter(it -> it.state() == State.REPORTED)
                .toList();
        String places = waiting.stream()
                .map(it -> it.place() + " " + it.people() + " 人" + special(it))
                .collect(Collectors.joining("、"));
        DispatchOrder order = order(incident, team, waiting.isEmpty() ? "救援被困人员" : "救援被困人员：" + places, mayOrder);
        waiting.forEach(it -> note(it, order.id(), order.teamName()));
    }

    private DispatchOrder order(IncidentId incident, TeamId team, String task, Predicate<Team> mayOrder) {
        return dispatch.list(incident).stream()
                .filter(it -> it.teamId().equals(team) && it.state().open())
                .findFirst()
                .orElseGet(() -> dispatch.issue(incident, List.of(new Wanted(team, task, null, null)), mayOrder)
                        .get(0));
    }

    private static String special(TrappedPeople it) {
        return it.vulnerable().isEmpty()
                ? ""
                : "（有" + it.vulnerable().stream().map(Vulnerable::label).collect(Collectors.joining("、")) + "）";
    }

    private void note(TrappedPeople it, OrderId order, String who) {
        register.sent(it.id(), order, who, clock.instant());
        journal.record(new FloodEvent.RescueSent(
                it.incidentId(),
                it.id(),
                it.number(),
                it.place(),
                it.people(),
                who,
                order == null ? null : order.value()));
    }

    /**
     * What became of some of them, by name; when everybody is accounted for, the place is closed.
     *
     * @param people how many there were after all, or null when the number stands
     * @throws Problem 409 when they are all accounted for already, 422 when there are more names than people
     */
    TrappedPeople account(TrappedId id, List<Person> persons, Integer people) {
        TrappedPeople it = open(id);
        int now = it.accounted() + persons.size();
        int all = people == null ? it.people() : people;
        if (now > all) {
            throw Problem.invalid("persons", "报来 " + now + " 人，登记被困 " + all + " 人；人数有误请同时改正人数");
        }
        Set<String> known = it.persons().stream().map(Person::name).collect(Collectors.toSet());
        persons.stream().map(Person::name).filter(known::contains).findFirst().ifPresent(name -> {
            throw Problem.invalid("persons", name + "已经销号；同名的请加以区分");
        });
        if (all != it.people()) {
            register.people(id, all);
        }
        Instant at = clock.instant();
        register.account(
                id,
                persons.stream()
                        .map(one -> new Person(one.name(), one.outcome(), one.place(), at))
                        .toList());
        journal.record(new FloodEvent.TrappedAccounted(
                it.incidentId(),
                id,
                it.number(),
                it.place(),
                Arrays.stream(Outcome.values())
                        .filter(outcome -> persons.stream().anyMatch(one -> one.outcome() == outcome))
                        .map(outcome -> outcome.label() + " "
                                + persons.stream()
                                        .filter(one -> one.outcome() == outcome)
                                        .count()
                                + " 人")
                        .toList(),
                now,
                all));
        if (now == all) {
            close(register.lock(id).orElseThrow(), at);
        }
        return register.lock(id).orElseThrow();
    }

    private void close(TrappedPeople it, Instant at) {
        register.closed(it.id(), ActorContext.actor().name(), at);
        journal.record(new FloodEvent.TrappedClosed(
                it.incidentId(),
                it.id(),
                it.number(),
                it.place(),
                it.people(),
                count(it, Outcome.RESCUED) + count(it, Outcome.SELF_RESCUED),
                count(it, Outcome.DEAD),
                Duration.between(it.reportedAt(), at).toMinutes()));
    }

    private static int count(TrappedPeople it, Outcome outcome) {
        return (int)
                it.persons().stream().filter(one -> one.outcome() == outcome).count();
    }

    private TrappedPeople open(TrappedId id) {
        TrappedPeople it = register.lock(id).orElseThrow(() -> Problem.notFound("被困点"));
        if (it.state() == State.CLOSED) {
            throw Problem.conflict("illegal-transition", it.place() + "的 " + it.people() + " 人都已销号");
        }
        return it;
    }

    @Transactional(readOnly = true)
    List<TrappedPeople> list(IncidentId incident) {
        return register.list(incident);
    }

    /** Whether somebody is going to everybody who is trapped. */
    @Transactional(readOnly = true)
    public boolean allSent(IncidentId incident) {
        return register.list(incident).stream().noneMatch(it -> it.state() == State.REPORTED);
    }

    /** Whether more people were reported since to whom nobody is going yet. */
    @Transactional(readOnly = true)
    public boolean reportedSince(IncidentId incident, Instant since) {
        return register.list(incident).stream()
                .anyMatch(it -> it.state() == State.REPORTED && !it.reportedAt().isBefore(since));
    }

    /** Whether nobody is trapped any more. */
    @Transactional(readOnly = true)
    public boolean allRescued(IncidentId incident) {
        return register.list(incident).stream().allMatch(it -> it.state() == State.CLOSED);
    }

    /** 2 处 7 人：下村 4 人（有老年人）、溪边 3 人 */
    @Transactional(readOnly = true)
    public String inWords(IncidentId incident) {
        List<TrappedPeople> open = register.list(incident).stream()
                .filter(it -> it.state() != State.CLOSED)
                .toList();
        return open.size() + " 处 "
                + open.stream().mapToInt(it -> it.people() - it.accounted()).sum() + " 人："
                + open.stream()
                        .map(it -> it.place() + " " + (it.people() - it.accounted()) + " 人" + special(it))
                        .collect(Collectors.joining("、"));
    }

    /** Where those are who need it most; empty when nobody is trapped or nobody said where. */
    @Transactional(readOnly = true)
    public Optional<Position> mostNeeded(IncidentId incident) {
        return register.list(incident).stream()
                .filter(it -> it.state() == State.REPORTED && it.location() != null)
                .min(Comparator.comparingInt(TrappedPeople::priority))
                .map(TrappedPeople::location);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        List<String> open = new ArrayList<>();
        register.list(incident).stream()
                .filter(it -> it.state() != State.CLOSED)
                .forEach(it -> open.add(it.place() + "被困 " + (it.people() - it.accounted()) + " 人未销号"));
        return open;
    }
}
