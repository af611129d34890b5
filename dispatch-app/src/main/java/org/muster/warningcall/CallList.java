package org.muster.warningcall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.division.Divisions;
import org.muster.duty.DutyFunction;
import org.muster.duty.DutyPerson;
import org.muster.duty.DutyRoster;
import org.muster.duty.DutyUnit;
import org.muster.duty.OnDuty;
import org.muster.incident.FloodFacts;
import org.muster.incident.Incident;
import org.muster.shared.DivisionCode;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/**
 * Who has to answer a round: the X units of the county as their rosters say, the townships, villages and sites as the
 * register of contacts says. A township nobody has entered there is called by its own roster.
 */
@Component
class CallList {

    private record Place(TargetKind kind, DivisionCode division, String name, String site) {}

    private final WarningContacts contacts;
    private final DutyRoster roster;
    private final Divisions divisions;

    CallList(WarningContacts contacts, DutyRoster roster, Divisions divisions) {
        this.contacts = contacts;
        this.roster = roster;
        this.divisions = divisions;
    }

    /** A typhoon, and level Ⅱ or higher, is the whole county's; a flood of one township that township's. */
    Collection<DivisionCode> reach(Incident incident, ResponseLevel level) {
        boolean wide = level.ordinal() <= ResponseLevel.II.ordinal()
                || FloodFacts.of(incident.facts()).typhoon() != null;
        return List.of(wide ? incident.divisionCode().county() : incident.divisionCode());
    }

    /** A handful of queries, however many places there are. */
    List<Target> of(Round round, Collection<DivisionCode> reach) {
        DivisionCode county = round.division();
        Map<String, OnDuty> onDuty = new HashMap<>();
        roster.allIn(county).forEach(it -> onDuty.put(it.unit().id(), it));
        Map<Place, List<Contact>> places = new LinkedHashMap<>();
        List<DutyUnit> units = roster.unitsIn(county);
        units.stream()
                .filter(it -> it.division().equals(county)
                        && it.teamId() == null
                        && it.function() != DutyFunction.BUREAU
                        && it.function() != DutyFunction.TEAM)
                .forEach(it -> places.put(
                        new Place(TargetKind.UNIT, county, it.name(), null), people(it, onDuty.get(it.id()))));
        Set<DivisionCode> entered = new HashSet<>();
        for (WarningContact it : contacts.listIn(Jurisdiction.patternsOf(reach))) {
            places.computeIfAbsent(
                            new Place(it.kind(), it.division(), it.target(), it.site()), any -> new ArrayList<>())
                    .add(it.contact());
            if (it.kind() == TargetKind.TOWNSHIP) {
                entered.add(it.division());
            }
        }
        units.stream()
                .filter(it -> it.function() == DutyFunction.TOWNSHIP
                        && !entered.contains(it.division())
                        && reach.stream().anyMatch(one -> one.covers(it.division())))
                .forEach(it -> places.put(
                        new Place(TargetKind.TOWNSHIP, it.division(), divisions.nameOf(it.division()), null),
                        people(it, onDuty.get(it.id()))));
        return places.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> target(round, it.getKey(), it.getValue()))
                .toList();
    }

    /** Who is on duty, the officers first, and the number of the duty desk at last. */
    private static List<Contact> people(DutyUnit unit, OnDuty onDuty) {
        List<Contact> people = new ArrayList<>();
        if (onDuty != null) {
            for (DutyPerson it : onDuty.officersFirst()) {
                people.add(new Contact(it.name(), it.title() == null ? "值班员" : it.title(), it.phone(), null));
            }
        }
        if (unit.phone() != null) {
            people.add(new Contact(unit.name() + "值班室", "值班电话", unit.phone(), null));
        }
        return people;
    }

    private static Target target(Round round, Place place, List<Contact> people) {
        return new Target(
                UUID.randomUUID(),
                round.id(),
                place.kind(),
                place.name(),
                place.division(),
                place.site(),
                people,
                1,
                Target.State.CALLED,
                round.openedAt(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
