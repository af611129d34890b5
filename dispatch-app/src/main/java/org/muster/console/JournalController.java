package org.muster.console;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.muster.account.Caller;
import org.muster.incident.IncidentAccess;
import org.muster.incident.Sight;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.journal.JournalVerification;
import org.muster.shared.IncidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record of an incident, line by line, and whether it is still what was written. */
@RestController
@RequestMapping("/api/incidents/{id}")
class JournalController {

    private static final int LARGEST_PAGE = 1000;

    private final IncidentAccess access;
    private final Journal journal;
    private final Redaction redaction;
    private final JournalVerification verification;

    JournalController(IncidentAccess access, Journal journal, Redaction redaction, JournalVerification verification) {
        this.redaction = redaction;
        this.access = access;
        this.journal = journal;
        this.verification = verification;
    }

    /** At most a page; whoever gets a full one asks again after its last {@code seq}. */
    @GetMapping("/events")
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Entry.class))))
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    List<?> after(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "" + LARGEST_PAGE) int limit) {
        IncidentAccess.Seen seen = access.see(IncidentId.of(id));
        IncidentId incident = seen.incident().id();
        List<Entry> page = journal.after(incident, Math.max(0, after), Math.max(1, Math.min(LARGEST_PAGE, limit)));
        if (seen.sight() == Sight.WHOLE) {
            return page;
        }
        Redaction.Reader reader = redaction.reader(Caller.current(), seen.sight(), incident);
        return page.stream().map(it -> redaction.entry(it, reader)).toList();
    }

    @GetMapping("/journal/verification")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    JournalVerification.Result verify(@PathVariable String id) {
        return verification.verify(access.require(IncidentId.of(id)).id());
    }
}
