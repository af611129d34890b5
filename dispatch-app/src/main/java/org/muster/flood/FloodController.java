package org.muster.flood;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.muster.account.Jurisdiction;
import org.muster.flood.TrappedPeople.Outcome;
import org.muster.flood.TrappedPeople.Person;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The trapped and the losses of an incident. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class FloodController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";

    record TrappedForm(
            @NotBlank(message = "请写明被困地点") @Size(max = 100, message = "地点不超过 100 字") String place,
            Position location,
            @NotNull(message = "请填写被困人数") @Min(value = 1, message = "被困人数至少 1 人") @Max(value = 10_000, message = "被困人数过大") Integer people,
            @Size(max = 5, message = "特殊人群最多 5 类") Set<Vulnerable> vulnerable,
            boolean rising,
            @Size(max = 500, message = "姓名不超过 500 字") String names,
            @Pattern(regexp = "[+0-9 -]{3,20}", message = "电话须为 3 到 20 位数字") String phone,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    /** @param sent who goes when it is no team of ours: a villager's boat, the army */
    record RescueForm(
            @Size(max = 30, message = "队伍编号过长") String teamId, @Size(max = 100, message = "不超过 100 字") String sent) {}

    record PersonForm(
            @NotBlank(message = "请逐人写明姓名") @Size(max = 30, message = "姓名不超过 30 字") String name,
            @NotNull(message = "请选择结果：RESCUED、SELF_RESCUED、NOT_THERE 或 DEAD") Outcome outcome,
            @Size(max = 100, message = "去向不超过 100 字") String place) {}

    record AccountForm(
            @NotEmpty(message = "请逐人写明姓名和结果") @Size(max = 500, message = "一次最多 500 人") List<@Valid PersonForm> persons,
            @Min(value = 1, message = "人数至少 1 人") @Max(value = 10_000, message = "人数过大") Integer people) {}

    record LossForm(
            @NotNull(message = "请选择镇街") DivisionCode division, @NotNull(message = "请填写灾情数字") @Valid Losses figures) {}

    record NoteForm(@Size(max = 500, message = "说明不超过 500 字") String note) {}

    private final TrappedManagement trapped;
    private final TrappedRegister register;
    private final LossManagement losses;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    FloodController(
            TrappedManagement trapped,
            TrappedRegister register,
            LossManagement losses,
            IncidentAccess access,
            Jurisdiction jurisdiction) {
        this.trapped = trapped;
        this.register = register;
        this.losses = losses;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    /** The open ones first, of them those who need it most. */
    @GetMapping("/api/incidents/{id}/trapped-people")
    @PreAuthorize(READERS)
    List<TrappedPeople> list(@PathVariable String id) {
        return trapped.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/api/incidents/{id}/trapped-people")
    @ResponseStatus(HttpStatus.CREATED)
    TrappedPeople report(@PathVariable String id, @Valid @RequestBody TrappedForm form) {
        return trapped.report(
                access.require(IncidentId.of(id)).id(),
                new TrappedManagement.Report(
                        form.place().strip(),
                        form.location(),
                        form.people(),
                        form.vulnerable() == null ? Set.of() : form.vulnerable(),
                        form.rising(),
                        text(form.names()),
                        text(form.phone()),
                        text(form.note())));
    }

    @PostMapping("/api/trapped-people/{id}/rescue")
    TrappedPeople send(@PathVariable String id, @Valid @RequestBody RescueForm form) {
        TrappedId which = require(id);
        String team = text(form.teamId());
        String sent = text(form.sent());
        if (team == null && sent == null) {
            throw Problem.invalid("teamId", "请选择救援队伍，或写明由谁去救");
        }
        return trapped.send(
                which, team == null ? null : new TeamId(team), sent, it -> jurisdiction.covers(it.division()));
    }

    @PostMapping("/api/trapped-people/{id}/persons")
    TrappedPeople account(@PathVariable String id, @Valid @RequestBody AccountForm form) {
        return trapped.account(
                require(id),
                form.persons().stream()
                        .map(it -> new Person(it.name().strip(), it.outcome(), text(it.place()), null))
                        .toList(),
                form.people());
    }

    @GetMapping("/api/incidents/{id}/losses")
    @PreAuthorize(READERS)
    LossManagement.LossTable losses(@PathVariable String id) {
        return losses.table(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/api/incidents/{id}/losses")
    @ResponseStatus(HttpStatus.CREATED)
    LossManagement.LossTable report(@PathVariable String id, @Valid @RequestBody LossForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        losses.report(incident, form.division(), form.figures());
        return losses.table(incident);
    }

    @PostMapping("/api/incidents/{id}/losses/confirmation")
    @PreAuthorize("hasRole('COMMANDER')")
    LossManagement.LossTable confirm(@PathVariable String id, @Valid @RequestBody(required = false) NoteForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        losses.confirm(incident, form == null ? null : text(form.note()));
        return losses.table(incident);
    }

    private TrappedId require(String id) {
        TrappedId which = TrappedId.of(id);
        access.require(register.incidentOf(which).orElseThrow(() -> Problem.notFound("被困点")));
        return which;
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
