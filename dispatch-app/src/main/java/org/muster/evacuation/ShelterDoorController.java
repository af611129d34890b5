package org.muster.evacuation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.evacuation.CheckIns.Entry;
import org.muster.shared.Problem;
import org.muster.shelter.Shelter;
import org.muster.shelter.ShelterLog;
import org.muster.shelter.Shelters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door of a shelter: opened, people taken in, closed. For its keeper, and for the duty room. */
@RestController
@RequestMapping("/api")
@PreAuthorize("hasAnyRole('DEPOT_KEEPER', 'GRID_WORKER', 'DISPATCHER', 'COMMANDER')")
class ShelterDoorController {

    record NoteForm(@Size(max = 300, message = "备注不超过 300 字") String note) {}

    record MatchForm(
            @NotNull(message = "请选择名册上的人") UUID evacuationId,
            @NotBlank(message = "请选择住户") @Size(max = 40, message = "没有这一户") String householdId,
            @Size(max = 200, message = "一次最多 200 人") List<String> persons) {}

    /** @param lists households on their way here, so that the keeper finds them without network */
    record Door(
            Boards.ShelterRow shelter,
            boolean open,
            List<ShelterLog.Line> log,
            List<Entry> book,
            List<ListViews.ListView> lists) {}

    private final Shelters shelters;
    private final ShelterLog log;
    private final CheckIns checkIns;
    private final Evacuations evacuations;
    private final ListViews views;

    ShelterDoorController(
            Shelters shelters, ShelterLog log, CheckIns checkIns, Evacuations evacuations, ListViews views) {
        this.shelters = shelters;
        this.log = log;
        this.checkIns = checkIns;
        this.evacuations = evacuations;
        this.views = views;
    }

    /** The shelters somebody keeps, each with who is to come and who has come: what the keeper's phone holds. */
    @GetMapping("/shelters/mine")
    List<Door> mine() {
        return shelters.listKeptBy(Caller.current().username()).stream()
                .map(it -> door(it, true))
                .toList();
    }

    @GetMapping("/shelters/{id}/check-ins")
    Door get(@PathVariable String id) {
        return door(require(id), false);
    }

    private Door door(Shelter it, boolean withLists) {
        Caller caller = Caller.current();
        List<Evacuation> heading = evacuations.listHeadingTo(it.id(), false);
        List<Evacuation> all = heading.isEmpty() ? evacuations.listHeadingTo(it.id(), true) : heading;
        boolean exercise = !all.isEmpty() && all.get(0).exercise();
        return new Door(
                checkIns.room(it, exercise),
                log.open(it.id()),
                log.list(it.id()),
                checkIns.list(it, keeps(caller, it) || caller.is(Role.DISPATCHER, Role.COMMANDER)),
                withLists ? views.forKeeper(all) : List.of());
    }

    /** By household, by the code on its card, by name, or people on no list. Nobody is sent away. */
    @PostMapping("/shelters/{id}/check-ins")
    ResponseEntity<String> checkIn(@PathVariable String id, @Valid @RequestBody CheckInWord word) {
        Shelter shelter = require(id);
        if (!keeps(Caller.current(), shelter) && !Caller.current().is(Role.GRID_WORKER)) {
            word.envelope().mustNameSource();
        }
        return checkIns.take(shelter, word);
    }

    @PostMapping("/shelters/{id}/check-ins/{checkInId}/match")
    CheckIns.Answer match(@PathVariable String id, @PathVariable UUID checkInId, @Valid @RequestBody MatchForm form) {
        return checkIns.match(
                require(id), checkInId, new EvacuationId(form.evacuationId()), form.householdId(), form.persons());
    }

    /** People on no list have left. */
    @PostMapping("/shelters/{id}/check-ins/{checkInId}/departure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void left(@PathVariable String id, @PathVariable UUID checkInId) {
        checkIns.left(require(id), checkInId);
    }

    @PostMapping("/shelters/{id}/opening")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String id, @Valid @RequestBody NoteForm form) {
        log.write(require(id).id(), true, form.note());
    }

    @PostMapping("/shelters/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id, @Valid @RequestBody NoteForm form) {
        log.write(require(id).id(), false, form.note());
    }

    /** Its keeper, a grid worker of its township, or the duty room over it. */
    private Shelter require(String id) {
        Caller caller = Caller.current();
        return shelters.find(id)
                .filter(it -> keeps(caller, it)
                        || caller.is(Role.GRID_WORKER, Role.DISPATCHER, Role.COMMANDER)
                                && caller.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("安置点"));
    }

    private static boolean keeps(Caller caller, Shelter it) {
        return caller.username().equals(it.keeperAccount());
    }
}
