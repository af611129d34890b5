package org.muster.muster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.dispatch.Spoken;
import org.muster.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The roll call, from the leader's phone or heard over the radio. */
@RestController
class MusterController {

    record AbsentForm(
            @NotBlank(message = "请选择队员") String memberId, @Size(max = 100, message = "缺席原因不超过 100 字") String reason) {}

    record RollCallForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 500, message = "一次最多点名 500 人") List<@NotBlank(message = "队员编号为空") String> present,
            @Size(max = 500, message = "一次最多点名 500 人") List<@Valid AbsentForm> absent)
            implements Spoken {}

    private final Responders responders;
    private final MusterManagement management;

    MusterController(Responders responders, MusterManagement management) {
        this.responders = responders;
        this.management = management;
    }

    @PostMapping("/api/dispatch-orders/{id}/attendance")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> callRoll(@PathVariable String id, @Valid @RequestBody RollCallForm form) {
        List<String> present = form.present() == null
                ? List.of()
                : form.present().stream().distinct().toList();
        List<MusterManagement.Absent> absent = form.absent() == null
                ? List.of()
                : form.absent().stream()
                        .map(it -> new MusterManagement.Absent(it.memberId(), it.reason()))
                        .toList();
        if (present.isEmpty() && absent.isEmpty()) {
            throw Problem.invalid("present", "点名为空，请至少报一名队员到或缺");
        }
        return responders.take(
                id,
                Responders.Kind.ATTENDANCE,
                form.envelope(),
                form,
                order -> management.call(order, form.envelope(), present, absent));
    }
}
