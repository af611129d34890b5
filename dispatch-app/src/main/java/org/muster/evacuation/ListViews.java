package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.shared.Position;
import org.muster.shelter.Shelter;
import org.muster.shelter.Shelters;
import org.muster.zone.Masked;
import org.muster.zone.SpecialNeed;
import org.muster.zone.Zone.InCharge;
import org.muster.zone.Zone.Place;
import org.springframework.stereotype.Component;

/** The whole list of a zone as it is shown: names for who needs them, 陈* for the others. */
@Component
class ListViews {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    record Need(SpecialNeed need, String label) {

        static List<Need> of(List<SpecialNeed> needs) {
            return needs.stream().sorted().map(it -> new Need(it, it.label())).toList();
        }
    }

    record Contact(String name, String phone) {

        static Contact of(InCharge it, boolean whole) {
            return it == null || it.name() == null
                    ? new Contact(null, null)
                    : new Contact(it.name(), whole ? it.phone() : Masked.phone(it.phone()));
        }
    }

    /** @param countedInZone the other zone they are counted in, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            String id,
            String name,
            Integer age,
            List<Need> needs,
            String phone,
            PersonStatus status,
            String statusLabel,
            boolean accounted,
            String shelterId,
            String place,
            boolean rescue,
            boolean checkedIn,
            Instant returnedAt,
            Instant returnedEarlyAt,
            String countedInZone) {

        private PersonView withoutPhone() {
            return new PersonView(
                    id,
                    name,
                    age,
                    needs,
                    null,
                    status,
                    statusLabel,
                    accounted,
                    shelterId,
                    place,
                    rescue,
                    checkedIn,
                    returnedAt,
                    returnedEarlyAt,
                    countedInZone);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimView(
            PersonStatus status,
            String statusLabel,
            String by,
            Instant at,
            Instant deviceAt,
            String shelterId,
            String place) {}

    /**
     * @param shelterId where they go instead of the zone's shelter, or null
     * @param photos ids of the pictures of their house, oldest first; null while there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HouseholdView(
            String id,
            String code,
            String head,
            String phone,
            String address,
            String vehicle,
            Contact worker,
            int people,
            List<Need> needs,
            PersonStatus status,
            String statusLabel,
            boolean accounted,
            String note,
            String lastBy,
            Instant lastAt,
            List<ClaimView> conflict,
            int persuasions,
            Instant forcedAt,
            Instant returnedAt,
            String shelterId,
            String shelterName,
            List<UUID> photos,
            List<PersonView> persons) {

        private HouseholdView withoutPhones() {
            return new HouseholdView(
                    id,
                    code,
                    head,
                    null,
                    null,
                    vehicle,
                    worker,
                    people,
                    needs,
                    status,
                    statusLabel,
                    accounted,
                    null,
                    lastBy,
                    lastAt,
                    conflict,
                    persuasions,
                    forcedAt,
                    returnedAt,
                    shelterId,
                    shelterName,
                    null,
                    persons.stream().map(PersonView::withoutPhone).toList());
        }
    }

    /** The zone's counts as a phone keeps them. */
    record Tally(long revision, EvacuationState state, int people, int accounted, int missing, int conflicts) {

