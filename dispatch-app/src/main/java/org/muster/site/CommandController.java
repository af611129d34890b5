package org.muster.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.site.CommandManagement.Signature;
import org.muster.site.SitePicture.SiteView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who commands on site, and the hand-over that both sides sign. */
@RestController
@RequestMapping("/api/incidents/{id}/command-handover")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'TEAM_LEADER')")
class CommandController {

    record OfferForm(
            @NotNull(message = "请写明由谁接任") @Valid CommanderForm to,
            @NotBlank(message = "请写明情况与力量") @Size(max = 2000, message = "态势不超过 2000 字") String situation,
            @NotBlank(message = "请写明未了事项，没有写“无”") @Size(max = 2000, message = "未了事项不超过 2000 字") String openPoints,
            @NotBlank(message = "请写明安全提示，没有写“无”") @Size(max = 2000, message = "安全提示不超过 2000 字") String safety,
            @Size(max = 50, message = "代签对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via) {}

    record SignatureForm(@Size(max = 50, message = "代签对象不超过 50 字") String onBehalfOf, ResponderMessage.Via via) {}

    record WithdrawalForm(
            boolean declined,
            @NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason,
            @Size(max = 50, message = "代签对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via) {}

    private final CommandManagement management;
    private final SitePicture picture;
    private final IncidentAccess access;

    CommandController(CommandManagement management, SitePicture picture, IncidentAccess access) {
        this.management = management;
        this.picture = picture;
        this.access = access;
    }

    /** The first commander on site; later ones take over from the one before. */
    @PostMapping("/first")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    SiteView assume(@PathVariable String id, @Valid @RequestBody CommanderForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.assume(incident, form.commander());
        return picture.view(incident);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SiteView offer(@PathVariable String id, @Valid @RequestBody OfferForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.offer(
                incident,
                form.to().commander(),
                new Handover.Words(
                        form.situation().strip(),
                        form.openPoints().strip(),
                        form.safety().strip()),
                new Signature(form.onBehalfOf(), form.via()));
        return picture.view(incident);
    }

    @PostMapping("/{handoverId}/confirmation")
    SiteView take(
            @PathVariable String id,
            @PathVariable String handoverId,
            @Valid @RequestBody(required = false) SignatureForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.take(
                incident,
                HandoverId.of(handoverId),
                form == null ? new Signature(null, null) : new Signature(form.onBehalfOf(), form.via()));
        return picture.view(incident);
    }

    @PostMapping("/{handoverId}/withdrawal")
    SiteView withdraw(
            @PathVariable String id, @PathVariable String handoverId, @Valid @RequestBody WithdrawalForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.withdraw(
                incident,
                HandoverId.of(handoverId),
                form.declined(),
                form.reason().strip(),
                new Signature(form.onBehalfOf(), form.via()));
        return picture.view(incident);
    }
}
