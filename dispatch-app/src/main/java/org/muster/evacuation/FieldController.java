package org.muster.evacuation;

import jakarta.validation.Valid;
import org.muster.evacuation.DoorToDoor.Kind;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said at the doors: by the grid workers themselves, or through the duty room. */
@RestController
@RequestMapping("/api/evacuations/{id}/households/{householdId}")
@PreAuthorize("hasAnyRole('GRID_WORKER', 'DISPATCHER', 'COMMANDER')")
class FieldController {

    private final DoorToDoor doors;

    FieldController(DoorToDoor doors) {
        this.doors = doors;
    }

    @PostMapping("/transfer")
    ResponseEntity<String> transfer(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody FieldWord word) {
        return doors.take(id, householdId, Kind.TRANSFER, word);
    }

    /** Which of two words that cannot both be true is true. */
    @PostMapping("/settlement")
    ResponseEntity<String> settle(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody FieldWord word) {
        return doors.take(id, householdId, Kind.SETTLEMENT, word);
    }

    @PostMapping("/persuasion")
    ResponseEntity<String> persuade(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody FieldWord word) {
        return doors.take(id, householdId, Kind.PERSUASION, word);
    }

    /** They are home; before that is allowed it is taken as going back early. */
    @PostMapping("/return")
    ResponseEntity<String> returned(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody FieldWord word) {
        return doors.take(id, householdId, Kind.RETURN, word);
    }

    @PostMapping("/early-return")
    ResponseEntity<String> returnedEarly(
            @PathVariable String id, @PathVariable String householdId, @Valid @RequestBody FieldWord word) {
        return doors.take(id, householdId, Kind.EARLY_RETURN, word);
    }
}
