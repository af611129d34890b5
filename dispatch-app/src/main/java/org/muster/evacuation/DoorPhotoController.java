package org.muster.evacuation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.muster.photo.Drawing;
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

/** Takes the pictures of empty houses from whoever works in the zone, and shows them to them and to the duty room. */
@RestController
@RequestMapping("/api/evacuations/{id}/households/{householdId}/photos")
class DoorPhotoController {

    /** A picture of somebody's house is not left lying in a browser. */
    private static final Duration KEPT_BY_THE_BROWSER = Duration.ofMinutes(10);

    private final DoorPhotos photos;
    private final EvacuationAccess access;

    DoorPhotoController(DoorPhotos photos, EvacuationAccess access) {
        this.photos = photos;
        this.access = access;
    }

    /**
     * Takes one picture, JPEG or PNG of at most 10 MB, as those of the crews are taken.
     *
     * @param clientId made on the phone; it is the picture's id from then on
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('GRID_WORKER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<Map<String, UUID>> take(
            @PathVariable String id,
            @PathVariable String householdId,
            @RequestParam(required = false) MultipartFile photo,
            @RequestParam(required = false) UUID clientId,
            @RequestParam(required = false) Instant takenAt) {
        EvacuationId list = access.require(id).id();
        UUID photoId = clientId == null ? UUID.randomUUID() : clientId;
        boolean fresh = photos.keep(list, householdId, photoId, Drawing.draw(Drawing.bytesOf(photo)), takenAt);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/evacuations/" + list + "/households/" + householdId + "/photos/" + photoId));
        if (!fresh) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(Map.of("id", photoId));
    }

    /** The picture, or with {@code thumbnail=true} a small one. */
    @GetMapping("/{photoId}")
    @PreAuthorize("hasAnyRole('GRID_WORKER', 'DISPATCHER', 'COMMANDER', 'LEADER')")
    ResponseEntity<byte[]> get(
            @PathVariable String id,
            @PathVariable String householdId,
            @PathVariable UUID photoId,
            @RequestParam(defaultValue = "false") boolean thumbnail) {
        byte[] image = photos.find(access.require(id).id(), householdId, photoId, thumbnail)
                .orElseThrow(() -> Problem.notFound("照片"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(KEPT_BY_THE_BROWSER).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + photoId + ".jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image);
    }
}
