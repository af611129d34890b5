package org.muster.structure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.call.Reply;
import org.muster.duty.DutyPerson;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.structure.StructurePicture.StructureView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An incident's command structure, and the forms a bureau keeps for it. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class StructureController {

    private static final String OF_INCIDENT = "/api/incidents/{id}/command-structure";
    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";

    /** How the duty room heard somebody. */
    enum Via {
        PHONE,
        RADIO,
        IN_PERSON
    }

    record ActivationForm(@NotBlank(message = "请选择指挥体系模板") String templateId) {}

    record AnswerForm(
            @NotNull(message = "请选择应答：到岗途中、不能到岗或已到岗") Reply reply,
            @NotBlank(message = "请写明代谁应答") @Size(max = 30, message = "姓名不超过 30 字") String onBehalfOf,
            @NotNull(message = "代答须注明渠道：PHONE 电话、RADIO 电台 或 IN_PERSON 当面") Via via) {}

    record ReplacementForm(
            @NotBlank(message = "请写明换上谁") @Size(max = 30, message = "姓名不超过 30 字") String name,
            @Size(max = 30, message = "职务不超过 30 字") String title,
            @Pattern(regexp = "[+0-9 -]{3,20}", message = "电话须为 3 到 20 位数字") String phone,
            @NotBlank(message = "请写明替换原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    record ReasonForm(@NotBlank(message = "请写明撤收原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    /** @param templates what may be raised here */
    record StructureAnswer(StructureView structure, List<StructureTemplate> templates) {}

    private final StructureManagement management;
    private final StructureTemplates templates;
    private final StructurePicture picture;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    StructureController(
            StructureManagement management,
            StructureTemplates templates,
            StructurePicture picture,
            IncidentAccess access,
            Jurisdiction jurisdiction) {
        this.management = management;
        this.templates = templates;
        this.picture = picture;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping(OF_INCIDENT)
    @PreAuthorize(READERS)
    StructureAnswer get(@PathVariable String id) {
        Incident incident = access.require(IncidentId.of(id));
        return new StructureAnswer(
                picture.view(incident.id()),
                templates.listFor(incident.divisionCode()).stream()
                        .filter(it -> it.hazards().contains(incident.hazard()))
                        .toList());
    }

    @PostMapping(OF_INCIDENT)
    @ResponseStatus(HttpStatus.CREATED)
    StructureView activate(@PathVariable String id, @Valid @RequestBody ActivationForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.activate(incident, form.templateId(), Caller.current().displayName());
        return picture.view(incident);
    }

    @PostMapping(OF_INCIDENT + "/posts/{postId}/answer")
    StructureView answer(@PathVariable String id, @PathVariable String postId, @Valid @RequestBody AnswerForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.answerFor(
                incident,
                PostId.of(postId),
                form.reply(),
                form.onBehalfOf().strip(),
                form.via().name());
        return picture.view(incident);
    }

    @PutMapping(OF_INCIDENT + "/posts/{postId}/holder")
    StructureView replace(
            @PathVariable String id, @PathVariable String postId, @Valid @RequestBody ReplacementForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.replace(
                incident,
                PostId.of(postId),
                new DutyPerson(
                        form.name().strip(),
                        form.title() == null || form.title().isBlank()
                                ? null
                                : form.title().strip(),
                        form.phone() == null || form.phone().isBlank()
                                ? null
                                : form.phone().replaceAll("[ -]", "")),
                form.reason().strip());
        return picture.view(incident);
    }

    /** Whom the roster names now is called once more. */
    @PostMapping(OF_INCIDENT + "/posts/{postId}/call")
    StructureView call(@PathVariable String id, @PathVariable String postId) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.callAgain(incident, PostId.of(postId));
        return picture.view(incident);
    }

    @PostMapping(OF_INCIDENT + "/standing-down")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void standDown(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.standDown(incident, form.reason().strip());
    }

    /** @param division the caller's own when not said */
    @GetMapping("/api/command-structure-templates")
    @PreAuthorize(READERS)
    List<StructureTemplate> list(@RequestParam(required = false) String division) {
        return templates.listFor(own(division));
    }

    /** The next version, for this division and what lies below it. */
    @PutMapping("/api/command-structure-templates/{templateId}")
    @PreAuthorize("hasRole('COMMANDER')")
    StructureTemplate save(
            @PathVariable String templateId,
            @RequestParam(required = false) String division,
            @Valid @RequestBody StructureTemplate.Form form) {
        if (!templateId.matches("[a-z0-9-]{1,40}")) {
            throw Problem.invalid("templateId", "模板编号须为 1 到 40 位小写字母、数字或短横");
        }
        return templates.saveOwn(
                own(division), templateId, form, Caller.current().displayName());
    }

    private DivisionCode own(String division) {
        DivisionCode asked = division == null
                ? Caller.current().divisions().stream().sorted().findFirst().orElseThrow(() -> Problem.notFound("辖区"))
                : new DivisionCode(division);
        jurisdiction.require(asked, "辖区");
        return asked;
    }
}
