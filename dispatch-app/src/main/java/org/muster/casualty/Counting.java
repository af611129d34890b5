package org.muster.casualty;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.muster.casualty.CasualtyEvent.CasualtyCountsQuestioned;
import org.muster.casualty.CasualtyEvent.CasualtyCountsTaken;
import org.muster.casualty.CasualtyEvent.CasualtyEnquiryDue;
import org.muster.casualty.CasualtyEvent.CasualtyEnquiryMade;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the counts of the list to the assessment, which grades the incident and moves the reports. More than was assessed
 * is taken at once; fewer only where the number still is the one the list gave, for a number a person gave is lowered by
 * a person. While hospitals have somebody whose outcome may still change the grade, they are asked every day.
 */
@Service
@Transactional
class Counting {

    /** The deadline kind of the next enquiry at the hospitals. */
    static final String ENQUIRY = "CASUALTY_ENQUIRY";

    private static final Actor LIST = new Actor("casualty-list", "伤员名册");

    /** A count that is another one in the assessment than on the list. */
    record Difference(Count count, String label, int assessed, int counted) {}

    private final Casualties casualties;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Duration enquireEvery;
    private final Clock clock;

    /** @param enquireEvery {@code muster.casualty.enquire-every}: once a day, as reports are continued (总局令21 Art 11) */
    Counting(
            Casualties casualties,
            IncidentManagement incidents,
            Deadlines deadlines,
            Journal journal,
            @Value("${muster.casualty.enquire-every:PT24H}") Duration enquireEvery,
            Clock clock) {
        this.casualties = casualties;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.enquireEvery = enquireEvery;
        this.clock = clock;
    }

    /** The list has changed. */
    void settle(IncidentId id) {
        casualties.hold(id);
        Incident incident = incidents.hold(id);
        if (incident.status() == IncidentStatus.CANCELLED) {
            return;
        }
        Tally tally = Tally.of(casualties.list(id));
        Map<Count, Integer> given = casualties.given(id);
        Map<Count, Integer> taken = new EnumMap<>(Count.class);
        List<String> fewer = new ArrayList<>();
        for (Count count : counts(incident)) {
            Integer assessed = count.assessed(incident.facts());
            int counted = count.counted(tally);
            if (assessed == null ? counted > 0 : counted > assessed) {
                taken.put(count, counted);
            } else if (assessed != null && counted < assessed) {
                if (assessed.equals(given.get(count))) {
                    taken.put(count, counted);
                } else {
                    fewer.add(count.label() + "评估 " + assessed + "、名册 " + counted);
                }
            }
        }
        if (!taken.isEmpty()) {
            ActorContext.runAs(LIST, "RULE", () -> take(incident, tally, taken, null));
        }
        if (casualties.asked(id, fewer.isEmpty() ? null : String.join("；", fewer)) && !fewer.isEmpty()) {
            journal.record(new CasualtyCountsQuestioned(id, fewer));
        }
        keepAsking(incident, tally);
    }

    /** What of the list differs from the assessment now. */
    @Transactional(readOnly = true)
    List<Difference> differences(Incident incident, Tally tally) {
        return counts(incident).stream()
                .filter(it ->
                        it.assessed(incident.facts()) != null && it.assessed(incident.facts()) != it.counted(tally))
                .map(it -> new Difference(it, it.label(), it.assessed(incident.facts()), it.counted(tally)))
                .toList();
    }

    /**
     * A person takes the list's counts for the assessment's, fewer too.
     *
     * @throws Problem 409 when they are the same, or the casualty watch is over
     */
    void confirm(IncidentId id, String reason) {
        casualties.hold(id);
        Incident incident = incidents.hold(id);
        Tally tally = Tally.of(casualties.list(id));
        Map<Count, Integer> taken = new EnumMap<>(Count.class);
        differences(incident, tally).forEach(it -> taken.put(it.count(), it.counted()));
        if (taken.isEmpty()) {
            throw Problem.conflict("illegal-transition", "评估的数字与伤员名册一致，不用修改");
        }
        take(incident, tally, taken, reason);
        casualties.asked(id, null);
    }

