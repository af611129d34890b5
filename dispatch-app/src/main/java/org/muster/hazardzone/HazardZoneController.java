package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.muster.account.Jurisdiction;
import org.muster.firm.Firm;
import org.muster.firm.FirmId;
import org.muster.firm.Firms;
import org.muster.hazardzone.HazardZone.Asked;
import org.muster.hazardzone.HazardZone.Correction;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.substance.Spill;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The zone of an incident: set, corrected, lifted, and looked at with everybody who is in it. */
@RestController
@RequestMapping("/api/incidents/{id}/hazard-zone")
class HazardZoneController {

    private static final String READ =
            "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')";
    private static final int FARTHEST = 20_000;

    /** How much is said to be out. */
    enum SpillSaid {
        SMALL,
        LARGE,
        UNKNOWN
    }

    /**
     * @param substanceId of a card, or {@code substance} as it was called, or {@code unNumber} of the plate; nothing of
     *     it when nobody knows
     * @param litres out; then it is small up to 208
     * @param fire a tank stands in a fire
     * @param location of the leak; the incident's own when left out
     * @param firmId where it is, so that the file can say what it may be
     */
    record ZoneForm(
            SubstanceId substanceId,
            @Size(max = 60, message = "物质名称不超过 60 字") String substance,
            @Pattern(regexp = "\\d{4}", message = "UN 号为 4 位数字，看不清请留空") String unNumber,
            SpillSaid spill,
            @Positive(message = "泄漏量须大于 0 升") @DecimalMax(value = "100000000", message = "泄漏量过大，请核对单位（升）") Double litres,
            boolean fire,
            Position location,
            @Size(max = 30, message = "企业编号过长") String firmId) {}

    record CorrectionForm(
            @Min(value = 10, message = "隔离距离至少 10 米") @Max(value = FARTHEST, message = "隔离距离不超过 20 公里") Integer isolateMetres,
            @Min(value = 0, message = "下风向距离不能为负") @Max(value = FARTHEST, message = "下风向距离不超过 20 公里") Integer downwindMetres,
            @Min(value = 0, message = "方位为 0 到 359 度") @Max(value = 359, message = "方位为 0 到 359 度") Integer bearing,
            boolean allRound,
            @NotBlank(message = "请写明改定的理由") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    /** The zone with its table. */
    record Whole(@JsonUnwrapped HazardZone zone) {

        @JsonProperty
        String flagLabel() {
            return zone.result().flag().label();
        }
    }

    private final HazardZoneManagement management;
    private final IncidentAccess access;
    private final Substances substances;
    private final Firms firms;
    private final Jurisdiction jurisdiction;

    HazardZoneController(
            HazardZoneManagement management,
            IncidentAccess access,
            Substances substances,
            Firms firms,
            Jurisdiction jurisdiction) {
        this.management = management;
        this.access = access;
        this.substances = substances;
        this.firms = firms;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping
    @PreAuthorize(READ)
    Whole get(@PathVariable String id) {
        return new Whole(
                management.find(access.require(IncidentId.of(id)).id()).orElseThrow(() -> Problem.notFound("危害范围")));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    Whole set(@PathVariable String id, @Valid @RequestBody ZoneForm form) {
        Incident incident = access.require(IncidentId.of(id));
        if (form.substanceId() != null && substances.find(form.substanceId()).isEmpty()) {
            throw Problem.invalid("substanceId", "没有这张物质卡片：" + form.substanceId());
        }
        Firm firm = text(form.firmId()) == null ? null : firm(form.firmId());
        Position source = form.location() != null ? form.location() : incident.location();
        return new Whole(management.set(
                incident.id(),
                new Asked(
                        form.substanceId(),
                        text(form.substance()),
                        form.unNumber(),
                        form.spill() == null || form.spill() == SpillSaid.UNKNOWN
                                ? null
                                : Spill.valueOf(form.spill().name()),
                        form.litres(),
                        form.fire(),
                        source,
                        firm == null ? null : firm.id().value(),
                        true)));
    }

    private Firm firm(String id) {
        return firms.find(new FirmId(id.strip()))
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.invalid("firmId", "没有这个企业的档案，或不在您的辖区"));
    }

    @PostMapping("/override")
    @PreAuthorize("hasRole('COMMANDER')")
    Whole correct(@PathVariable String id, @Valid @RequestBody CorrectionForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        if (form.isolateMetres() == null
                && form.downwindMetres() == null
                && form.bearing() == null
                && !form.allRound()) {
            throw Problem.invalid("isolateMetres", "请至少改一项：隔离距离、下风向距离、方位或全向");
        }
        if (form.bearing() != null && form.allRound()) {
            throw Problem.invalid("bearing", "方位与全向只能选一个");
        }
        return new Whole(management.correct(
                incident,
                new Correction(
                        form.isolateMetres(),
                        form.downwindMetres(),
                        form.bearing(),
                        form.allRound(),
                        form.reason().strip(),
                        null,
                        null)));
    }

    @PostMapping("/override/withdrawal")
    @PreAuthorize("hasRole('COMMANDER')")
    Whole withdraw(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return new Whole(management.withdrawCorrection(
                access.require(IncidentId.of(id)).id(), form.reason().strip()));
    }

    @PostMapping("/lifting")
    @PreAuthorize("hasRole('COMMANDER')")
    Whole lift(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return new Whole(management.lift(
                access.require(IncidentId.of(id)).id(), form.reason().strip()));
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
