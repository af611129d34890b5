package org.muster.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.dispatch.Spoken;
import org.muster.site.Sector.SafetyFeature;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A crew marks where it goes when it must leave, on its own phone; without a signal the phone says so later. */
@RestController
class CrewFeatureController {

    record CrewFeatureForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotNull(message = "请选择是安全区还是撤离路线") SafetyFeature.Kind kind,
            @NotNull(message = "请在图上点出位置") Shape geometry,
            @Size(max = 20, message = "名称不超过 20 字") String name,
            @Size(max = 200, message = "说明不超过 200 字") String note)
            implements Spoken {}

    private final Responders responders;
    private final SectorManagement management;

    CrewFeatureController(Responders responders, SectorManagement management) {
        this.responders = responders;
        this.management = management;
    }

    /**
     * The crew's own word: it replaces what the same crew marked before, and belongs to the crew's sector while it is in
     * one.
     */
    @PostMapping("/api/dispatch-orders/{id}/safety-feature")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> mark(@PathVariable String id, @Valid @RequestBody CrewFeatureForm form) {
        return responders.take(id, Responders.Kind.SAFETY_FEATURE, form.envelope(), form, order -> {
            management.markByCrew(
                    order,
                    form.kind(),
                    Words.orNull(form.name()),
                    form.geometry(),
                    Words.orNull(form.note()),
                    form.envelope());
            return Outcome.APPLIED;
        });
    }
}