    private void take(Incident incident, Tally tally, Map<Count, Integer> taken, String reason) {
        if (incident.status().over() && !incident.watchedUntil().isAfter(clock.instant())) {
            if (reason != null) {
                throw Problem.conflict("casualty-watch-over", "伤亡观察期已经结束，不再重定等级；请以补充报告上报");
            }
            // who dies after the watch stays on the list and changes no grade (国务院令493 Art 13)
            return;
        }
        List<String> changes = taken.entrySet().stream()
                .map(it -> it.getKey().label() + " "
                        + (it.getKey().assessed(incident.facts()) == null
                                ? ""
                                : it.getKey().assessed(incident.facts()) + " → ")
                        + it.getValue())
                .toList();
        journal.record(new CasualtyCountsTaken(
                incident.id(),
                tally.dead(),
                tally.missing(),
                tally.trapped(),
                tally.seriouslyHurt(),
                tally.poisoned(),
                tally.provisional(),
                changes,
                reason));
        incidents.assess(incident.id(), facts(taken));
        casualties.given(incident.id(), taken);
    }

    private static Facts facts(Map<Count, Integer> taken) {
        Facts people = new Facts(
                null,
                null,
                null,
                null,
                taken.get(Count.DEAD),
                taken.get(Count.MISSING),
                taken.get(Count.SERIOUSLY_HURT),
                List.of(),
                null,
                null,
                null,
                List.of(),
                Map.of());
        return taken.containsKey(Count.TRAPPED) || taken.containsKey(Count.POISONED)
                ? people.with(AccidentFacts.ofPeople(taken.get(Count.TRAPPED), taken.get(Count.POISONED)))
                : people;
    }

    /** A closed incident takes nothing but the dead, the missing and the heavily injured. */
    private static List<Count> counts(Incident incident) {
        boolean accident = incident.hazard() == Hazard.ENTERPRISE_ACCIDENT
                && !incident.status().over();
        return Arrays.stream(Count.values())
                .filter(it -> accident || !it.ofAccidents())
                .toList();
    }

    // --- asking the hospitals ---

    /** The incident is over, and all its deadlines with it: who is still in hospital is asked about on. */
    void closed(IncidentId id) {
        keepAsking(incidents.hold(id), Tally.of(casualties.list(id)));
    }

    private void keepAsking(Incident incident, Tally tally) {
        boolean watched = tally.inHospital() > 0
                && incident.watchedUntil().isAfter(clock.instant())
                && incident.status() != IncidentStatus.CANCELLED;
        if (!watched) {
            deadlines.cancel(incident.id(), null, ENQUIRY);
        } else if (deadlines.findOpen(incident.id(), null, ENQUIRY).isEmpty()) {
            deadlines.open(incident.id(), null, ENQUIRY, "向医院核实伤员情况", enquireEvery);
        }
    }

    /** Nobody asked for a day: the duty room is told, and the clock runs again. */
    void timePassed(Deadline passed) {
        Incident incident = incidents.hold(passed.incidentId());
        if (deadlines.fire(incident.id(), null, ENQUIRY).isEmpty()) {
            return;
        }
        Tally tally = Tally.of(casualties.list(incident.id()));
        if (tally.inHospital() > 0 && incident.watchedUntil().isAfter(clock.instant())) {
            journal.record(new CasualtyEnquiryDue(incident.id(), tally.inHospital(), incident.watchedUntil()));
            keepAsking(incident, tally);
        }
    }

    /** The hospitals were asked; what became of each is said of each. */
    void enquired(IncidentId id, String note) {
        casualties.hold(id);
        Incident incident = incidents.hold(id);
        Tally tally = Tally.of(casualties.list(id));
        if (tally.inHospital() == 0) {
            throw Problem.conflict("illegal-transition", "没有在医院的伤员，不用核实");
        }
        deadlines.meetNow(id, null, ENQUIRY);
        casualties.enquired(id, clock.instant(), ActorContext.actor().name(), note);
        journal.record(new CasualtyEnquiryMade(id, tally.inHospital(), note));
        keepAsking(incident, tally);
    }
}
