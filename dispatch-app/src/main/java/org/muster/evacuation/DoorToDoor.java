package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.dispatch.ResponderMessage;
import org.muster.evacuation.ListedHousehold.Claim;
import org.muster.evacuation.ListedHousehold.Conflict;
import org.muster.evacuation.ListedPerson.Key;
import org.muster.evacuation.Lists.Standing;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.shelter.Shelters;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Takes what is said about households: once, in one transaction, never refused because of where the process stands. The
 * first answer is stored with it, so that a phone that never got it gets the same again.
 */
@Component
class DoorToDoor {

    enum Kind {
        TRANSFER,
        SETTLEMENT,
        PERSUASION,
        RETURN,
        EARLY_RETURN,
        CHECK_IN
    }

    enum Outcome {
        APPLIED,
        /** The same device has said something newer. */
        LATE,
        /** Somebody else has said more; kept beside it. */
        KEPT,
        /** It contradicts somebody else's word; shown until a person settles it. */
        CONFLICT,
        /** The evacuation is over; kept, changes nothing. */
        SUPERSEDED
    }

    /** @param household as it stands now, the way a phone keeps it; null when the answer is about none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Outcome outcome, String note, ListViews.HouseholdView household, ListViews.Tally zone) {}

    private record Kept(UUID evacuation, String household, String kind, String bodyHash, String answer) {}

    private final Evacuations evacuations;
    private final Lists lists;
    private final Progress progress;
    private final ShelterRoom rooms;
    private final Shelters shelters;
    private final EvacuationAccess access;
    private final ListViews views;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    DoorToDoor(
            Evacuations evacuations,
            Lists lists,
            Progress progress,
            ShelterRoom rooms,
            Shelters shelters,
            EvacuationAccess access,
            ListViews views,
            Journal journal,
            JdbcClient jdbc,
            Json json,
            Clock clock) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.progress = progress;
        this.rooms = rooms;
        this.shelters = shelters;
        this.access = access;
        this.views = views;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A word that has been let in: who speaks of what, while the rows are held. */
    private record Heard(
            Evacuation evacuation,
            ListedHousehold household,
            FieldWord word,
            String device,
            String channel,
            Instant now) {

        /** The evacuation's revision when this is done. */
        long revision() {
            return evacuation.revision() + 1;
        }
    }

