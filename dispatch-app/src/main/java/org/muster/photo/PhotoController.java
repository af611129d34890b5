package org.muster.photo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.incident.IncidentAccess;
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

/** Takes a crew's pictures and shows them to those who may see the incident. */
@RestController
@RequestMapping("/api/dispatch-orders/{id}/photos")
class PhotoController {

    private static final Duration KEPT_BY_THE_BROWSER = Duration.ofMinutes(10);

    /** What a replay must agree in. */
    private record Said(String sha256, Instant takenAt, String onBehalfOf, ResponderMessage.Via via) {}

    private final Responders responders;
    private final Photos photos;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;

    PhotoController(Responders responders, Photos photos, DispatchManagement dispatch, IncidentAccess access) {
        this.responders = responders;
        this.photos = photos;
        this.dispatch = dispatch;
        this.access = access;
    }

    /**
     * Takes one picture, JPEG or PNG of at most 10 MB. Its name in the file system means nothing here.
     *
     * @param clientId made on the phone; it is the picture's id from then on, so a report can name it before it is sent
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> take(
            @PathVariable String id,
            @RequestParam(required = false) MultipartFile photo,
            @RequestParam(required = false) UUID clientId,
            @RequestParam(required = false) Long deviceSeq,
            @RequestParam(required = false) Instant deviceAt,
            @RequestParam(required = false) Instant takenAt,
            @RequestParam(required = false) String onBehalfOf,
            @RequestParam(required = false) ResponderMessage.Via via) {
        UUID photoId = clientId == null ? UUID.randomUUID() : clientId;
        ResponderMessage said = new ResponderMessage(photoId, deviceSeq, deviceAt, onBehalfOf, via);
        responders.requireSpeaker(id, said);
        byte[] file = Drawing.bytesOf(photo);
        Picture picture = Drawing.draw(file);
        ResponseEntity<String> answer = responders.take(
                id,
                Responders.Kind.PHOTO,
                said,
                new Said(Drawing.sha256(file), takenAt, onBehalfOf, via),
                order -> photos.keep(photoId, order, picture, takenAt, said));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(answer.getHeaders())
                .location(URI.create("/api/dispatch-orders/" + OrderId.of(id) + "/photos/" + photoId))
                .body(answer.getBody());
    }

    /** The picture, or with {@code thumbnail=true} a small one. */
    @GetMapping("/{photoId}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    ResponseEntity<byte[]> get(
            @PathVariable String id,
            @PathVariable UUID photoId,
            @RequestParam(defaultValue = "false") boolean thumbnail) {
        DispatchOrder order = dispatch.get(OrderId.of(id));
        Caller caller = Caller.current();
        // a crew sees its own pictures, as it sees its own orders
        if (caller.is(Role.TEAM_LEADER, Role.MEMBER) && !order.teamId().value().equals(caller.teamId())) {
            throw Problem.notFound("照片");
        }
        access.require(order.incidentId());
        byte[] image = photos.find(order.id(), photoId, thumbnail).orElseThrow(() -> Problem.notFound("照片"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(KEPT_BY_THE_BROWSER).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + photoId + ".jpg\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image);
    }
}
