package org.muster.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.deadline.Deadline;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.journal.JournalEvent;
import org.muster.safety.RollCallClock.Phase;
import org.muster.safety.SafetyEvent.Person;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the heads of every crew on the line. Only a count by name begins the clock anew, and it is complete only when
 * everyone who went was named, there or missing: nobody is waved through while somebody is silent.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RollCalls {

    private final Crews crews;
    private final SafetyRecords records;
    private final RollCallClock rollCallClock;
    private final Accountability accountability;
    private final SafetyRules rules;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final ObjectProvider<OrderViews.Roll> roll;
    private final Journal journal;
    private final Clock clock;

    RollCalls(
            Crews crews,
            SafetyRecords records,
            RollCallClock rollCallClock,
            Accountability accountability,
            SafetyRules rules,
            IncidentManagement incidents,
            Teams teams,
            ObjectProvider<OrderViews.Roll> roll,
            Journal journal,
            Clock clock) {
        this.crews = crews;
        this.records = records;
        this.rollCallClock = rollCallClock;
        this.accountability = accountability;
        this.rules = rules;
        this.incidents = incidents;
        this.teams = teams;
        this.roll = roll;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes a head count. Counts add up until everyone is named.
     *
     * @return LATE when a newer word of the same device had already spoken of somebody
     * @throws Problem 422 naming strangers and people on both lists
     */
    Outcome take(DispatchOrder order, ResponderMessage said, List<String> there, List<String> missing) {
        Map<String, Member> members = members(order);
        refuseWrong(order, members, there, missing);
        crews.hold(order.incidentId());
        Crew before = crews.at(order);
        Instant now = clock.instant();
        expect(order, before, now, there, missing, members);
        Crew crew = crews.find(order.id()).orElseThrow();
        String actor = Caller.current().username();
        List<MemberId> present = fresh(crew, there, actor, said.deviceSeq());
        List<MemberId> gone = fresh(crew, missing, actor, said.deviceSeq());
        List<Person> found = people(crew, it -> it.missing() && present.contains(it.id()));
        List<Person> lost = people(crew, it -> !it.missing() && gone.contains(it.id()));
        crews.there(order.id(), present, now, actor, said.deviceSeq());
        crews.missing(order.id(), gone, now, actor, said.deviceSeq());
        Crew after = crews.find(order.id()).orElseThrow();

        Instant since = crew.countedAt() == null ? Instant.EPOCH : crew.countedAt();
        List<Person> unsaid =
                people(after, it -> !it.missing() && !it.countedAt().isAfter(since));
        boolean complete = unsaid.isEmpty() && !after.entrants().isEmpty();
        Instant next = null;
        if (complete) {
            next = completed(order, after, now);
        } else if (!lost.isEmpty() && after.unnamed() > 0) {
            crews.unnamed(order.id(), Math.max(0, after.unnamed() - lost.size()));
        }
        tell(
                said,
                new SafetyEvent.RollCallAnswered(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        after.heads() - after.missing().size() - unsaid.size(),
                        after.heads(),
                        people(after, Entrant::missing),
                        unsaid,
                        complete,
                        next,
                        said.onBehalfOf()));
        if (!found.isEmpty()) {
            tell(
                    said,
                    new SafetyEvent.MembersFound(
                            order.incidentId(), order.id(), order.teamName(), found, "SAFE", said.onBehalfOf()));
        }
        if (!lost.isEmpty()) {
            tell(said, new SafetyEvent.MembersMissing(order.incidentId(), order.id(), order.teamName(), lost, 0));
            accountability.endanger(order.incidentId(), order.id(), order.teamName(), names(lost) + "失联");
        }
        accountability.settle(order.incidentId());
        return present.size() + gone.size() < there.size() + missing.size() ? Outcome.LATE : Outcome.APPLIED;
    }

    private Instant completed(DispatchOrder order, Crew crew, Instant now) {
        crews.counted(order.id(), now, crew.heads() - crew.missing().size());
        if (crew.missing().isEmpty()) {
            records.settleMaydays(order.id(), now);
        }
        return crew.state() == LineState.ON_LINE ? rollCallClock.start(crew, crew.cadence()) : null;
    }

    /** Who has to be named: those who went, those who are named now, and where nobody went, those who were present. */
    private void expect(
            DispatchOrder order,
            Crew crew,
            Instant now,
            List<String> there,
            List<String> missing,
            Map<String, Member> members) {
        Set<String> expected = new HashSet<>(there);
        expected.addAll(missing);
        if (crew.entrants().isEmpty()) {
            roll.stream()
                    .flatMap(it -> it.of(order).stream())
                    .filter(it -> "PRESENT".equals(it.status()))
                    .forEach(it -> expected.add(it.id()));
        }
        Instant known = crew.countedAt() == null ? Instant.EPOCH : crew.countedAt();
        crews.add(
                order.id(),
                expected.stream()
                        .map(members::get)
                        .map(it -> new Entrant(it.id(), it.name(), now, known, null, null, null, null, null))
                        .toList());
    }

    private Map<String, Member> members(DispatchOrder order) {
        return teams.membersOf(order.teamId()).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    static void refuseWrong(
            DispatchOrder order, Map<String, Member> members, Collection<String> there, Collection<String> missing) {
        List<Problem.FieldError> errors = new ArrayList<>();
        stranger(order, members, "accounted", there, errors);
        stranger(order, members, "missing", missing, errors);
        for (String id : missing) {
            if (there.contains(id)) {
                errors.add(new Problem.FieldError("missing", members.get(id).name() + "同时报了在和失联，请核对"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void stranger(
            DispatchOrder order,
            Map<String, Member> members,
            String field,
            Collection<String> ids,
            List<Problem.FieldError> errors) {
        for (String id : ids) {
            if (!members.containsKey(id)) {
                errors.add(new Problem.FieldError(field, "“" + id + "”不是" + order.teamName() + "的队员，请核对名单"));
            }
        }
    }

    /** Those of whom this device has not said something newer. */
    static List<MemberId> fresh(Crew crew, Collection<String> ids, String actor, Long deviceSeq) {
        Map<String, Entrant> known =
                crew.entrants().stream().collect(Collectors.toMap(it -> it.id().value(), Function.identity()));
        return ids.stream()
                .distinct()
                .filter(known::containsKey)
                .filter(id -> !overtaken(known.get(id), actor, deviceSeq))
                .map(MemberId::new)
                .toList();
    }

    private static boolean overtaken(Entrant known, String actor, Long deviceSeq) {
        return actor.equals(known.actor())
                && known.deviceSeq() != null
                && deviceSeq != null
                && deviceSeq < known.deviceSeq();
    }

    static List<Person> people(Crew crew, Predicate<Entrant> which) {
        return crew.entrants().stream()
                .filter(which)
                .map(it -> new Person(it.id().value(), it.name()))
                .toList();
    }

    static String names(List<Person> people) {
        return people.stream().map(Person::name).collect(Collectors.joining("、"));
    }

    /** A deadline of the clock has passed: asks, asks again, and after two misses proposes a mayday. Each once. */
    void passed(Deadline deadline) {
        crews.hold(deadline.incidentId());
        if (!rollCallClock.take(deadline)) {
            return;
        }
        Crew crew = crews.find(new OrderId(deadline.orderId())).orElseThrow();
        if (crew.state() != LineState.ON_LINE) {
            return;
        }
        switch (Phase.valueOf(deadline.kind())) {
            case ROLL_CALL -> ask(crew, null);
            case ROLL_CALL_ANSWER -> {
                crews.missed(crew.orderId(), 1);
                Instant until = rollCallClock.open(crew, Phase.ROLL_CALL_RETRY, rules.retryWithin());
                journal.record(
                        new SafetyEvent.RollCallMissed(crew.incidentId(), crew.orderId(), crew.teamName(), 1, until));
            }
            case ROLL_CALL_RETRY -> {
                boolean first =
                        crews.list(crew.incidentId()).stream().noneMatch(it -> it.silence() == Crew.Silence.UNJUDGED);
                crews.missed(crew.orderId(), 2);
                crews.silent(crew.orderId(), clock.instant(), Crew.Silence.UNJUDGED);
                journal.record(new SafetyEvent.CrewSilent(
                        crew.incidentId(), crew.orderId(), crew.teamName(), crew.heads(), crew.countedAt(), first));
            }
        }
    }

    private void ask(Crew crew, String cause) {
        Instant until = rollCallClock.open(crew, Phase.ROLL_CALL_ANSWER, rules.answerWithin());
        journal.record(new SafetyEvent.RollCallDue(
                crew.incidentId(), crew.orderId(), crew.teamName(), crew.heads(), until, cause));
    }

    /** Every crew on the line is to be counted now. */
    void countEverybody(IncidentId incident) {
        crews.list(incident).stream()
                .filter(it -> it.state() == LineState.ON_LINE)
                .forEach(rollCallClock::wantedNow);
    }

    /** A person has heard of the silent crews: they are asked once more, the heads still count from the last count. */
    void heard(IncidentId incident, String reason) {
        crews.hold(incident);
        silent(incident).forEach(crew -> {
            crews.silent(crew.orderId(), null, null);
            crews.missed(crew.orderId(), 1);
            Instant until = rollCallClock.open(crew, Phase.ROLL_CALL_RETRY, rules.retryWithin());
            journal.record(new SafetyEvent.CrewHeard(incident, crew.orderId(), crew.teamName(), reason, until));
        });
    }

    /** Those whose silence nobody has judged yet. */
    List<Crew> silent(IncidentId incident) {
        return crews.list(incident).stream()
                .filter(it -> it.silence() == Crew.Silence.UNJUDGED)
                .toList();
    }

    /** Sets how often crews of this incident are counted; those on the line from their last count on. */
    void cadence(Incident incident, Duration cadence, String reason) {
        crews.hold(incident.id());
        crews.cadenceOf(incident.id(), cadence);
        journal.record(new SafetyEvent.RollCallCadenceSet(incident.id(), cadence.toMinutes(), reason));
        crews.list(incident.id()).stream()
                .filter(it -> it.state() == LineState.ON_LINE)
                .forEach(it -> {
                    crews.cadence(it.orderId(), cadence);
                    rollCallClock.moveTo(it, it.countedAt().plus(incidents.real(incident.id(), cadence)));
                });
    }

    private void tell(ResponderMessage said, JournalEvent event) {
        journal.record(event, said.deviceAt(), said.channel());
    }
}