    @Transactional
    ResponseEntity<String> take(String id, String household, Kind kind, FieldWord word) {
        Evacuation seen = access.require(id);
        requireSpeaker(seen, word);
        Set<EvacuationId> all = new LinkedHashSet<>(lists.sharing(seen.id(), household));
        all.add(seen.id());
        Evacuation held = evacuations.lock(all).stream()
                .filter(it -> it.id().equals(seen.id()))
                .findFirst()
                .orElseThrow();
        ListedHousehold door = lists.find(held.id(), household).orElseThrow(() -> Problem.notFound("住户"));
        String actor = Caller.current().username();
        UUID clientId = word.clientId() == null ? UUID.randomUUID() : word.clientId();
        String hash = DigestUtils.md5DigestAsHex(json.write(word).getBytes(StandardCharsets.UTF_8));
        Optional<Kept> kept = kept(actor, clientId);
        if (kept.isPresent()) {
            return replay(kept.get(), held.id(), household, kind, hash);
        }
        ResponderMessage said = word.envelope();
        String device = word.device() == null ? actor : actor + "/" + word.device();
        Heard heard = new Heard(held, door, word, device, said.channel(), now());
        Outcome outcome;
        String note = null;
        if (held.over()) {
            outcome = Outcome.SUPERSEDED;
            note = "本片区" + held.state().label() + "。已记录，不再改变名册。";
        } else {
            outcome = switch (kind) {
                case TRANSFER -> transfer(heard, false);
                case SETTLEMENT -> transfer(heard, true);
                case PERSUASION -> persuaded(heard);
                case RETURN -> returned(heard);
                case EARLY_RETURN -> returnedEarly(heard);
                case CHECK_IN -> throw new IllegalArgumentException("taken at the shelter");};
            note = switch (outcome) {
                case LATE -> "已记录为迟到，不改变本机后来报的状态。";
                case KEPT -> "已记录，名册上已有更新的情况，不作改动。";
                case CONFLICT -> "与他人所报不一致，已标出，请核实后认定。";
                default -> null;};
        }
        Evacuation after = evacuations.find(held.id()).orElseThrow();
        boolean whole = EvacuationAccess.needsNames(Caller.current(), after);
        String answer = json.write(
                new Answer(outcome, note, views.household(after.id(), household, whole), ListViews.Tally.of(after)));
        keep(held.id(), household, kind, word, actor, device, clientId, outcome, hash, answer, heard.now());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /** Who works in the zone speaks for themselves; the duty room names whom it heard and how. */
    private static void requireSpeaker(Evacuation it, FieldWord word) {
        Caller caller = Caller.current();
        if (EvacuationAccess.worksIn(caller, it)) {
            return;
        }
        if (!caller.is(Role.DISPATCHER, Role.COMMANDER)) {
            throw Problem.forbidden("只有本片区网格员、责任人或调度席可以报告");
        }
        word.envelope().mustNameSource();
    }

    // ── transfer ──

    private Outcome transfer(Heard it, boolean settles) {
        FieldWord word = it.word();
        if (word.status() == null) {
            throw Problem.invalid("status", "请选择状态：NOTIFIED、MOVING、TRANSFERRED、REFUSED、ABSENT 或 UNREACHABLE");
        }
        String shelter = null;
        if (word.status() == PersonStatus.TRANSFERRED && word.placeOrNull() == null) {
            String own = it.household().shelterId();
            String usual = own == null ? it.evacuation().shelterId() : own;
            shelter = word.shelterId() == null ? usual : word.shelterId();
            if (word.shelterId() != null && shelters.find(word.shelterId()).isEmpty()) {
                throw Problem.invalid("shelterId", "没有这个安置点：" + word.shelterId());
            }
        }
        List<ListedPerson> people = about(it);
        Set<String> overtaken = settles ? Set.of() : overtaken(it, people);
        boolean informed =
                settles || word.seen() != null && word.seen() >= it.household().changedRevision();
        Map<Key, ListedPerson> counting = counting(people);
        List<Key> applied = new ArrayList<>();
        List<String> contradicted = new ArrayList<>();
        PersonStatus stood = null;
        Outcome worst = Outcome.APPLIED;
        for (ListedPerson person : people) {
            ListedPerson counts = counting.get(person.counts());
            if (overtaken.contains(person.id())) {
                worst = later(worst, Outcome.LATE);
                continue;
            }
            switch (verdict(it, counts, informed)) {
                case APPLY -> applied.add(person.counts());
                case KEEP -> worst = later(worst, Outcome.KEPT);
                case CONFLICT -> {
                    contradicted.add(person.id());
                    stood = counts.status();
                    worst = Outcome.CONFLICT;
                }
            }
        }
        if (!contradicted.isEmpty()) {
            showConflict(it, contradicted, counting.values(), stood);
        } else if (informed && it.household().conflict() != null && !applied.isEmpty()) {
            lists.setConflict(it.evacuation().id(), it.household().id(), null, it.revision());
            journal.record(
                    new EvacuationEvent.ConflictSettled(
                            it.evacuation().incidentId(),
                            it.evacuation().id(),
                            it.evacuation().zoneId(),
                            it.evacuation().zoneName(),
                            it.household().id(),
                            word.status()),
                    word.deviceAt(),
                    it.channel());
        }
        if (!applied.isEmpty()) {
            boolean accounted = word.status() == PersonStatus.TRANSFERRED
                    || word.status() == PersonStatus.ABSENT && word.placeOrNull() != null;
            lists.stand(
                    applied,
                    new Standing(
                            word.status(), accounted, shelter, word.placeOrNull(), false, null, it.device(), it.now()));
        }
        if (!applied.isEmpty() || !contradicted.isEmpty()) {
            List<Evacuation> after = settle(it, people);
            if (!applied.isEmpty()) {
                tell(it, after, word.status(), applied.size(), shelter, word.placeOrNull() != null, false);
            }
            if (shelter != null && !applied.isEmpty()) {
                rooms.filled(shelter, it.evacuation().exercise(), applied.size());
            }
        }
        return applied.isEmpty() || worst == Outcome.CONFLICT ? worst : Outcome.APPLIED;
    }

    private static Verdict verdict(Heard it, ListedPerson counts, boolean informed) {
        PersonStatus said = it.word().status();
        if (counts.checkedInAt() != null) {
            // seen at a shelter: an empty house is no contradiction, and "at the shelter" says no more
            boolean saysLess = said == PersonStatus.TRANSFERRED
                    ? it.word().shelterId() == null && it.word().placeOrNull() == null
                    : !informed;
            if (saysLess) {
                return Verdict.KEEP;
            }
        }
        boolean knew = informed || it.device().equals(counts.saidBy()) || counts.saidBy() == null;
        return knew ? Verdict.APPLY : Verdict.of(counts.status(), said);
    }

    private static Outcome later(Outcome one, Outcome other) {
        return one == Outcome.CONFLICT ? one : other;
    }

    /** What both said, side by side. */
    private void showConflict(Heard it, List<String> persons, Collection<ListedPerson> people, PersonStatus stood) {
        Conflict before = it.household().conflict();
        List<Claim> claims = new ArrayList<>();
        if (before != null) {
            claims.addAll(before.claims());
        } else {
            people.stream()
                    .filter(one -> persons.contains(one.id()) || persons.contains(one.countedAs()))
                    .findFirst()
                    .ifPresent(one -> claims.add(new Claim(
                            one.status(),
                            it.household().saidByName(),
                            one.saidAt(),
                            null,
                            one.shelterId(),
                            one.place())));
        }
        FieldWord word = it.word();
        claims.add(new Claim(
                word.status(),
                ActorContext.actor().name(),
                it.now(),
                word.deviceAt(),
                word.shelterId(),
                word.placeOrNull()));
        Set<String> all = new LinkedHashSet<>(before == null ? List.of() : before.persons());
        all.addAll(persons);
        lists.setConflict(
                it.evacuation().id(), it.household().id(), new Conflict(List.copyOf(all), claims), it.revision());
        journal.record(
                new EvacuationEvent.HouseholdInConflict(
                        it.evacuation().incidentId(),
                        it.evacuation().id(),
                        it.evacuation().zoneId(),
                        it.evacuation().zoneName(),
                        it.household().id(),
                        stood,
                        word.status()),
                word.deviceAt(),
                it.channel());
    }

    /** Those the same device has said something newer about. */
    private Set<String> overtaken(Heard it, List<ListedPerson> people) {
        if (it.word().deviceSeq() == null) {
            return Set.of();
        }
        List<List<String>> newer = jdbc.sql(
                        """
                select persons from evacuation_tick
                 where evacuation_id = ? and household_id = ? and device = ? and device_seq >= ?
                   and kind in ('TRANSFER', 'SETTLEMENT', 'EARLY_RETURN')""")
                .params(
                        it.evacuation().id().value(),
                        it.household().id(),
                        it.device(),
                        it.word().deviceSeq())
                .query((row, index) -> row.getArray(1) == null
                        ? List.<String>of()
                        : List.of((String[]) row.getArray(1).getArray()))
                .list();
        return people.stream()
                .map(ListedPerson::id)
                .filter(id -> newer.stream().anyMatch(about -> about.isEmpty() || about.contains(id)))
                .collect(Collectors.toSet());
    }

    private List<ListedPerson> about(Heard it) {
        List<ListedPerson> all =
                lists.people(it.evacuation().id(), it.household().id());
        List<String> named = it.word().about(all.size());
        if (named.isEmpty()) {
            return all;
        }
        List<ListedPerson> some =
                all.stream().filter(person -> named.contains(person.id())).toList();
        if (some.size() != Set.copyOf(named).size()) {
            throw Problem.invalid("persons", "有人不在这一户的名册上，请核对人员编号");
        }
        return some;
    }

    private Map<Key, ListedPerson> counting(List<ListedPerson> people) {
        Map<Key, ListedPerson> counting = new LinkedHashMap<>();
        people.stream().filter(it -> it.countedIn() == null).forEach(it -> counting.put(it.counts(), it));
        List<Key> elsewhere = people.stream()
                .filter(it -> it.countedIn() != null)
                .map(ListedPerson::counts)
                .toList();
        if (!elsewhere.isEmpty()) {
            lists.counting(elsewhere).forEach(it -> counting.put(it.counts(), it));
        }
        return counting;
    }

    /** Households and zones follow what became of the people; also on the other lists they stand on. */
    private List<Evacuation> settle(Heard it, List<ListedPerson> people) {
        EvacuationId own = it.evacuation().id();
        String byName = ActorContext.actor().name();
        lists.follow(
                own, List.of(it.household().id()), it.now(), byName, it.word().noteOrNull(), it.revision());
        Set<EvacuationId> touched = new LinkedHashSet<>(List.of(own));
        touched.addAll(followElsewhere(people, own, it.now()));
        return progress.after(touched, it.now());
    }

    private Set<EvacuationId> followElsewhere(List<ListedPerson> people, EvacuationId own, Instant now) {
        Set<EvacuationId> touched = new LinkedHashSet<>();
        for (Lists.Door door :
                lists.doorsOf(people.stream().map(ListedPerson::counts).toList())) {
            if (!door.list().equals(own)) {
                long revision = evacuations.find(door.list()).orElseThrow().revision() + 1;
                lists.follow(door.list(), List.of(door.household()), now, null, null, revision);
                touched.add(door.list());
            }
        }
        return touched;
    }

    private void tell(
            Heard it,
            List<Evacuation> after,
            PersonStatus status,
            int persons,
            String shelter,
            boolean placed,
            boolean checkedIn) {
        Evacuation now = after.stream()
                .filter(one -> one.id().equals(it.evacuation().id()))
                .findFirst()
                .orElseThrow();
        journal.record(
                eventOf(now, it.household().id(), status, persons, shelter, placed, checkedIn),
                it.word().deviceAt(),
                it.channel());
    }

    static EvacuationEvent eventOf(
            Evacuation now,
            String household,
            PersonStatus status,
            int persons,
            String shelter,
            boolean placed,
            boolean checkedIn) {
        int accounted = now.counts().accounted();
        int people = now.counts().people();
        return switch (status) {
            case LISTED -> new EvacuationEvent.HouseholdCorrected(
                    now.incidentId(), now.id(), now.zoneId(), now.zoneName(), household, persons, accounted, people);
            case NOTIFIED -> new EvacuationEvent.HouseholdNotified(
                    now.incidentId(), now.id(), now.zoneId(), now.zoneName(), household, persons, accounted, people);
            case MOVING -> new EvacuationEvent.HouseholdMoving(
                    now.incidentId(), now.id(), now.zoneId(), now.zoneName(), household, persons, accounted, people);
            case TRANSFERRED -> new EvacuationEvent.HouseholdTransferred(
                    now.incidentId(),
                    now.id(),
                    now.zoneId(),
                    now.zoneName(),
                    household,
                    persons,
                    shelter,
                    checkedIn,
                    accounted,
                    people);
            case REFUSED -> new EvacuationEvent.HouseholdRefused(
                    now.incidentId(), now.id(), now.zoneId(), now.zoneName(), household, persons, accounted, people);
            case ABSENT -> new EvacuationEvent.HouseholdAbsent(
                    now.incidentId(),
                    now.id(),
                    now.zoneId(),
                    now.zoneName(),
                    household,
                    persons,
                    placed,
                    accounted,
                    people);
            case UNREACHABLE -> new EvacuationEvent.HouseholdUnreachable(
                    now.incidentId(), now.id(), now.zoneId(), now.zoneName(), household, persons, accounted, people);
        };
    }

    // ── persuasion ──

    private Outcome persuaded(Heard it) {
        if (it.word().willing() == null) {
            throw Problem.invalid("willing", "请选择劝说后肯走还是不肯走");
        }
        int times = lists.persuaded(it.evacuation().id(), it.household().id());
        List<ListedPerson> people = about(it).stream()
                .filter(one -> one.status() == PersonStatus.REFUSED)
                .toList();
        if (it.word().willing() && !people.isEmpty()) {
            lists.stand(
                    people.stream().map(ListedPerson::counts).toList(),
                    new Standing(PersonStatus.NOTIFIED, false, null, null, false, null, it.device(), it.now()));
        }
        settle(it, people);
        journal.record(
                new EvacuationEvent.HouseholdPersuaded(
                        it.evacuation().incidentId(),
                        it.evacuation().id(),
                        it.evacuation().zoneId(),
                        it.evacuation().zoneName(),
                        it.household().id(),
                        times,
                        it.word().willing()),
                it.word().deviceAt(),
                it.channel());
        return Outcome.APPLIED;
    }

    // ── home again ──

    /**
     * Before it is allowed, going home is going back: it is told as an alarm. Once it is, who never left and is seen at home
     * is found.
     */
    private Outcome returned(Heard it) {
        if (it.evacuation().returnFrom() == null) {
            return returnedEarly(it);
        }
        List<ListedPerson> people = about(it).stream()
                .filter(one ->
                        one.returnedAt() == null && (one.status() == PersonStatus.TRANSFERRED || !one.accounted()))
                .toList();
        if (people.isEmpty()) {
            return Outcome.KEPT;
        }
        lists.returned(people.stream().map(ListedPerson::counts).toList(), it.now());
        lists.follow(
                it.evacuation().id(),
                List.of(it.household().id()),
                it.now(),
                ActorContext.actor().name(),
                it.word().noteOrNull(),
                it.revision());
        lists.householdReturned(it.evacuation().id(), it.household().id(), it.now());
        Set<EvacuationId> touched = new LinkedHashSet<>(List.of(it.evacuation().id()));
        touched.addAll(followElsewhere(people, it.evacuation().id(), it.now()));
        int counted = it.evacuation().counts().returned()
                + (int) people.stream().filter(one -> one.countedIn() == null).count();
        journal.record(
                new EvacuationEvent.HouseholdReturned(
                        it.evacuation().incidentId(),
                        it.evacuation().id(),
                        it.evacuation().zoneId(),
                        it.evacuation().zoneName(),
                        it.household().id(),
                        people.size(),
                        counted,
                        it.evacuation().counts().people()),
                it.word().deviceAt(),
                it.channel());
        progress.after(touched, it.now());
        return Outcome.APPLIED;
    }

    private Outcome returnedEarly(Heard it) {
        List<ListedPerson> people = about(it).stream()
                .filter(one -> one.status() == PersonStatus.TRANSFERRED || one.accounted())
                .toList();
        if (people.isEmpty()) {
            return Outcome.KEPT;
        }
        lists.returnedEarly(people.stream().map(ListedPerson::counts).toList(), it.device(), it.now());
        settle(it, people);
        journal.record(
                new EvacuationEvent.PersonReturnedEarly(
                        it.evacuation().incidentId(),
                        it.evacuation().id(),
                        it.evacuation().zoneId(),
                        it.evacuation().zoneName(),
                        it.household().id(),
                        people.size()),
                it.word().deviceAt(),
                it.channel());
        return Outcome.APPLIED;
    }

    // ── kept words ──

    private Optional<Kept> kept(String actor, UUID clientId) {
        return jdbc.sql(
                        """
                select evacuation_id, household_id, kind, body_hash, answer from evacuation_tick
                 where actor = ? and client_id = ?""")
                .params(actor, clientId)
                .query((row, index) -> new Kept(
                        row.getObject("evacuation_id", UUID.class),
                        row.getString("household_id"),
                        row.getString("kind"),
                        row.getString("body_hash"),
                        row.getString("answer")))
                .optional();
    }

    private static ResponseEntity<String> replay(Kept kept, EvacuationId id, String household, Kind kind, String hash) {
        boolean same = kept.evacuation().equals(id.value())
                && kept.household().equals(household)
                && kept.kind().equals(kind.name())
                && kept.bodyHash().equals(hash);
        if (!same) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "client-id-reused", "编号重复", "这个 clientId 已用于另一条报告，请为每条报告生成新的编号");
        }
        return ResponseEntity.ok()
                .header("Idempotent-Replay", "true")
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept.answer());
    }

    private void keep(
            EvacuationId id,
            String household,
            Kind kind,
            FieldWord word,
            String actor,
            String device,
            UUID clientId,
            Outcome outcome,
            String hash,
            String answer,
            Instant now) {
        JsonNode persons = word.persons();
        String[] named = null;
        if (persons != null && persons.isArray() && !persons.isEmpty()) {
            named = word.about(persons.size()).toArray(String[]::new);
        }
        jdbc.sql(
                        """
                insert into evacuation_tick (evacuation_id, household_id, persons, kind, status, actor, actor_name, device,
                                             client_id, device_seq, device_at, received_at, on_behalf_of, via,
                                             shelter_id, place, note, outcome, body_hash, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id.value(),
                        household,
                        named,
                        kind.name(),
                        word.status() == null ? null : word.status().name(),
                        actor,
                        ActorContext.actor().name(),
                        device,
                        clientId,
                        word.deviceSeq(),
                        word.deviceAt() == null ? null : Timestamp.from(word.deviceAt()),
                        Timestamp.from(now),
                        word.onBehalfOf(),
                        word.via() == null ? null : word.via().name(),
                        word.shelterId(),
                        word.placeOrNull(),
                        word.noteOrNull(),
                        outcome.name(),
                        hash,
                        answer))
                .update();
    }

    /** Milliseconds, as the engine keeps its own times: one is compared with the other. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
