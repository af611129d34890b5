package org.muster.evacuation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.AccountDirectory;
import org.muster.account.Role;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shelter.Shelter;
import org.muster.shelter.Shelters;
import org.muster.zone.Masked;
import org.muster.zone.Zone;
import org.muster.zone.ZoneId;
import org.muster.zone.Zones;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is decided about evacuations. Each command is one transaction and tells the journal. */
@Service
@Transactional
@EnableConfigurationProperties(EvacuationRules.class)
public class EvacuationManagement implements OpenPoints {

    /** Who refuses after persuasion in an emergency may be moved by force. */
    static final String LAW = "浙江省气象灾害防御条例 第二十六条";

    /** As many doors as one still reads at a glance. */
    private static final int DOORS_NAMED = 6;

    private final Evacuations evacuations;
    private final Lists lists;
    private final Progress progress;
    private final ShelterRoom rooms;
    private final Zones zones;
    private final Shelters shelters;
    private final IncidentManagement incidents;
    private final AccountDirectory accounts;
    private final EvacuationRules rules;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    EvacuationManagement(
            Evacuations evacuations,
            Lists lists,
            Progress progress,
            ShelterRoom rooms,
            Zones zones,
            Shelters shelters,
            IncidentManagement incidents,
            AccountDirectory accounts,
            EvacuationRules rules,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.progress = progress;
        this.rooms = rooms;
        this.zones = zones;
        this.shelters = shelters;
        this.incidents = incidents;
        this.accounts = accounts;
        this.rules = rules;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is none */
    @Transactional(readOnly = true)
    public Evacuation get(EvacuationId id) {
        return evacuations.find(id).orElseThrow(() -> Problem.notFound("转移任务"));
    }

    /** All of an incident, by zone. */
    @Transactional(readOnly = true)
    public List<Evacuation> list(IncidentId incident) {
        return evacuations.list(incident);
    }

    /** {@link #order(IncidentId, List, Mode, Instant, Instant, String)} without a known arrival of the flood. */
    public List<Evacuation> order(
            IncidentId incident, List<ZoneId> zoneIds, Mode mode, Instant finishBy, String reason) {
        return order(incident, zoneIds, mode, finishBy, null, reason);
    }

    /**
     * Orders zones out, all of them or none. A zone that prepares in the same incident already is made to leave now. Whoever
     * calls this has made sure that the zones are the caller's.
     *
     * @param finishBy when everybody must be out, or null to compute it (rules.md §5.3)
     * @param arrivesAt when the flood is expected, or null
     * @throws Problem 422 for an unknown zone or one outside the incident's county, 409 {@code zone-already-evacuating}
     *     naming the incident that has it
     */
    public List<Evacuation> order(
            IncidentId incident, List<ZoneId> zoneIds, Mode mode, Instant finishBy, Instant arrivesAt, String reason) {
        Incident it = incidents.get(incident);
        if (it.status().over()) {
            throw Problem.conflict("illegal-transition", "事件" + it.status().label() + "，不能再下转移令")
                    .with("state", it.status());
        }
        List<Zone> wanted = zones.list(zoneIds);
        requireKnown(zoneIds, wanted, it);
        Instant now = now();
        FinishBy finish = finishBy(it, mode, finishBy, arrivesAt, now);
        Map<ZoneId, Evacuation> open = new HashMap<>();
        evacuations.lockOpenOf(zoneIds, it.exercise()).forEach(one -> open.put(one.zoneId(), one));
        refuseTaken(open.values(), incident, mode);
        List<Evacuation> fresh = new ArrayList<>();
        for (Zone zone : wanted) {
            Evacuation preparing = open.get(zone.id());
            if (preparing == null) {
                Evacuation one = blank(it, zone, mode, finish, reason, now);
                evacuations.add(one);
                fresh.add(one);
            }
        }
        if (!fresh.isEmpty()) {
            listAndTell(fresh, it, now);
        }
        open.values().forEach(one -> makeImmediate(one, finish, reason));
        return evacuations.list(incident).stream()
                .filter(one -> zoneIds.contains(one.zoneId()) && !one.over())
                .toList();
    }

    private static void requireKnown(List<ZoneId> asked, List<Zone> found, Incident incident) {
        Set<ZoneId> known = found.stream().map(Zone::id).collect(Collectors.toSet());
        asked.stream().filter(it -> !known.contains(it)).findFirst().ifPresent(it -> {
            throw Problem.invalid("zoneIds", "没有转移片区 " + it);
        });
        found.stream()
                .filter(it -> !incident.divisionCode().county().covers(it.division()))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.invalid("zoneIds", it.name() + "不在本事件的辖区");
                });
    }

    private FinishBy finishBy(Incident incident, Mode mode, Instant given, Instant arrivesAt, Instant now) {
        if (given != null) {
            if (!given.isAfter(now)) {
                throw Problem.invalid("finishBy", "完成时限须晚于现在");
            }
            return FinishBy.given(given.truncatedTo(ChronoUnit.MILLIS));
        }
        return FinishBy.computed(
                mode,
                arrivesAt,
                now,
                rules,
                incidents.real(
                        incident.id(),
                        mode == Mode.IMMEDIATE || arrivesAt != null ? rules.immediateWithin() : rules.prepareWithin()));
    }

    private void refuseTaken(Collection<Evacuation> open, IncidentId incident, Mode mode) {
        open.stream()
                .filter(it -> !(it.incidentId().equals(incident)
                        && it.mode() == Mode.PREPARE
                        && mode == Mode.IMMEDIATE
                        && it.allClearAt() == null))
                .findFirst()
                .ifPresent(it -> {
                    Incident holder = incidents.get(it.incidentId());
                    throw Problem.conflict(
                                    "zone-already-evacuating",
                                    it.zoneName() + "已在" + holder.title() + "（" + holder.number() + "）中"
                                            + it.mode().label() + "："
                                            + it.state().label())
                            .with("zoneId", it.zoneId())
                            .with("evacuationId", it.id())
                            .with("incidentId", it.incidentId());
                });
    }

    private static Evacuation blank(
            Incident incident, Zone zone, Mode mode, FinishBy finish, String reason, Instant now) {
        return new Evacuation(
                EvacuationId.next(),
                incident.id(),
                zone.id(),
                zone.name(),
                zone.division(),
                zone.siteId(),
                mode,
                incident.exercise(),
                ListedZone.of(zone),
                zone.version(),
                zone.shelterId(),
                now,
                ActorContext.actor().name(),
                reason,
                finish.at(),
                finish.rule(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                1,
                null);
    }

    private void listAndTell(List<Evacuation> fresh, Incident incident, Instant now) {
        List<EvacuationId> ids = fresh.stream().map(Evacuation::id).toList();
        evacuations.takeLists(ids);
        evacuations.countOnce(ids, incident.exercise());
        Map<EvacuationId, Evacuation> counted = new HashMap<>();
        evacuations.recount(ids).forEach(it -> counted.put(it.id(), it));
        for (Evacuation one : fresh) {
            Evacuation it = counted.get(one.id());
            journal.record(new EvacuationEvent.EvacuationOrdered(
                    it.incidentId(),
                    it.id(),
                    it.zoneId(),
                    it.zoneName(),
                    it.mode(),
                    it.finishBy(),
                    it.finishRule(),
                    it.zoneVersion(),
                    it.counts().households(),
                    it.counts().people(),
                    it.shelterId(),
                    it.reason()));
        }
    }

    /**
     * What was prepared leaves now; {@code finishBy} moves with it.
     *
     * @throws Problem 409 when it does not prepare any more
     */
    public Evacuation makeImmediate(EvacuationId id, Instant finishBy, Instant arrivesAt, String reason) {
        Evacuation it = lockOpen(id);
        if (it.mode() != Mode.PREPARE) {
            throw Problem.conflict("illegal-transition", it.zoneName() + "已是立即转移");
        }
        makeImmediate(it, finishBy(incidents.get(it.incidentId()), Mode.IMMEDIATE, finishBy, arrivesAt, now()), reason);
        return get(id);
    }

    private void makeImmediate(Evacuation it, FinishBy finish, String reason) {
        evacuations.setMode(it.id(), Mode.IMMEDIATE, finish.at(), finish.rule());
        journal.record(new EvacuationEvent.EvacuationMadeImmediate(
                it.incidentId(),
                it.id(),
                it.zoneId(),
                it.zoneName(),
                finish.at(),
                finish.rule(),
                it.counts().people(),
                reason));
    }

    /** More time, or less: with why. */
    public Evacuation moveFinishBy(EvacuationId id, Instant finishBy, String reason) {
        Evacuation it = lockOpen(id);
        if (!finishBy.isAfter(now())) {
            throw Problem.invalid("finishBy", "完成时限须晚于现在");
        }
        Instant at = finishBy.truncatedTo(ChronoUnit.MILLIS);
        evacuations.setMode(id, it.mode(), at, FinishBy.given(at).rule());
        journal.record(new EvacuationEvent.FinishByMoved(
                it.incidentId(), id, it.zoneId(), it.zoneName(), at, it.finishBy(), reason));
        return get(id);
    }

    /** Who could not be got out in time is handed to the rescue, and is theirs to account for. */
    public Evacuation handToRescue(EvacuationId id, String reason) {
        Evacuation it = lockOpen(id);
        Instant now = now();
        List<String> doors =
                lists.handToRescue(id, List.of(), ActorContext.actor().name(), now);
        if (doors.isEmpty()) {
            return it;
        }
        Set<String> households = new LinkedHashSet<>(doors);
        lists.follow(id, households, now, null, null, it.revision() + 1);
        journal.record(new EvacuationEvent.RemainderHandedToRescue(
                it.incidentId(), id, it.zoneId(), it.zoneName(), households.size(), doors.size(), reason));
        progress.after(List.of(id), now);
        return get(id);
    }

    /**
     * Single households are handed to the rescue while the zone goes on; why is kept in the list, for it is about people.
     *
     * @throws Problem 404 when one is not on the list, 409 {@code nobody-missing} when all of them are accounted for
     */
    Evacuation handToRescue(EvacuationId id, Collection<String> households, String reason) {
        Evacuation it = lockOpen(id);
        requireListed(id, households);
        Instant now = now();
        List<String> doors =
                lists.handToRescue(id, households, ActorContext.actor().name(), now);
        if (doors.isEmpty()) {
            throw Problem.conflict("nobody-missing", "这些住户的人都已落实，不用转交救援。请刷新后再看。");
        }
        Map<String, Long> persons =
                doors.stream().collect(Collectors.groupingBy(door -> door, TreeMap::new, Collectors.counting()));
        lists.follow(id, persons.keySet(), now, ActorContext.actor().name(), reason, it.revision() + 1);
        Evacuation after = progress.after(List.of(id), now).get(0);
        persons.forEach((household, count) -> journal.record(new EvacuationEvent.HouseholdHandedToRescue(
                after.incidentId(),
                id,
                after.zoneId(),
                after.zoneName(),
                household,
                count.intValue(),
                after.counts().accounted(),
                after.counts().people())));
        return get(id);
    }

    private void requireListed(EvacuationId id, Collection<String> households) {
        Set<String> known =
                lists.households(List.of(id)).stream().map(ListedHousehold::id).collect(Collectors.toSet());
        if (!known.containsAll(households)) {
            throw Problem.notFound("住户");
        }
    }

    /**
     * Somebody went from door to door.
     *
     * @param empty whether nobody was found
     * @throws Problem 409 {@code count-does-not-fit} while somebody of the list is missing: nobody signs that
     */
    public Evacuation verify(EvacuationId id, boolean empty, String by) {
        Evacuation it = lockOpen(id);
        if (!empty) {
            evacuations.notEmptied(id);
            journal.record(new EvacuationEvent.ZoneFoundNotEmpty(
                    it.incidentId(), id, it.zoneId(), it.zoneName(), it.counts().missing()));
            return get(id);
        }
        if (!it.counts().allOut()) {
            throw Problem.conflict(
                            "count-does-not-fit",
                            it.zoneName() + "名册 " + it.counts().people() + " 人，已落实 "
                                    + it.counts().accounted() + " 人"
                                    + (it.counts().conflicts() == 0
                                            ? ""
                                            : "，另有 " + it.counts().conflicts() + " 户上报不一致待认定")
                                    + "。人数对不上不能签“已清空”，请继续找人。")
                    .with("missing", it.counts().missing())
                    .with("conflicts", it.counts().conflicts());
        }
        if (it.verifiedAt() == null) {
            evacuations.verified(
                    id, now(), by == null || by.isBlank() ? ActorContext.actor().name() : by.strip());
            journal.record(new EvacuationEvent.ZoneVerified(
                    it.incidentId(), id, it.zoneId(), it.zoneName(), it.counts().people()));
        }
        return get(id);
    }

    /**
     * The danger is over for this zone. Going home still waits for houses and road to be checked. A zone that had to be left
     * is not closed over somebody who was not found (不漏一人): whoever clears it all the same says why, and the zone stays
     * open until everybody is accounted for.
     *
     * @param despiteMissing why it is cleared although somebody is missing, or null
     * @throws Problem 409 {@code people-missing}, naming the doors, while somebody is and nobody has said why
     */
    public Evacuation allClear(EvacuationId id, String reason, String despiteMissing) {
        Evacuation it = lockOpen(id);
        if (it.allClearAt() == null) {
            if (it.someoneToFind()) {
                List<ListedHousehold> doors = lists.households(List.of(id)).stream()
                        .filter(door -> !door.accounted() || door.conflict() != null)
                        .toList();
                if (despiteMissing == null) {
                    throw peopleMissing(it, doors);
                }
                journal.record(new EvacuationEvent.ClearedDespiteMissing(
                        it.incidentId(),
                        id,
                        it.zoneId(),
                        it.zoneName(),
                        doors.size(),
                        it.counts().missing(),
                        despiteMissing));
            }
            evacuations.allClear(id, now(), ActorContext.actor().name(), reason);
            journal.record(new EvacuationEvent.AllClearIssued(
                    it.incidentId(), id, it.zoneId(), it.zoneName(), it.counts().transferred(), reason));
        }
        return get(id);
    }

    private static Problem peopleMissing(Evacuation it, List<ListedHousehold> doors) {
        String named = doors.stream()
                .limit(DOORS_NAMED)
                .map(door -> door.code() + " " + Masked.name(door.head()) + "（"
                        + (door.conflict() == null ? door.status().label() : "上报不一致") + "）")
                .collect(Collectors.joining("、"));
        return Problem.conflict(
                        "people-missing",
                        it.zoneName() + "还有 " + doors.size() + " 户 "
                                + it.counts().missing() + " 人没有落实：" + named
                                + (doors.size() > DOORS_NAMED ? " 等" : "")
                                + "。请先找到人、核实去向或移交救援；险情已过、确要先解除的，写明理由后解除；片区不销号，继续找人。")
                .with("missing", it.counts().missing())
                .with("households", doors.stream().map(ListedHousehold::id).toList());
    }

    /** @throws Problem 409 before the all-clear: nobody goes home then (不得擅自返回) */
    public Evacuation permitReturn(EvacuationId id) {
        Evacuation it = lockOpen(id);
        if (it.allClearAt() == null) {
            throw Problem.conflict("not-all-clear", it.zoneName() + "尚未解除转移，任何人不得返回。请先下解除令。");
        }
        if (it.returnFrom() == null) {
            evacuations.returnPermitted(id, now());
            journal.record(new EvacuationEvent.ReturnPermitted(it.incidentId(), id, it.zoneId(), it.zoneName()));
            progress.after(List.of(id), now());
        }
        return get(id);
    }

    /** The order is taken back; everybody may go home. */
    public Evacuation cancel(EvacuationId id, String reason) {
        Evacuation first = get(id);
        Set<EvacuationId> all = new LinkedHashSet<>(evacuations.sharing(id));
        all.add(id);
        Evacuation it = evacuations.lock(all).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        refuseOver(it);
        evacuations.cancelled(id, now(), reason);
        List<EvacuationId> heirs = evacuations.handOver(id);
        journal.record(new EvacuationEvent.EvacuationCancelled(
                it.incidentId(), id, it.zoneId(), it.zoneName(), it.counts().transferred(), reason));
        if (!heirs.isEmpty()) {
            progress.after(heirs, now());
        }
        return get(first.id());
    }

    /** The rest of the zone goes to another shelter. */
    public Evacuation reassignShelter(EvacuationId id, String shelterId, String reason) {
        Evacuation it = lockOpen(id);
        Shelter shelter =
                shelters.find(shelterId).orElseThrow(() -> Problem.invalid("shelterId", "没有这个安置点：" + shelterId));
        if (!shelterId.equals(it.shelterId())) {
            evacuations.setShelter(id, shelterId);
            journal.record(new EvacuationEvent.ShelterReassigned(
                    it.incidentId(),
                    id,
                    it.zoneId(),
                    it.zoneName(),
                    shelterId,
                    shelter.name(),
                    it.shelterId(),
                    reason));
        }
        return get(id);
    }

    /**
     * Some households go to another shelter than their zone; why is kept in the list, for it may be about people.
     *
     * @throws Problem 404 when one is not on the list, 422 for an unknown shelter
     */
    Evacuation reassignShelter(EvacuationId id, Collection<String> households, String shelterId, String reason) {
        Evacuation it = lockOpen(id);
        requireListed(id, households);
        Shelter shelter =
                shelters.find(shelterId).orElseThrow(() -> Problem.invalid("shelterId", "没有这个安置点：" + shelterId));
        List<String> moved =
                lists.setShelter(id, households, shelterId.equals(it.shelterId()) ? null : shelterId, reason);
        if (!moved.isEmpty()) {
            evacuations.changed(id);
            journal.record(new EvacuationEvent.HouseholdsReassigned(
                    it.incidentId(),
                    id,
                    it.zoneId(),
                    it.zoneName(),
                    moved.stream().sorted().toList(),
                    shelterId,
                    shelter.name()));
        }
        return get(id);
    }

    /** Somebody who is not on the zone's list of workers helps out. */
    Evacuation addHelper(EvacuationId id, String username) {
        Evacuation it = lockOpen(id);
        accounts.find(username)
                .filter(who -> who.is(Role.GRID_WORKER))
                .orElseThrow(() -> Problem.invalid("username", "没有这个网格员账号"));
        evacuations.addHelper(id, username);
        journal.record(
                new EvacuationEvent.EvacuationHelperAdded(it.incidentId(), id, it.zoneId(), it.zoneName(), username));
        return get(id);
    }

    /**
     * Whoever refuses after persuasion may be moved by force, when the named authority signs (浙江省气象灾害防御条例 Art 26).
     *
     * @param authority whose signature it is: 瑞安市人民政府防汛防台抗旱指挥部
     * @throws Problem 409 {@code persuade-first} before the persuasions
     */
    public Evacuation signForcedTransfer(EvacuationId id, String household, String authority, String reason) {
        Evacuation it = lockOpen(id);
        ListedHousehold door = lists.find(id, household).orElseThrow(() -> Problem.notFound("住户"));
        if (door.status() != PersonStatus.REFUSED) {
            throw Problem.conflict("not-refused", "这一户目前不是“拒绝转移”，无需强制转移决定");
        }
        if (it.allClearAt() != null) {
            throw Problem.conflict("all-clear", it.zoneName() + "已解除转移，不再强制转移");
        }
        if (door.persuasions() < rules.persuasionsBeforeForce()) {
            throw Problem.conflict(
                            "persuade-first",
                            "已劝说 " + door.persuasions() + " 次，须劝说满 " + rules.persuasionsBeforeForce()
                                    + " 次仍拒绝，方可签署强制转移决定（" + LAW + "）")
                    .with("persuasions", door.persuasions());
        }
        if (door.forcedAt() == null) {
            Instant now = now();
            lists.forced(id, household, now);
            jdbc.sql("insert into forced_transfer values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id.value(),
                            household,
                            Timestamp.from(now),
                            ActorContext.actor().id(),
                            ActorContext.actor().name(),
                            authority,
                            LAW,
                            reason)
                    .update();
            journal.record(new EvacuationEvent.ForcedTransferSigned(
                    it.incidentId(), id, it.zoneId(), it.zoneName(), household, authority, LAW, door.persuasions()));
        }
        return get(id);
    }

    /** A household somebody is asked about. */
    @Transactional(readOnly = true)
    public Optional<HouseholdCase> findCase(UUID id) {
        return lists.findCase(id);
    }

    @Transactional(readOnly = true)
    public HouseholdCase householdCase(EvacuationId id, String household) {
        return lists.findCase(id, household).orElseThrow(() -> Problem.notFound("住户"));
    }

    /** Whether they were talked to as often as must be before anybody may sign for force. */
    public boolean persuadedEnough(HouseholdCase door) {
        return door.persuasions() >= rules.persuasionsBeforeForce();
    }

    /** How often that is. */
    public int persuasionsBeforeForce() {
        return rules.persuasionsBeforeForce();
    }

    /** Where the rest of a zone could go when its shelter is full: the nearest of the county with room. */
    @Transactional(readOnly = true)
    public Optional<Shelter> otherShelter(EvacuationId id) {
        Evacuation it = get(id);
        return shelters.find(it.shelterId()).flatMap(full -> rooms.next(full, it.exercise()));
    }

    /** Somebody talked to a household that refuses. @return how often that was done */
    public int persuaded(EvacuationId id, String household, boolean willing) {
        Evacuation it = lockOpen(id);
        int times = lists.persuaded(id, household);
        if (willing) {
            stand(it, household, PersonStatus.NOTIFIED, PersonStatus.REFUSED, null);
        }
        journal.record(new EvacuationEvent.HouseholdPersuaded(
                it.incidentId(), id, it.zoneId(), it.zoneName(), household, times, willing));
        return times;
    }

    /** It is known where those of a household are who were not met. @param place where, kept in the list alone */
    public void traced(EvacuationId id, String household, String place) {
        Evacuation it = lockOpen(id);
        stand(it, household, PersonStatus.ABSENT, PersonStatus.ABSENT, place);
        stand(it, household, PersonStatus.ABSENT, PersonStatus.UNREACHABLE, place);
    }

    /** Whoever went back early is out again, at the zone's shelter. */
    public void broughtBack(EvacuationId id) {
        broughtBack(lockOpen(id), List.of());
    }

    /**
     * Whoever of these households went back early is out again.
     *
     * @param households those of the whole zone when it is empty
     * @throws Problem 404 when one is not on the list, 409 {@code nobody-back} when none of them went back
     */
    Evacuation broughtBack(EvacuationId id, Collection<String> households) {
        Evacuation it = lockOpen(id);
        requireListed(id, households);
        if (!broughtBack(it, households)) {
            throw Problem.conflict("nobody-back", it.zoneName() + "现在没有擅自返回的人。请刷新后再看。");
        }
        return get(id);
    }

    /** @return whether anybody was back */
    private boolean broughtBack(Evacuation it, Collection<String> households) {
        List<ListedPerson> back = lists.people(List.of(it.id())).stream()
                .filter(one -> one.earlyAt() != null && !one.accounted())
                .filter(one -> households.isEmpty() || households.contains(one.householdId()))
                .toList();
        Map<String, String> own = new HashMap<>();
        lists.households(List.of(it.id())).forEach(door -> own.put(door.id(), door.shelterId()));
        back.stream()
                .map(ListedPerson::householdId)
                .distinct()
                .forEach(household -> standAll(
                        it,
                        household,
                        back.stream()
                                .filter(one -> one.householdId().equals(household))
                                .toList(),
                        PersonStatus.TRANSFERRED,
                        own.get(household) == null ? it.shelterId() : own.get(household),
                        null));
        return !back.isEmpty();
    }

    private void stand(Evacuation it, String household, PersonStatus status, PersonStatus from, String place) {
        standAll(
                it,
                household,
                lists.people(it.id(), household).stream()
                        .filter(one -> one.status() == from && !one.accounted())
                        .toList(),
                status,
                null,
                place);
    }

    private void standAll(
            Evacuation it,
            String household,
            List<ListedPerson> people,
            PersonStatus status,
            String shelterId,
            String place) {
        if (people.isEmpty()) {
            return;
        }
        Instant now = now();
        List<ListedPerson.Key> keys = people.stream().map(ListedPerson::counts).toList();
        boolean accounted = shelterId != null || place != null;
        lists.stand(
                keys,
                new Lists.Standing(
                        status,
                        accounted,
                        shelterId,
                        place,
                        false,
                        null,
                        ActorContext.actor().id(),
                        now));
        Set<EvacuationId> touched = new LinkedHashSet<>(List.of(it.id()));
        lists.doorsOf(keys).forEach(door -> {
            long revision = evacuations.find(door.list()).orElseThrow().revision() + 1;
            lists.follow(
                    door.list(),
                    List.of(door.household()),
                    now,
                    door.list().equals(it.id()) ? ActorContext.actor().name() : null,
                    null,
                    revision);
            touched.add(door.list());
        });
        Evacuation after = progress.after(touched, now).stream()
                .filter(one -> one.id().equals(it.id()))
                .findFirst()
                .orElse(it);
        journal.record(DoorToDoor.eventOf(after, household, status, people.size(), shelterId, place != null, false));
    }

    /** Zones of which somebody is still out, or still in. */
    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return evacuations.list(incident).stream()
                .filter(it -> !it.over())
                .map(it -> it.zoneName() + "转移未销号：" + it.state().label()
                        + (it.counts().missing() > 0 ? "，还差 " + it.counts().missing() + " 人" : ""))
                .toList();
    }

    private Evacuation lockOpen(EvacuationId id) {
        Evacuation it = evacuations.lock(id).orElseThrow(() -> Problem.notFound("转移任务"));
        refuseOver(it);
        return it;
    }

    private static void refuseOver(Evacuation it) {
        if (it.over()) {
            throw Problem.conflict(
                            "illegal-transition", it.zoneName() + it.state().label() + "，不能再改动")
                    .with("state", it.state());
        }
    }

    /** Milliseconds, as the engine keeps its own times: one is compared with the other. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
