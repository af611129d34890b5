package org.muster.works;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.IncidentAccess;
import org.muster.risk.RiskSites;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.muster.works.WorkManagement.Word;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Patrols and repairs: ordered and ended at the desk, answered and reported by those who go. */
@RestController
@RequestMapping("/api")
class WorksController {

    private static final String DESK = "hasAnyRole('DISPATCHER', 'COMMANDER')";
    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final String FIELD = "hasAnyRole('TEAM_LEADER', 'GRID_WORKER', 'DISPATCHER', 'COMMANDER')";

    /**
     * @param teamId a team of ours that goes, or {@code account} of a grid worker, or {@code who} in words for somebody
     *     without either
     * @param everyMinutes how often a patrol is walked; left out, the configured cadence holds
     */
    record OrderForm(
            @NotNull(message = "请选择 PATROL 巡堤查险 或 REPAIR 抢修") WorkKind kind,
            Lifeline lifeline,
            @Size(max = 100, message = "堤段、地点不超过 100 字") String place,
            @Size(max = 30, message = "没有这个风险点") String siteId,
            Position location,
            @Size(max = 300, message = "说明不超过 300 字") String need,
            @Size(max = 30, message = "队伍编号过长") String teamId,
            @Size(max = 60, message = "没有这个账号") String account,
            @Size(max = 60, message = "责任人不超过 60 字") String who,
            @Pattern(regexp = "[+0-9 -]{3,20}", message = "电话须为 3 到 20 位数字") String phone,
            @DecimalMin(value = "1", message = "巡查间隔至少 1 分钟") @Max(value = 1440, message = "巡查间隔不超过 24 小时") Double everyMinutes,
            Instant restoreBy) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 300, message = "理由不超过 300 字") String reason) {}

    record SettlementForm(@NotBlank(message = "请写明怎样处置的") @Size(max = 500, message = "处置情况不超过 500 字") String note) {}

    private final WorkManagement works;
    private final WorkRegister register;
    private final WorkViews views;
    private final WorksPart part;
    private final IncidentAccess incidents;
    private final Teams teams;
    private final AccountDirectory accounts;
    private final RiskSites sites;
    private final Clock clock;

    WorksController(
            WorkManagement works,
            WorkRegister register,
            WorkViews views,
            WorksPart part,
            IncidentAccess incidents,
            Teams teams,
            AccountDirectory accounts,
            RiskSites sites,
            Clock clock) {
        this.works = works;
        this.register = register;
        this.views = views;
        this.part = part;
        this.incidents = incidents;
        this.teams = teams;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping("/incidents/{id}/works")
    @PreAuthorize(READERS)
    WorksPart.WorksView board(@PathVariable String id) {
        return part.board(incidents.require(IncidentId.of(id)).id());
    }

    @PostMapping("/incidents/{id}/works")
    @PreAuthorize(DESK)
    @ResponseStatus(HttpStatus.CREATED)
    WorkViews.View order(@PathVariable String id, @Valid @RequestBody OrderForm form) {
        IncidentId incident = incidents.require(IncidentId.of(id)).id();
        if ((form.kind() == WorkKind.REPAIR) != (form.lifeline() != null)) {
            throw Problem.invalid("lifeline", "抢修请选择 POWER 电力、TELECOM 通信、ROAD 道路 或 WATER 供水；巡堤不选");
        }
        Caller caller = Caller.current();
        RiskSites.Site site = text(form.siteId()) == null
                ? null
                : sites.find(form.siteId())
                        .filter(it -> caller.covers(it.divisionCode()))
                        .orElseThrow(() -> Problem.invalid("siteId", "没有这个风险点：" + form.siteId()));
        String place = text(form.place()) != null ? text(form.place()) : site == null ? null : site.name();
        if (place == null) {
            throw Problem.invalid("place", form.kind() == WorkKind.PATROL ? "请写明巡查哪一段堤" : "请写明抢修地点");
        }
        if (form.restoreBy() != null && !form.restoreBy().isAfter(clock.instant())) {
            throw Problem.invalid("restoreBy", "修复时限须在现在之后");
        }
        Team team = text(form.teamId()) == null
                ? null
                : teams.find(new TeamId(form.teamId()))
                        .filter(it -> caller.covers(it.division()))
                        .orElseThrow(() -> Problem.invalid("teamId", "没有这支队伍：" + form.teamId()));
        AccountDirectory.Person person = text(form.account()) == null
                ? null
                : accounts.find(form.account())
                        .filter(it -> it.is(Role.GRID_WORKER)
                                && it.divisions().stream().anyMatch(caller::covers))
                        .orElseThrow(() -> Problem.invalid("account", "没有这个网格员账号：" + form.account()));
        String who = team != null ? team.name() : person != null ? person.name() : text(form.who());
        if (who == null) {
            throw Problem.invalid("who", "请选择队伍、网格员，或写明责任人");
        }
        return views.of(works.order(
                incident,
                new WorkManagement.Order(
                        form.kind(),
                        form.lifeline(),
                        place,
                        site == null ? null : site.id(),
                        form.location() != null ? form.location() : site == null ? null : site.location(),
                        text(form.need()),
                        team == null ? null : team.id(),
                        person == null ? null : person.username(),
                        who,
                        text(form.phone()),
                        form.everyMinutes() == null ? null : Duration.ofSeconds(Math.round(form.everyMinutes() * 60)),
                        form.restoreBy())));
    }

    /** What the caller's team, or the caller, has still to do. */
    @GetMapping("/works")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'GRID_WORKER')")
    List<WorkViews.View> mine() {
        Caller caller = Caller.current();
        return views.list(register.listOpenOf(caller.teamId(), caller.username()));
    }

    @PostMapping("/works/{id}/acknowledgement")
    @PreAuthorize(FIELD)
    ResponseEntity<String> acknowledge(@PathVariable String id, @Valid @RequestBody FieldWord word) {
        return take(id, Word.ACKNOWLEDGEMENT, word);
    }

    @PostMapping("/works/{id}/refusal")
    @PreAuthorize(FIELD)
    ResponseEntity<String> refuse(@PathVariable String id, @Valid @RequestBody FieldWord word) {
        return take(id, Word.REFUSAL, word);
    }

    /** The stretch was walked once more. */
    @PostMapping("/works/{id}/round")
    @PreAuthorize(FIELD)
    ResponseEntity<String> round(@PathVariable String id, @Valid @RequestBody FieldWord word) {
        return take(id, Word.ROUND, word);
    }

    @PostMapping("/works/{id}/danger")
    @PreAuthorize(FIELD)
    ResponseEntity<String> danger(@PathVariable String id, @Valid @RequestBody FieldWord word) {
        return take(id, Word.DANGER, word);
    }

    @PostMapping("/works/{id}/restoration")
    @PreAuthorize(FIELD)
    ResponseEntity<String> restored(@PathVariable String id, @Valid @RequestBody FieldWord word) {
        return take(id, Word.RESTORATION, word);
    }

    @PostMapping("/works/{id}/end")
    @PreAuthorize(DESK)
    WorkViews.View end(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.of(works.end(requireAtDesk(id).id(), form.reason().strip()));
    }

    @PostMapping("/works/{id}/cancellation")
    @PreAuthorize(DESK)
    WorkViews.View cancel(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.of(works.cancel(requireAtDesk(id).id(), form.reason().strip()));
    }

    @PostMapping("/dangers/{id}/settlement")
    @PreAuthorize(DESK)
    Danger settle(@PathVariable UUID id, @Valid @RequestBody SettlementForm form) {
        incidents.require(register.incidentOfDanger(id).orElseThrow(() -> Problem.notFound("险情")));
        return works.settle(id, form.note().strip());
    }

    private ResponseEntity<String> take(String id, Word word, FieldWord said) {
        Work it = register.find(WorkId.of(id)).orElseThrow(() -> Problem.notFound("任务"));
        if (!theirs(it)) {
            requireAtDesk(id);
            said.envelope().mustNameSource();
        }
        WorkManagement.Heard heard = works.take(it.id(), word, said);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (heard.replayed()) {
            answer.header("Idempotent-Replay", "true");
        }
        return answer.body(heard.answer());
    }

    /** Whether whoever calls is who was sent. */
    static boolean theirs(Work it) {
        Caller caller = Caller.current();
        boolean team = it.teamId() != null
                && caller.teamId() != null
                && it.teamId().value().equals(caller.teamId());
        return team && caller.is(Role.TEAM_LEADER) || caller.username().equals(it.account());
    }

    private Work requireAtDesk(String id) {
        Work it = register.find(WorkId.of(id)).orElseThrow(() -> Problem.notFound("任务"));
        if (!Caller.current().is(Role.DISPATCHER, Role.COMMANDER)) {
            throw Problem.notFound("任务");
        }
        incidents.require(it.incidentId());
        return it;
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
