package org.muster.warning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.account.Caller;
import org.muster.account.LiveAccess;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.warning.WarningIntake.Receipt;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Warnings in: CAP from other systems, by hand from the duty room; who sees them, and the response that starts on one. */
@RestController
@RequestMapping("/api/warnings")
class WarningController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final int LARGEST = 256 * 1024;

    /** @param exerciseSpeed how many times faster, when the warning is an exercise; the installation's own when left out */
    record ResponseForm(
            DivisionCode divisionCode,
            boolean separately,
            @Min(value = 1, message = "推演倍速为 1 到 3600") @Max(value = 3600, message = "推演倍速为 1 到 3600") Integer exerciseSpeed) {

        static final ResponseForm PLAIN = new ResponseForm(null, false, null);
    }

    record CancellationForm(@NotBlank(message = "请写明解除的理由") @Size(max = 160, message = "理由不超过 160 字") String reason) {}

    record KindView(String kind, String label, String english, String hazard) {}

    record Vocabulary(List<KindView> kinds, List<WarningWords.Step> conventions) {}

    private final WarningIntake intake;
    private final HandEntry hand;
    private final WarningViews views;
    private final Warnings warnings;
    private final WarningResponse response;
    private final WarningWords words;

    WarningController(
            WarningIntake intake,
            HandEntry hand,
            WarningViews views,
            Warnings warnings,
            WarningResponse response,
            WarningWords words) {
        this.intake = intake;
        this.hand = hand;
        this.views = views;
        this.warnings = warnings;
        this.response = response;
        this.words = words;
    }

    /** A CAP 1.2 message; the same one again is answered as the first time. */
    @PostMapping(consumes = "!application/json")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER') or hasAuthority('SCOPE_warnings')")
    ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readNBytes(LARGEST + 1);
        boolean machine = LiveAccess.current().orElseThrow().machine();
        DivisionCode receiver = Caller.current().divisions().stream()
                .sorted()
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("账号没有辖区，不能接收预警。"));
        return answer(intake.receive(document, receiver, machine ? "MACHINE" : "UPLOAD"));
    }

    /** A warning that came by phone or fax. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> enter(@Valid @RequestBody HandEntry.Form form) {
        return answer(hand.enter(form));
    }

    private static ResponseEntity<String> answer(Receipt receipt) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.CREATED).contentType(MediaType.APPLICATION_JSON);
        if (receipt.repeated()) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(receipt.json());
    }

    @GetMapping
    @PreAuthorize(READERS)
    WarningViews.Page list(
            @RequestParam(required = false) WarningState state,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) Colour colour,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Instant before) {
        return views.page(state, kind, colour, q, before);
    }

    /** What kinds there are, and which colour means what; two conventions exist for fire danger. */
    @GetMapping("/vocabulary")
    @PreAuthorize(READERS)
    Vocabulary vocabulary() {
        return new Vocabulary(
                words.kinds().stream()
                        .map(it -> new KindView(
                                it.kind(),
                                it.label(),
                                it.english(),
                                it.hazard() == null ? null : it.hazard().name()))
                        .toList(),
                words.steps());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    WarningViews.Detail get(@PathVariable String id) {
        return views.detail(id);
    }

    /** The message byte for byte as it came, to be saved and never shown. */
    @GetMapping("/{id}/message")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> message(@PathVariable String id) {
        Warning warning = views.require(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("warning-" + warning.id() + ".xml")
                                .build()
                                .toString())
                .body(warnings.message(warning.id()));
    }

    /** Starts the flood and typhoon response of a county on this warning. */
    @PostMapping("/{id}/response")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, IncidentId> respond(@PathVariable String id, @Valid @RequestBody(required = false) ResponseForm form) {
        ResponseForm said = form == null ? ResponseForm.PLAIN : form;
        return Map.of(
                "incidentId",
                response.start(WarningId.of(id), said.divisionCode(), said.separately(), said.exerciseSpeed()));
    }

    /** Ends a warning by hand: one that was entered so, or one whose sender says no more. */
    @PostMapping("/{id}/cancellation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> cancel(@PathVariable String id, @Valid @RequestBody CancellationForm form) {
        Warning warning = views.require(id);
        if (!Caller.current().covers(warning.divisionCode())) {
            throw Problem.notFound("预警");
        }
        if (!warning.inForce()) {
            throw Problem.conflict("warning-over", "这条预警" + warning.state().label() + "，不用再解除");
        }
        return answer(hand.cancel(warning, form.reason().strip()));
    }
}