        static Tally of(Evacuation it) {
            return new Tally(
                    it.revision(),
                    it.state(),
                    it.counts().people(),
                    it.counts().accounted(),
                    it.counts().missing(),
                    it.counts().conflicts());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListView(
            EvacuationId id,
            String incidentId,
            String zoneId,
            String name,
            String divisionCode,
            String siteId,
            boolean exercise,
            Mode mode,
            String modeLabel,
            EvacuationState state,
            String stateLabel,
            Instant orderedAt,
            String orderedBy,
            String reason,
            Instant finishBy,
            String finishRule,
            int zoneVersion,
            LocalDate approvedOn,
            boolean changedSinceApproval,
            long revision,
            Evacuation.Counts counts,
            Contact responsible,
            Contact deputy,
            Place route,
            Place guard,
            List<Position> ring,
            ShelterView shelter,
            Instant emptiedAt,
            Instant verifiedAt,
            String verifiedBy,
            Instant allClearAt,
            String allClearBy,
            Instant returnFrom,
            Instant closedAt,
            Instant cancelledAt,
            Instant erasedAt,
            boolean names,
            List<HouseholdView> households) {

        private ListView withHouseholds(List<HouseholdView> doors) {
            return new ListView(
                    id,
                    incidentId,
                    zoneId,
                    name,
                    divisionCode,
                    siteId,
                    exercise,
                    mode,
                    modeLabel,
                    state,
                    stateLabel,
                    orderedAt,
                    orderedBy,
                    reason,
                    finishBy,
                    finishRule,
                    zoneVersion,
                    approvedOn,
                    changedSinceApproval,
                    revision,
                    counts,
                    responsible,
                    deputy,
                    route,
                    guard,
                    ring,
                    shelter,
                    emptiedAt,
                    verifiedAt,
                    verifiedBy,
                    allClearAt,
                    allClearBy,
                    returnFrom,
                    closedAt,
                    cancelledAt,
                    erasedAt,
                    names,
                    doors);
        }
    }

    record ShelterView(String id, String name, Position position, String keeper, String phone) {}

    private final Evacuations evacuations;
    private final Lists lists;
    private final DoorPhotos photos;
    private final Shelters shelters;
    private final Clock clock;

    ListViews(Evacuations evacuations, Lists lists, DoorPhotos photos, Shelters shelters, Clock clock) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.photos = photos;
        this.shelters = shelters;
        this.clock = clock;
    }

    ListView get(Evacuation it) {
        return list(List.of(it)).get(0);
    }

    /** The lists of those who are on their way to a shelter, for its keeper: names to know them by, no numbers. */
    List<ListView> forKeeper(List<Evacuation> all) {
        return list(all, it -> true).stream().map(ListViews::withoutPhones).toList();
    }

    private static ListView withoutPhones(ListView it) {
        return it.withHouseholds(
                it.households().stream().map(door -> door.withoutPhones()).toList());
    }

    List<ListView> list(List<Evacuation> all) {
        Caller caller = Caller.current();
        return list(all, it -> EvacuationAccess.needsNames(caller, it));
    }

    /** Any number of lists with a query each for households, people, pictures, shelters and shared lists. */
    private List<ListView> list(List<Evacuation> all, Predicate<Evacuation> names) {
        List<EvacuationId> ids = all.stream().map(Evacuation::id).toList();
        Map<EvacuationId, Map<String, List<ListedPerson>>> people = new HashMap<>();
        List<ListedPerson> persons = lists.people(ids);
        persons.forEach(it -> people.computeIfAbsent(it.evacuationId(), any -> new HashMap<>())
                .computeIfAbsent(it.householdId(), any -> new ArrayList<>())
                .add(it));
        Map<EvacuationId, String> zones = zonesOf(persons);
        Map<EvacuationId, List<ListedHousehold>> households = new HashMap<>();
        lists.households(ids).forEach(it -> households
                .computeIfAbsent(it.evacuationId(), any -> new ArrayList<>())
                .add(it));
        Map<String, Shelter> houses = new HashMap<>();
        shelters.list(Stream.concat(
                                all.stream().map(Evacuation::shelterId),
                                households.values().stream()
                                        .flatMap(List::stream)
                                        .map(ListedHousehold::shelterId)
                                        .filter(Objects::nonNull))
                        .distinct()
                        .toList())
                .forEach(it -> houses.put(it.id(), it));
        Map<DoorPhotos.Door, List<UUID>> pictures = photos.of(ids);
        return all.stream()
                .map(it -> {
                    boolean whole = names.test(it);
                    Map<String, List<ListedPerson>> inside = people.getOrDefault(it.id(), Map.of());
                    List<HouseholdView> doors = households.getOrDefault(it.id(), List.of()).stream()
                            .map(door -> view(
                                    door,
                                    inside.getOrDefault(door.id(), List.of()),
                                    zones,
                                    houses.get(door.shelterId()),
                                    pictures.get(new DoorPhotos.Door(it.id(), door.id())),
                                    whole))
                            .toList();
                    return view(it, houses.get(it.shelterId()), doors, whole);
                })
                .toList();
    }

