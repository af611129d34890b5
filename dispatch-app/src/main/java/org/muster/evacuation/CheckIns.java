package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.evacuation.ListedPerson.Key;
import org.muster.evacuation.Lists.Standing;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.shelter.Shelter;
import org.muster.shelter.Shelters;
import org.muster.zone.Masked;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Takes people in at a shelter and finds them on the lists. Who is on none is taken in all the same; nobody is sent away
 * because the shelter is full, but whoever keeps it is told where else there is room.
 */
@Component
class CheckIns {

    enum Outcome {
        /** Found on a list and counted there. */
        MATCHED,
        /** Had been taken in here before. */
        ALREADY,
        /** On no list. */
        UNLISTED,
        /** The name fits several; taken in, to be matched by the keeper. */
        AMBIGUOUS
    }

    /** One of the people a name fits; enough to ask which. */
    record Candidate(
            EvacuationId evacuationId,
            String householdId,
            String personId,
            String zoneName,
            String code,
            Integer born) {}

    record Matched(EvacuationId evacuationId, String zoneName, String householdId, String code, List<String> persons) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            UUID id,
            Outcome outcome,
            String note,
            Matched matched,
            List<Candidate> candidates,
            Boards.ShelterRow shelter) {}

    /** A row of the keeper's book. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            Instant at,
            String name,
            Integer people,
            String zoneName,
            String code,
            String householdId,
            boolean listed,
            String by,
            Instant leftAt) {}

    private final Evacuations evacuations;
    private final Lists lists;
    private final Progress progress;
    private final ShelterRoom rooms;
    private final Shelters shelters;
    private final Boards boards;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    CheckIns(
            Evacuations evacuations,
            Lists lists,
            Progress progress,
            ShelterRoom rooms,
            Shelters shelters,
            Boards boards,
            Journal journal,
            JdbcClient jdbc,
            Json json,
            Clock clock) {
        this.evacuations = evacuations;
        this.lists = lists;
        this.progress = progress;
        this.rooms = rooms;
        this.shelters = shelters;
        this.boards = boards;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The people a check-in is about, on the list that has them. */
    private record Found(Evacuation evacuation, ListedHousehold household, List<ListedPerson> people) {}

    @Transactional
    ResponseEntity<String> take(Shelter shelter, CheckInWord word) {
        word.mustSayWho();
        String actor = Caller.current().username();
        UUID clientId = word.clientId() == null ? UUID.randomUUID() : word.clientId();
        String hash = DigestUtils.md5DigestAsHex(json.write(word).getBytes(StandardCharsets.UTF_8));
        Optional<ResponseEntity<String>> before = replay(actor, clientId, shelter, hash);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UUID.randomUUID();
        List<Candidate> candidates = new ArrayList<>();
        Optional<Found> found = find(shelter, word, candidates);
        // in the book first: what is answered counts it
        keep(id, shelter, word, found.orElse(null), actor, clientId, hash, now);
        if (found.isEmpty()) {
            tellUnlisted(id, shelter, word);
        }
        Answer answer = found.map(it -> matched(id, shelter, word, it, now))
                .orElseGet(() -> unlisted(id, shelter, word, candidates));
        String text = json.write(answer);
        jdbc.sql("update shelter_check_in set answer = ? where id = ?")
                .params(text, id)
                .update();
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(text);
    }

    // ── who is it ──

    private Optional<Found> find(Shelter shelter, CheckInWord word, List<Candidate> candidates) {
        if (word.household() != null) {
            return byHousehold(shelter, word);
        }
        return word.name() == null ? Optional.empty() : byName(shelter, word, candidates);
    }

    /** A household of an open list of the shelter's county; the list that heads here first. */
    private Optional<Found> byHousehold(Shelter shelter, CheckInWord word) {
        List<UUID> ids = jdbc.sql(
                        """
                select e.id from evacuation e join evacuation_household h on h.evacuation_id = e.id
                 where h.household_id = ? and e.division_code like ? and e.closed_at is null and e.cancelled_at is null
                   and (?::uuid is null or e.id = ?) and (?::uuid is null or e.incident_id = ?)
                 order by e.exercise, e.shelter_id = ? desc, e.ordered_at""")
                .params(Arrays.asList(
                        word.household(),
                        shelter.divisionCode().county().prefix() + "%",
                        word.evacuationId(),
                        word.evacuationId(),
                        word.incidentId(),
                        word.incidentId(),
                        shelter.id()))
                .query(UUID.class)
                .list();
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of(held(new EvacuationId(ids.get(0)), word.household(), word.persons()));
    }

    private Found held(EvacuationId id, String household, List<String> persons) {
        Set<EvacuationId> all = new LinkedHashSet<>(lists.sharing(id, household));
        all.add(id);
        Evacuation held = evacuations.lock(all).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<ListedPerson> people = lists.people(id, household);
        List<ListedPerson> some = persons == null || persons.isEmpty()
                ? people
                : people.stream().filter(it -> persons.contains(it.id())).toList();
        if (some.isEmpty()) {
            throw Problem.invalid("persons", "这些人不在这一户的名册上，请核对");
        }
        return new Found(held, lists.find(id, household).orElseThrow(), some);
    }

    private Optional<Found> byName(Shelter shelter, CheckInWord word, List<Candidate> candidates) {
        List<Candidate> all = jdbc.sql(
                        """
                select e.id, e.zone_name, e.shelter_id, h.household_id, h.code, p.person_id, p.born_on
                  from evacuation_person p join evacuation e on e.id = p.evacuation_id
                       join evacuation_household h on h.evacuation_id = p.evacuation_id and h.household_id = p.household_id
                 where p.name = ? and p.counted_in is null and e.division_code like ?
                   and e.closed_at is null and e.cancelled_at is null
                   and (?::uuid is null or e.id = ?) and (?::uuid is null or e.incident_id = ?)
                   and (?::text is null or p.person_id = ?)
                   and e.exercise = (select min(x.exercise::int)::boolean from evacuation x join evacuation_person y
                            on y.evacuation_id = x.id where y.name = p.name and x.closed_at is null
                            and x.cancelled_at is null and (?::uuid is null or x.incident_id = ?))
                 order by e.shelter_id = ? desc, p.person_id limit 20""")
                .params(Arrays.asList(
                        word.name().strip(),
                        shelter.divisionCode().county().prefix() + "%",
                        word.evacuationId(),
                        word.evacuationId(),
                        word.incidentId(),
                        word.incidentId(),
                        word.personId(),
                        word.personId(),
                        word.incidentId(),
                        word.incidentId(),
                        shelter.id()))
                .query((row, index) -> new Candidate(
                        new EvacuationId(row.getObject("id", UUID.class)),
                        row.getString("household_id"),
                        row.getString("person_id"),
                        row.getString("zone_name"),
                        row.getString("code"),
                        row.getDate("born_on") == null
                                ? null
                                : row.getDate("born_on").toLocalDate().getYear()))
                .list();
        if (all.size() != 1) {
            candidates.addAll(all);
            return Optional.empty();
        }
        Candidate one = all.get(0);
        return Optional.of(held(one.evacuationId(), one.householdId(), List.of(one.personId())));
    }

    // ── what becomes of it ──

    private Answer matched(UUID id, Shelter shelter, CheckInWord word, Found it, Instant now) {
        List<Key> fresh = it.people().stream()
                .filter(one -> !(one.checkedInAt() != null && shelter.id().equals(one.shelterId())))
                .map(ListedPerson::counts)
                .toList();
        Outcome outcome = fresh.isEmpty() ? Outcome.ALREADY : Outcome.MATCHED;
        if (!fresh.isEmpty()) {
            standAt(shelter, it, fresh, now, word.deviceAt(), word.channel());
        }
        return new Answer(
                id,
                outcome,
                outcome == Outcome.ALREADY ? "此前已登记，不重复计数。" : null,
                new Matched(
                        it.evacuation().id(),
                        it.evacuation().zoneName(),
                        it.household().id(),
                        it.household().code(),
                        it.people().stream().map(ListedPerson::id).toList()),
                null,
                room(shelter, it.evacuation().exercise()));
    }

    private void standAt(Shelter shelter, Found it, List<Key> fresh, Instant now, Instant deviceAt, String channel) {
        Evacuation evacuation = it.evacuation();
        lists.stand(
                fresh,
                new Standing(
                        PersonStatus.TRANSFERRED,
                        true,
                        shelter.id(),
                        null,
                        false,
                        now,
                        Caller.current().username(),
                        now));
        // seen with one's own eyes: what others said about where they are is settled
        if (it.household().conflict() != null
                && it.people().stream()
                        .map(ListedPerson::id)
                        .collect(Collectors.toSet())
                        .containsAll(it.household().conflict().persons())) {
            lists.setConflict(evacuation.id(), it.household().id(), null, evacuation.revision() + 1);
        }
        Set<EvacuationId> touched = new LinkedHashSet<>();
        Map<EvacuationId, Set<String>> doors = new LinkedHashMap<>();
        lists.doorsOf(fresh).forEach(door -> doors.computeIfAbsent(door.list(), any -> new LinkedHashSet<>())
                .add(door.household()));
        doors.forEach((list, households) -> {
            long revision = evacuations.find(list).orElseThrow().revision() + 1;
            lists.follow(list, households, now, ActorContext.actor().name(), null, revision);
            touched.add(list);
        });
        Evacuation after = progress.after(touched, now).stream()
                .filter(one -> one.id().equals(evacuation.id()))
                .findFirst()
                .orElse(evacuation);
        journal.record(
                DoorToDoor.eventOf(
                        after, it.household().id(), PersonStatus.TRANSFERRED, fresh.size(), shelter.id(), false, true),
                deviceAt,
                channel);
        rooms.filled(shelter.id(), evacuation.exercise(), fresh.size());
    }

    private Answer unlisted(UUID id, Shelter shelter, CheckInWord word, List<Candidate> candidates) {
        return new Answer(
                id,
                candidates.isEmpty() ? Outcome.UNLISTED : Outcome.AMBIGUOUS,
                candidates.isEmpty() ? "不在任何名册上，已按名册外人员登记。" : "重名，请选是哪一位。",
                null,
                candidates.isEmpty() ? null : candidates,
                room(shelter, exercise(word.incidentId())));
    }

    private void tellUnlisted(UUID id, Shelter shelter, CheckInWord word) {
        if (word.incidentId() != null) {
            journal.record(
                    new EvacuationEvent.UnlistedTakenIn(
                            new IncidentId(word.incidentId()),
                            id.toString(),
                            shelter.id(),
                            shelter.name(),
                            word.count()),
                    word.deviceAt(),
                    word.channel());
        }
        rooms.filled(shelter.id(), exercise(word.incidentId()), word.count());
    }

    /**
     * The keeper found out which of the people a check-in is.
     *
     * @throws Problem 404 when there is no such check-in or person
     */
    @Transactional
    Answer match(Shelter shelter, UUID id, EvacuationId evacuation, String household, List<String> persons) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int open = jdbc.sql(
                        """
                select count(*) from (select id from shelter_check_in
                                       where id = ? and shelter_id = ? and evacuation_id is null for update) c""")
                .params(id, shelter.id())
                .query(Integer.class)
                .single();
        if (open == 0) {
            throw Problem.notFound("待核对的登记");
        }
        lists.find(evacuation, household).orElseThrow(() -> Problem.notFound("住户"));
        Found found = held(evacuation, household, persons);
        if (found.evacuation().over()
                || !shelter.divisionCode().county().covers(found.evacuation().division())) {
            throw Problem.notFound("住户");
        }
        jdbc.sql(
                        """
                update shelter_check_in set evacuation_id = ?, household_id = ?, person_id = ?, incident_id = ?
                 where id = ?""")
                .params(Arrays.asList(
                        evacuation.value(),
                        household,
                        persons == null || persons.size() != 1 ? null : persons.get(0),
                        found.evacuation().incidentId().value(),
                        id))
                .update();
        List<Key> people = found.people().stream().map(ListedPerson::counts).toList();
        standAt(shelter, found, people, now, null, ActorContext.channel());
        return new Answer(
                id,
                Outcome.MATCHED,
                null,
                new Matched(
                        evacuation,
                        found.evacuation().zoneName(),
                        household,
                        found.household().code(),
                        found.people().stream().map(ListedPerson::id).toList()),
                null,
                room(shelter, found.evacuation().exercise()));
    }

    /** People on no list have left. */
    @Transactional
    void left(Shelter shelter, UUID id) {
        int rows = jdbc.sql(
                        "update shelter_check_in set left_at = coalesce(left_at, ?) where id = ? and shelter_id = ?")
                .params(Timestamp.from(clock.instant()), id, shelter.id())
                .update();
        if (rows == 0) {
            throw Problem.notFound("登记");
        }
    }

    /** The keeper's book, newest first. @param names whether the reader needs whole names */
    @Transactional(readOnly = true)
    List<Entry> list(Shelter shelter, boolean names) {
        return jdbc.sql(
                        """
                select c.*, e.zone_name, h.code, h.head, p.name as person
                  from shelter_check_in c left join evacuation e on e.id = c.evacuation_id
                       left join evacuation_household h
                              on h.evacuation_id = c.evacuation_id and h.household_id = c.household_id
                       left join evacuation_person p
                              on p.evacuation_id = c.evacuation_id and p.person_id = c.person_id
                 where c.shelter_id = ? order by c.at desc limit 500""")
                .param(shelter.id())
                .query((row, index) -> {
                    String name = row.getString("person") != null
                            ? row.getString("person")
                            : row.getString("name") != null ? row.getString("name") : row.getString("head");
                    return new Entry(
                            row.getObject("id", UUID.class),
                            Json.instant(row, "at"),
                            names ? name : Masked.name(name),
                            row.getInt("people"),
                            row.getString("zone_name"),
                            row.getString("code"),
                            row.getString("household_id"),
                            row.getObject("evacuation_id") != null,
                            row.getString("by_account"),
                            Json.instant(row, "left_at"));
                })
                .list();
    }

    Boards.ShelterRow room(Shelter shelter, boolean exercise) {
        return boards.shelterRow(
                shelter, rooms.of(List.of(shelter.id()), exercise).get(shelter.id()), exercise);
    }

    private boolean exercise(UUID incident) {
        return incident != null
                && jdbc.sql("select exercise from incident where id = ?")
                        .param(incident)
                        .query(Boolean.class)
                        .optional()
                        .orElseThrow(() -> Problem.notFound("事件"));
    }

    // ── kept words ──

    private Optional<ResponseEntity<String>> replay(String actor, UUID clientId, Shelter shelter, String hash) {
        return jdbc.sql(
                        "select shelter_id, body_hash, answer from shelter_check_in where by_account = ? and client_id = ?")
                .params(actor, clientId)
                .query((row, index) -> {
                    if (!row.getString("shelter_id").equals(shelter.id())
                            || !row.getString("body_hash").equals(hash)) {
                        throw new Problem(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "client-id-reused",
                                "编号重复",
                                "这个 clientId 已用于另一次登记，请为每次登记生成新的编号");
                    }
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .header("Idempotent-Replay", "true")
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(row.getString("answer"));
                })
                .optional();
    }

    private void keep(
            UUID id,
            Shelter shelter,
            CheckInWord word,
            Found found,
            String actor,
            UUID clientId,
            String hash,
            Instant now) {
        List<ListedPerson> people = found == null ? List.of() : found.people();
        jdbc.sql(
                        """
                insert into shelter_check_in (id, shelter_id, incident_id, evacuation_id, household_id, person_id, name,
                                              phone, people, at, device_at, by_account, client_id, body_hash, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        shelter.id(),
                        found == null
                                ? word.incidentId()
                                : found.evacuation().incidentId().value(),
                        found == null ? null : found.evacuation().id().value(),
                        found == null ? null : found.household().id(),
                        people.size() == 1 ? people.get(0).id() : null,
                        word.name(),
                        word.phone(),
                        found == null ? word.count() : people.size(),
                        Timestamp.from(now),
                        word.deviceAt() == null ? null : Timestamp.from(word.deviceAt()),
                        actor,
                        clientId,
                        hash,
                        "{}"))
                .update();
    }
}
