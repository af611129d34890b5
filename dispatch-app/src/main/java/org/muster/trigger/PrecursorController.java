package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.photo.Drawing;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Signs that people on the spot report, their pictures, and what came of them. */
@RestController
class PrecursorController {

    /**
     * @param clientId made on the phone before sending; a replay with the same id gets the first answer
     * @param deviceAt the phone's clock, evidence only
     */
    record ReportForm(
            UUID clientId,
            @NotNull(message = "请选择看到或听到了什么") PrecursorKind kind,
            @Size(max = 500, message = "情况不超过 500 字") String note,
            Instant deviceAt,
            Long deviceSeq,
            boolean exercise) {}

    record SettlementForm(
            @NotBlank(message = "请写明核查结果") @Size(max = 500, message = "核查结果不超过 500 字") String note) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String siteId,
            PrecursorKind kind,
            String kindLabel,
            String note,
            String reporter,
            Instant deviceAt,
            Instant receivedAt,
            IncidentId incidentId,
            boolean exercise,
            List<UUID> photos,
            Instant settledAt,
            String settledBy,
            String settlement) {

        static View of(Precursor it, List<UUID> photos) {
            return new View(
                    it.id(),
                    it.place().siteId(),
                    it.kind(),
                    it.kind().label(),
                    it.note(),
                    it.actorName(),
                    it.deviceAt(),
                    it.receivedAt(),
                    it.incidentId(),
                    it.place().exercise(),
                    photos,
                    it.settledAt(),
                    it.settledBy(),
                    it.settlement());
        }
    }

    private static final int PAGE = 100;
    private static final Duration KEPT_BY_THE_BROWSER = Duration.ofMinutes(10);

    private final PrecursorManagement management;
    private final Precursors precursors;
    private final TriggerTeller teller;
    private final Jurisdiction jurisdiction;

    PrecursorController(
            PrecursorManagement management, Precursors precursors, TriggerTeller teller, Jurisdiction jurisdiction) {
        this.management = management;
        this.precursors = precursors;
        this.teller = teller;
        this.jurisdiction = jurisdiction;
    }

    @PostMapping("/api/risk-sources/{id}/precursors")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    ResponseEntity<String> report(@PathVariable String id, @Valid @RequestBody ReportForm form) {
        String note = form.note() == null || form.note().isBlank() ? null : form.note().strip();
        PrecursorManagement.Outcome outcome =
                management.report(form.clientId(), id, form.kind(), note, form.deviceAt(), form.exercise());
        teller.tellNew();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .location(URI.create("/api/precursors/" + form.clientId()));
        if (outcome.replayed()) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(outcome.answer());
    }

    @GetMapping("/api/precursors")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER')")
    List<View> list(
            @RequestParam(required = false) String site, @RequestParam(defaultValue = "false") boolean exercise) {
        List<Precursor> found = precursors.listIn(jurisdiction.patterns(), site, exercise, PAGE);
        Map<UUID, List<UUID>> photos =
                precursors.photosOf(found.stream().map(Precursor::id).toList());
        return found.stream()
                .map(it -> View.of(it, photos.getOrDefault(it.id(), List.of())))
                .toList();
    }

    @PostMapping("/api/precursors/{id}/settlement")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    View settle(@PathVariable UUID id, @Valid @RequestBody SettlementForm form) {
        Precursor settled = management.settle(id, form.note().strip());
        teller.tellNew();
        return View.of(settled, precursors.photosOf(List.of(id)).getOrDefault(id, List.of()));
    }

    /** Takes one picture, JPEG or PNG of at most 10 MB, as those of the crews are taken. */
    @PostMapping(value = "/api/precursors/{id}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    ResponseEntity<Map<String, UUID>> photograph(
            @PathVariable UUID id,
            @RequestParam(required = false) MultipartFile photo,
            @RequestParam(required = false) UUID clientId,
            @RequestParam(required = false) Instant takenAt) {
        management.require(id);
        UUID photoId = clientId == null ? UUID.randomUUID() : clientId;
        boolean fresh = management.photograph(id, photoId, Drawing.draw(Drawing.bytesOf(photo)), takenAt);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/precursors/" + id + "/photos/" + photoId));
        if (!fresh) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(Map.of("id", photoId));
    }

    @GetMapping("/api/precursors/{id}/photos/{pictureId}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER')")
    ResponseEntity<byte[]> photo(
            @PathVariable UUID id,
            @PathVariable UUID pictureId,
            @RequestParam(defaultValue = "false") boolean thumbnail) {
        management.require(id);
        byte[] image = precursors.photo(id, pictureId, thumbnail).orElseThrow(() -> Problem.notFound("照片"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(KEPT_BY_THE_BROWSER).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + pictureId + ".jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image);
    }
}
