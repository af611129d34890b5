package org.muster.dispatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.Responders.Kind;
import org.muster.shared.Position;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What teams say about their orders, themselves or through the duty room. */
@RestController
@RequestMapping("/api/dispatch-orders/{id}")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
class ResponderController {

    record Refusal(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotBlank(message = "请写明不能执行的原因") @Size(max = 500, message = "原因不超过 500 字") String reason)
            implements Spoken {}

    record Arrival(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            Position location)
            implements Spoken {}

    record Note(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 2000, message = "说明不超过 2000 字") String note)
            implements Spoken {}

    record Return(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            Integer accounted)
            implements Spoken {}

    record Report(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotBlank(message = "请填写报告内容") @Size(max = 2000, message = "报告不超过 2000 字") String text,
            @Size(max = 9, message = "一次报告最多 9 张照片") List<@NotNull(message = "照片编号为空") UUID> photos)
            implements Spoken {}

    record Whereabouts(@NotNull(message = "请给出位置") Position location) {}

    private final Responders responders;
    private final OrderProgress progress;
    private final OrderPositions positions;

    ResponderController(Responders responders, OrderProgress progress, OrderPositions positions) {
        this.responders = responders;
        this.progress = progress;
        this.positions = positions;
    }

    @PostMapping("/delivery")
    ResponseEntity<String> delivered(@PathVariable String id, @Valid @RequestBody ResponderMessage said) {
        return responders.take(id, Kind.DELIVERY, said, said, order -> progress.delivered(order, said));
    }

    @PostMapping("/reading")
    ResponseEntity<String> read(@PathVariable String id, @Valid @RequestBody ResponderMessage said) {
        return responders.take(id, Kind.READING, said, said, order -> progress.read(order, said));
    }

    @PostMapping("/acknowledgement")
    ResponseEntity<String> acknowledge(@PathVariable String id, @Valid @RequestBody ResponderMessage said) {
        return responders.take(id, Kind.ACKNOWLEDGEMENT, said, said, order -> progress.acknowledged(order, said));
    }

    @PostMapping("/refusal")
    ResponseEntity<String> refuse(@PathVariable String id, @Valid @RequestBody Refusal body) {
        ResponderMessage said = body.envelope();
        return responders.take(
                id, Kind.REFUSAL, said, body, order -> progress.refused(order, said, body.reason.strip()));
    }

    @PostMapping("/departure")
    ResponseEntity<String> depart(@PathVariable String id, @Valid @RequestBody ResponderMessage said) {
        return responders.take(id, Kind.DEPARTURE, said, said, order -> progress.departed(order, said));
    }

    @PostMapping("/arrival")
    ResponseEntity<String> arrive(@PathVariable String id, @Valid @RequestBody Arrival body) {
        ResponderMessage said = body.envelope();
        return responders.take(id, Kind.ARRIVAL, said, body, order -> {
            if (body.location != null) {
                positions.report(order, body.location);
            }
            return progress.arrived(order, said, body.location);
        });
    }

    /** Where the crew is now; sent live, never queued, since only the last one matters. */
    @PostMapping("/position")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void moved(@PathVariable String id, @Valid @RequestBody Whereabouts body) {
        positions.report(responders.speakingOf(id), body.location);
    }

    @PostMapping("/completion")
    ResponseEntity<String> complete(@PathVariable String id, @Valid @RequestBody Note body) {
        ResponderMessage said = body.envelope();
        return responders.take(id, Kind.COMPLETION, said, body, order -> progress.completed(order, said, body.note));
    }

    @PostMapping("/release")
    ResponseEntity<String> release(@PathVariable String id, @Valid @RequestBody Return body) {
        ResponderMessage said = body.envelope();
        return responders.take(id, Kind.RELEASE, said, body, order -> progress.released(order, said, body.accounted));
    }

    @PostMapping("/cancellation-acknowledgement")
    ResponseEntity<String> acknowledgeCancellation(@PathVariable String id, @Valid @RequestBody ResponderMessage said) {
        return responders.take(
                id,
                Kind.CANCELLATION_ACKNOWLEDGEMENT,
                said,
                said,
                order -> progress.cancellationAcknowledged(order, said));
    }

    /** Pictures are sent before it, under ids that the phone has made: {@code POST …/photos}. */
    @PostMapping("/report")
    ResponseEntity<String> report(@PathVariable String id, @Valid @RequestBody Report body) {
        ResponderMessage said = body.envelope();
        List<UUID> photos = body.photos == null
                ? List.of()
                : body.photos.stream().distinct().toList();
        return responders.take(
                id, Kind.REPORT, said, body, order -> progress.reported(order, said, body.text.strip(), photos));
    }
}
