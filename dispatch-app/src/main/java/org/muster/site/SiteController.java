package org.muster.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.site.SitePicture.SiteView;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The site headquarters, its groups, who belongs where, and how everybody is reached. */
@RestController
@RequestMapping("/api/incidents/{id}/site")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class SiteController {

    /** @param revision 0 to set it up; later what was seen */
    record HeadquartersForm(
            Integer revision,
            @Size(max = 30, message = "名称不超过 30 字") String name,
            @NotBlank(message = "请写明前线指挥部设在哪里") @Size(max = 100, message = "地点不超过 100 字") String place,
            @NotNull(message = "请在图上点出前线指挥部的位置") Position location,
            @Size(max = 30, message = "电话不超过 30 位") String phone,
            @Size(max = 30, message = "卫星电话不超过 30 位") String satellitePhone,
            @Size(max = 20, message = "通话组不超过 20 字") String talkGroup,
            @Valid CommanderForm commander,
            boolean withGroups) {}

    /** @param revision what was seen before the change; not said when the group is new */
    record GroupForm(
            Integer revision,
            SiteGroup.Tier tier,
            @NotBlank(message = "请写明岗位或工作组名称") @Size(max = 20, message = "名称不超过 20 字") String name,
            @Valid InChargeForm leader,
            @Size(max = 20, message = "通话组不超过 20 字") String talkGroup) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    /** Neither sector nor group: the crews belong nowhere. */
    record AssignmentForm(
            @NotNull(message = "请至少选择一支队伍") @NotEmpty(message = "请至少选择一支队伍") @Size(max = 50, message = "一次最多编入 50 支队伍") List<@NotBlank(message = "指令编号为空") String> orderIds,
            String sectorId,
            String groupId) {}

    /** @param talkGroups those a command may give out, for the forms */
    record SiteAnswer(SiteView site, List<String> talkGroups) {}

    private final SiteManagement management;
    private final SectorManagement sectors;
    private final SitePicture picture;
    private final CommunicationsPlan plan;
    private final InChargeForm.Resolver inCharge;
    private final SiteProperties properties;
    private final IncidentAccess access;

    SiteController(
            SiteManagement management,
            SectorManagement sectors,
            SitePicture picture,
            CommunicationsPlan plan,
            InChargeForm.Resolver inCharge,
            SiteProperties properties,
            IncidentAccess access) {
        this.management = management;
        this.sectors = sectors;
        this.picture = picture;
        this.plan = plan;
        this.inCharge = inCharge;
        this.properties = properties;
        this.access = access;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    SiteAnswer get(@PathVariable String id) {
        return new SiteAnswer(picture.view(access.require(IncidentId.of(id)).id()), properties.talkGroups());
    }

    @GetMapping("/communications-plan")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<CommunicationsPlan.Line> communications(@PathVariable String id) {
        return plan.of(access.require(IncidentId.of(id)).id());
    }

    @PutMapping("/headquarters")
    SiteView establish(@PathVariable String id, @Valid @RequestBody HeadquartersForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        String name = Words.orNull(form.name());
        Headquarters wanted = new Headquarters(
                name == null ? "前线指挥部" : name,
                form.place().strip(),
                form.location(),
                Words.orNull(form.phone()),
                Words.orNull(form.satellitePhone()),
                Words.orNull(form.talkGroup()));
        management.establish(
                incident,
                form.revision() == null ? 0 : form.revision(),
                wanted,
                form.commander() == null ? null : form.commander().commander(),
                form.withGroups());
        return picture.view(incident);
    }

    @PostMapping("/groups")
    @ResponseStatus(HttpStatus.CREATED)
    SiteView form(@PathVariable String id, @Valid @RequestBody GroupForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.form(
                incident,
                form.tier() == null ? SiteGroup.Tier.GROUP : form.tier(),
                form.name().strip(),
                inCharge.apply(new InChargeForm.Resolver.Question(incident, form.leader())),
                Words.orNull(form.talkGroup()));
        return picture.view(incident);
    }

    @PutMapping("/groups/{groupId}")
    SiteView change(@PathVariable String id, @PathVariable String groupId, @Valid @RequestBody GroupForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        if (form.revision() == null) {
            throw Problem.invalid("revision", "请带上所见工作组的版本号 revision");
        }
        management.change(
                incident,
                GroupId.of(groupId),
                form.revision(),
                form.name().strip(),
                inCharge.apply(new InChargeForm.Resolver.Question(incident, form.leader())),
                Words.orNull(form.talkGroup()));
        return picture.view(incident);
    }

    @PostMapping("/groups/{groupId}/dissolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dissolve(@PathVariable String id, @PathVariable String groupId, @Valid @RequestBody ReasonForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        management.dissolve(incident, GroupId.of(groupId), form.reason().strip());
    }

    @PostMapping("/assignments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable String id, @Valid @RequestBody AssignmentForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        if (form.sectorId() != null && form.groupId() != null) {
            throw Problem.invalid("groupId", "一支队伍只能在一个分区或一个工作组，请只选其一");
        }
        sectors.assign(
                incident,
                form.orderIds().stream().distinct().map(OrderId::of).toList(),
                form.sectorId() == null ? null : SectorId.of(form.sectorId()),
                form.groupId() == null ? null : GroupId.of(form.groupId()));
    }
}
