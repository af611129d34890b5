package org.muster.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.site.Sector.SafetyFeature;
import org.muster.site.SitePicture.SectorView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Draws, changes and dissolves the sectors of an incident, and marks where a crew goes when it must leave. */
@RestController
@RequestMapping("/api/incidents/{id}/sectors")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class SectorController {

    /** @param revision what was seen before the change; not said when the sector is new */
    record SectorForm(
            Integer revision,
            @NotBlank(message = "请写明分区名称，如“东南线”") @Size(max = 20, message = "分区名称不超过 20 字") String name,
            @NotNull(message = "请在图上画出分区") Shape geometry,
            @Valid InChargeForm leader,
            @Size(max = 20, message = "通话组不超过 20 字") String talkGroup) {}

    record ContainmentForm(
            @NotNull(message = "请说明是已封控还是未封控") Boolean contained,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    record FeatureForm(
            @NotNull(message = "请选择是安全区还是撤离路线") SafetyFeature.Kind kind,
            @NotBlank(message = "请写明名称，如“安全区甲”") @Size(max = 20, message = "名称不超过 20 字") String name,
            @NotNull(message = "请在图上画出位置") Shape geometry,
            @Min(value = 1, message = "容纳人数至少 1 人") @Max(value = 10_000, message = "容纳人数不超过 10000 人") Integer capacity,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    record Marked(UUID id) {}

    private final SectorManagement management;
    private final SitePicture picture;
    private final InChargeForm.Resolver inCharge;
    private final IncidentAccess access;

    SectorController(
            SectorManagement management, SitePicture picture, InChargeForm.Resolver inCharge, IncidentAccess access) {
        this.management = management;
        this.picture = picture;
        this.inCharge = inCharge;
        this.access = access;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SectorView draw(@PathVariable String id, @Valid @RequestBody SectorForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return view(incident, management.draw(incident, wanted(incident, form)));
    }

    @PutMapping("/{sectorId}")
    SectorView change(@PathVariable String id, @PathVariable String sectorId, @Valid @RequestBody SectorForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        if (form.revision() == null) {
            throw Problem.invalid("revision", "请带上所见分区的版本号 revision");
        }
        management.change(incident, SectorId.of(sectorId), form.revision(), wanted(incident, form));
        return view(incident, SectorId.of(sectorId));
    }

    @PostMapping("/{sectorId}/containment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contain(@PathVariable String id, @PathVariable String sectorId, @Valid @RequestBody ContainmentForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.contain(incident, SectorId.of(sectorId), form.contained(), Words.orNull(form.note()));
    }

    @PostMapping("/{sectorId}/dissolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dissolve(@PathVariable String id, @PathVariable String sectorId, @Valid @RequestBody ReasonForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.dissolve(incident, SectorId.of(sectorId), form.reason().strip());
    }

    @PostMapping("/{sectorId}/safety-features")
    @ResponseStatus(HttpStatus.CREATED)
    Marked mark(@PathVariable String id, @PathVariable String sectorId, @Valid @RequestBody FeatureForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return new Marked(management.mark(
                incident,
                new SafetyFeature(
                        null,
                        SectorId.of(sectorId),
                        null,
                        form.kind(),
                        form.name().strip(),
                        form.geometry(),
                        null,
                        form.capacity(),
                        Words.orNull(form.note()))));
    }

    @DeleteMapping("/{sectorId}/safety-features/{featureId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable String sectorId, @PathVariable UUID featureId) {
        management.remove(access.require(IncidentId.of(id)).id(), SectorId.of(sectorId), featureId);
    }

    private Sector.Wanted wanted(IncidentId incident, SectorForm form) {
        return new Sector.Wanted(
                form.name().strip(),
                form.geometry(),
                inCharge.apply(new InChargeForm.Resolver.Question(incident, form.leader())),
                Words.orNull(form.talkGroup()));
    }

    private SectorView view(IncidentId incident, SectorId id) {
        return picture.view(incident).sectors().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("分区"));
    }
}