    HouseholdView household(EvacuationId id, String household, boolean whole) {
        List<ListedPerson> persons = lists.people(id, household);
        ListedHousehold door = lists.find(id, household).orElseThrow();
        Shelter own = door.shelterId() == null
                ? null
                : shelters.find(door.shelterId()).orElse(null);
        List<UUID> pictures = photos.of(id, household);
        return view(door, persons, zonesOf(persons), own, pictures.isEmpty() ? null : pictures, whole);
    }

    private Map<EvacuationId, String> zonesOf(List<ListedPerson> persons) {
        List<EvacuationId> elsewhere = persons.stream()
                .filter(it -> it.countedIn() != null)
                .map(ListedPerson::countedIn)
                .distinct()
                .toList();
        Map<EvacuationId, String> zones = new HashMap<>();
        if (!elsewhere.isEmpty()) {
            evacuations
                    .list(elsewhere)
                    .forEach(it -> zones.put(it.id(), it.zoneId().value()));
        }
        return zones;
    }

    private ListView view(Evacuation it, Shelter shelter, List<HouseholdView> doors, boolean whole) {
        ListedZone list = it.list();
        return new ListView(
                it.id(),
                it.incidentId().toString(),
                it.zoneId().value(),
                it.zoneName(),
                it.division().value(),
                it.siteId(),
                it.exercise(),
                it.mode(),
                it.mode().label(),
                it.state(),
                it.state().label(),
                it.orderedAt(),
                it.orderedBy(),
                it.reason(),
                it.finishBy(),
                it.finishRule(),
                it.zoneVersion(),
                list.approvedOn(),
                list.changedSinceApproval(),
                it.revision(),
                it.counts(),
                Contact.of(list.responsible(), whole),
                Contact.of(list.deputy(), whole),
                list.route(),
                list.guard(),
                list.ring(),
                new ShelterView(
                        shelter.id(),
                        shelter.name(),
                        shelter.location(),
                        shelter.contactName(),
                        whole ? shelter.contactPhone() : Masked.phone(shelter.contactPhone())),
                it.emptiedAt(),
                it.verifiedAt(),
                it.verifiedBy(),
                it.allClearAt(),
                it.allClearBy(),
                it.returnFrom(),
                it.closedAt(),
                it.cancelledAt(),
                it.erasedAt(),
                whole,
                doors);
    }

    private HouseholdView view(
            ListedHousehold it,
            List<ListedPerson> persons,
            Map<EvacuationId, String> zones,
            Shelter own,
            List<UUID> pictures,
            boolean whole) {
        return new HouseholdView(
                it.id(),
                it.code(),
                whole ? it.head() : Masked.name(it.head()),
                whole ? it.phone() : Masked.phone(it.phone()),
                it.address(),
                it.vehicle(),
                Contact.of(it.worker(), whole),
                it.people(),
                Need.of(it.needs()),
                it.status(),
                it.status().label(),
                it.accounted(),
                whole ? it.note() : null,
                it.saidByName(),
                it.changedAt(),
                it.conflict() == null
                        ? null
                        : it.conflict().claims().stream()
                                .map(one -> new ClaimView(
                                        one.status(),
                                        one.status().label(),
                                        one.by(),
                                        one.at(),
                                        one.deviceAt(),
                                        one.shelterId(),
                                        whole ? one.place() : null))
                                .toList(),
                it.persuasions(),
                it.forcedAt(),
                it.returnedAt(),
                own == null ? null : own.id(),
                own == null ? null : own.name(),
                pictures,
                persons.stream().map(one -> view(one, zones, whole)).toList());
    }

    private PersonView view(ListedPerson it, Map<EvacuationId, String> zones, boolean whole) {
        return new PersonView(
                it.id(),
                whole ? it.name() : Masked.name(it.name()),
                it.bornOn() == null
                        ? null
                        : Period.between(it.bornOn(), LocalDate.ofInstant(clock.instant(), ZONE))
                                .getYears(),
                Need.of(it.needs()),
                whole ? it.phone() : Masked.phone(it.phone()),
                it.status(),
                it.status().label(),
                it.accounted(),
                it.shelterId(),
                whole ? it.place() : null,
                it.rescue(),
                it.checkedInAt() != null,
                it.returnedAt(),
                it.earlyAt(),
                it.countedIn() == null ? null : zones.get(it.countedIn()));
    }
}
