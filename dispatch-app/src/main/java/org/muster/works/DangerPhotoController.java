package org.muster.works;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.IncidentAccess;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes the pictures of a danger from whoever walks there, and shows them to them and to the duty room. */
@RestController
@RequestMapping("/api/dangers/{id}/photos")
class DangerPhotoController {

    private static final Duration KEPT_BY_THE_BROWSER = Duration.ofMinutes(10);

    private final DangerPhotos photos;
    private final WorkRegister register;
    private final IncidentAccess incidents;

    DangerPhotoController(DangerPhotos photos, WorkRegister register, IncidentAccess incidents) {
        this.photos = photos;
        this.register = register;
        this.incidents = incidents;
    }

    /**
     * Takes one picture, JPEG or PNG of at most 10 MB, as those of the crews are taken.
     *
     * @param id of the words that told the danger
     * @param clientId made on the phone; it is the picture's id from then on
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'GRID_WORKER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<Map<String, UUID>> take(
            @PathVariable UUID id,
            @RequestParam(required = false) MultipartFile photo,
            @RequestParam(required = false) UUID clientId,
            @RequestParam(required = false) Instant takenAt) {
        IncidentId incident = require(id);
        UUID photoId = clientId == null ? UUID.randomUUID() : clientId;
        boolean fresh = photos.keep(incident, id, photoId, Drawing.draw(Drawing.bytesOf(photo)), takenAt);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/dangers/" + id + "/photos/" + photoId));
        if (!fresh) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(Map.of("id", photoId));
    }

    /** The picture, or with {@code thumbnail=true} a small one. */
    @GetMapping("/{photoId}")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'GRID_WORKER', 'DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    ResponseEntity<byte[]> get(
            @PathVariable UUID id,
            @PathVariable UUID photoId,
            @RequestParam(defaultValue = "false") boolean thumbnail) {
        require(id);
        byte[] image = photos.find(id, photoId, thumbnail).orElseThrow(() -> Problem.notFound("照片"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(KEPT_BY_THE_BROWSER).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + photoId + ".jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image);
    }

    /** Those who go there see what is theirs, the duty room what is in its divisions. */
    private IncidentId require(UUID danger) {
        Work work = register.workOfDanger(danger).orElseThrow(() -> Problem.notFound("险情"));
        Caller caller = Caller.current();
        if (!WorksController.theirs(work)) {
            if (!caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)) {
                throw Problem.notFound("险情");
            }
            incidents.require(work.incidentId());
        }
        return work.incidentId();
    }
}
