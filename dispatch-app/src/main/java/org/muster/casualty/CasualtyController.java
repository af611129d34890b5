package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.casualty.CasualtyPart.CasualtyLine;
import org.muster.casualty.HospitalChoice.Proposed;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.zone.Masked;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The casualties of an incident, told by a crew's phone or at the desk. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class CasualtyController {

    private static final String TELLERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER')";
    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER')";

    /** What somebody says of a casualty; whatever they leave out they do not know. */
    record WordForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            Instant saidAt,
            Whereabouts state,
            Triage triage,
            @Size(max = 20, message = "伤票号不超过 20 字") String tag,
            @Size(max = 30, message = "姓名不超过 30 字") String name,
            Harm harm,
            Boolean contaminated,
            Boolean decontaminated,
            @Size(max = 50, message = "接触的物质不超过 50 字") String substance,
            @Size(max = 100, message = "位置不超过 100 字") String place,
            Position location,
            @Size(max = 200, message = "说明不超过 200 字") String note) {

        Word word() {
            return new Word(
                    state,
                    triage,
                    text(tag),
                    text(name),
                    harm,
                    contaminated,
                    decontaminated,
                    text(substance),
                    text(place),
                    location,
                    text(note));
        }
    }

    record MergeForm(@NotNull(message = "请选择与哪一号伤员是同一人") CasualtyId into) {}

    record ChoiceForm(
            @NotBlank(message = "请选择医院") @Size(max = 30, message = "医院编号过长") String hospitalId, BedType bed) {}

    record HandOverForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @Size(max = 30, message = "医院编号过长") String hospitalId,
            Instant saidAt) {}

    record OutcomeForm(
            @NotNull(message = "请选择 DEAD、SERIOUS、POISONED、LIGHT 或 UNHURT") Outcome outcome,
            Instant at,
            @NotBlank(message = "请写明谁说的（医院、医生或法医）") @Size(max = 100, message = "来源不超过 100 字") String source) {}

    record ReasonForm(@NotBlank(message = "请写明依据") @Size(max = 200, message = "依据不超过 200 字") String reason) {}

    record NoteForm(@NotBlank(message = "请写明核实结果") @Size(max = 200, message = "核实结果不超过 200 字") String note) {}

    /** One casualty for those who may know who it is; the name is covered for the others. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CasualtyView(CasualtyLine line, String name, String note, Position location, Instant saidAt) {}

    /** What was said of them, each word with whose account said it. */
    record SaidView(Word word, Instant saidAt, Instant receivedAt, String by) {}

    private final CasualtyManagement management;
    private final Counting counting;
    private final CasualtyPart part;
    private final IncidentAccess access;

    CasualtyController(CasualtyManagement management, Counting counting, CasualtyPart part, IncidentAccess access) {
        this.management = management;
        this.counting = counting;
        this.part = part;
        this.access = access;
    }

    /** Names are for those who work with them: the duty room, and a crew for those it told of itself. */
    @GetMapping("/api/incidents/{id}/casualties")
    @PreAuthorize(READERS)
    List<CasualtyView> list(@PathVariable String id) {
        return management.list(access.require(IncidentId.of(id)).id()).stream()
                .map(CasualtyController::view)
                .toList();
    }

    private static CasualtyView view(Casualty it) {
        Caller caller = Caller.current();
        boolean whole = caller.is(Role.DISPATCHER, Role.COMMANDER)
                || caller.actor().id().equals(it.reportedBy());
        return new CasualtyView(
                CasualtyLine.of(it),
                whole ? it.name() : Masked.name(it.name()),
                whole ? it.note() : null,
                it.location(),
                it.saidAt());
    }

    @PostMapping("/api/incidents/{id}/casualties")
    @PreAuthorize(TELLERS)
    @ResponseStatus(HttpStatus.CREATED)
    CasualtyView report(@PathVariable String id, @Valid @RequestBody WordForm form) {
        return view(management.report(
                access.require(IncidentId.of(id)).id(), new CasualtyId(form.clientId()), form.word(), form.saidAt()));
    }

    @GetMapping("/api/casualties/{id}/words")
    List<SaidView> words(@PathVariable String id) {
        return management.words(require(id)).stream()
                .map(it -> new SaidView(it.word(), it.saidAt(), it.receivedAt(), it.by()))
                .toList();
    }

    @PostMapping("/api/casualties/{id}/words")
    @PreAuthorize(TELLERS)
    CasualtyView say(@PathVariable String id, @Valid @RequestBody WordForm form) {
        return view(management.say(require(id), form.clientId(), form.word(), form.saidAt()));
    }

    @PostMapping("/api/casualties/{id}/merge")
    CasualtyView merge(@PathVariable String id, @Valid @RequestBody MergeForm form) {
        CasualtyId one = require(id);
        access.require(management.incidentOf(form.into()));
        return view(management.merge(one, form.into()));
    }

    @GetMapping("/api/casualties/{id}/hospitals")
    @PreAuthorize(TELLERS)
    List<Proposed> hospitals(@PathVariable String id, @RequestParam(required = false) BedType bed) {
        return management.propose(require(id), bed);
    }

    @PostMapping("/api/casualties/{id}/hospital")
    CasualtyView send(@PathVariable String id, @Valid @RequestBody ChoiceForm form) {
        return view(management.send(require(id), form.hospitalId().strip(), form.bed()));
    }

    @PostMapping("/api/casualties/{id}/hand-over")
    @PreAuthorize(TELLERS)
    CasualtyView handOver(@PathVariable String id, @Valid @RequestBody HandOverForm form) {
        return view(management.handOver(require(id), form.clientId(), text(form.hospitalId()), form.saidAt()));
    }

    @PostMapping("/api/casualties/{id}/outcome")
    CasualtyView outcome(@PathVariable String id, @Valid @RequestBody OutcomeForm form) {
        return view(management.outcome(
                require(id), form.outcome(), form.at(), form.source().strip()));
    }

    @PostMapping("/api/incidents/{id}/casualties/counts")
    CasualtyPart.CasualtiesView confirm(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        counting.confirm(incident, form.reason().strip());
        return part.of(incident);
    }

    @PostMapping("/api/incidents/{id}/casualties/enquiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enquired(@PathVariable String id, @Valid @RequestBody NoteForm form) {
        counting.enquired(access.require(IncidentId.of(id)).id(), form.note().strip());
    }

    private CasualtyId require(String id) {
        CasualtyId which = CasualtyId.of(id);
        access.require(management.incidentOf(which));
        return which;
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
