package org.muster.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamViews.TeamView;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TeamController {

    record Whereabouts(Position location, Instant at) {}

    /** @param until last day of the leave, included */
    record LeaveForm(
            @NotNull(message = "请选择队员") MemberId memberId,
            @NotBlank(message = "请写明请假事由") @Size(max = 50, message = "事由不超过 50 字") String reason,
            @NotNull(message = "请给出开始日期") LocalDate from,
            @NotNull(message = "请给出结束日期") LocalDate until) {}

    private final Teams teams;
    private final Leaves leaves;
    private final Divisions divisions;
    private final Jurisdiction jurisdiction;
    private final ObjectProvider<TeamCommitments> commitments;

    TeamController(
            Teams teams,
            Leaves leaves,
            Divisions divisions,
            Jurisdiction jurisdiction,
            ObjectProvider<TeamCommitments> commitments) {
        this.teams = teams;
        this.leaves = leaves;
        this.divisions = divisions;
        this.jurisdiction = jurisdiction;
        this.commitments = commitments;
    }

    /**
     * The teams of the caller's divisions, and always the caller's own; the duty room also sees those it may ask others
     * for, marked foreign.
     */
    @GetMapping("/api/teams")
    @PreAuthorize(
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','MEMBER','DEPOT_KEEPER','AUDITOR','ADMIN')")
    List<TeamView> list() {
        Caller caller = Caller.current();
        List<Team> seen = new ArrayList<>(
                caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER)
                        ? teams.listReachable(caller.divisions())
                        : teams.listIn(caller.divisions()));
        if (caller.teamId() != null
                && seen.stream().noneMatch(team -> team.id().value().equals(caller.teamId()))) {
            teams.find(new TeamId(caller.teamId())).ifPresent(seen::add);
        }
        return views(seen);
    }

    /** One team with its members; the members of a foreign team are nobody's business. */
    @GetMapping("/api/teams/{id}")
    @PreAuthorize(
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','MEMBER','DEPOT_KEEPER','AUDITOR','ADMIN')")
    TeamView get(@PathVariable String id) {
        Team team = known(id);
        TeamView view = views(List.of(team)).get(0);
        if (!maySeeMembers(team)) {
            return view;
        }
        LocalDate today = teams.today();
        return view.with(teams.membersOf(team.id()).stream()
                .map(member -> TeamViews.of(member, today))
                .toList());
    }

    /** Where the team is, said by one of its own or by the duty room. */
    @PostMapping("/api/teams/{id}/position")
    @PreAuthorize("hasAnyRole('DISPATCHER','TEAM_LEADER','MEMBER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void moved(@PathVariable String id, @RequestBody Whereabouts said) {
        Team team = known(id);
        if (!isOwn(team) && !(Caller.current().is(Role.DISPATCHER) && jurisdiction.covers(team.division()))) {
            throw Problem.forbidden("只有本队人员或本辖区调度员可以报告位置");
        }
        if (said.location() == null) {
            throw Problem.invalid("location", "请给出位置");
        }
        if (said.at() == null) {
            throw Problem.invalid("at", "请给出时间");
        }
        teams.updatePosition(team.id(), said.location(), said.at());
    }

    /** Leave granted beforehand: whoever has it is not expected at a muster whose standard leaves the excused out. */
    @PostMapping("/api/teams/{id}/leaves")
    @PreAuthorize("hasAnyRole('DISPATCHER','TEAM_LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void grantLeave(@PathVariable String id, @Valid @RequestBody LeaveForm form) {
        Team team = known(id);
        if (!isOwn(team) && !(Caller.current().is(Role.DISPATCHER) && jurisdiction.covers(team.division()))) {
            throw Problem.forbidden("只有本队队长或本辖区调度员可以登记请假");
        }
        if (teams.membersOf(team.id()).stream().noneMatch(it -> it.id().equals(form.memberId()))) {
            throw Problem.invalid("memberId", "“" + form.memberId() + "”不是" + team.name() + "的队员");
        }
        if (form.until().isBefore(form.from())) {
            throw Problem.invalid("until", "结束日期不能早于开始日期");
        }
        leaves.grant(form.memberId(), form.reason().strip(), form.from(), form.until());
    }

    private Team known(String id) {
        Team team = TeamId.parse(id).flatMap(teams::find).orElseThrow(() -> Problem.notFound("队伍"));
        if (!isOwn(team) && !jurisdiction.covers(team.division()) && !askable(team)) {
            throw Problem.notFound("队伍");
        }
        return team;
    }

    private boolean askable(Team team) {
        Caller caller = Caller.current();
        return caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER)
                && teams.listAskable(caller.divisions()).stream()
                        .anyMatch(other -> other.id().equals(team.id()));
    }

    private boolean maySeeMembers(Team team) {
        Caller caller = Caller.current();
        return isOwn(team)
                || jurisdiction.covers(team.division())
                        && caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.ADMIN);
    }

    private static boolean isOwn(Team team) {
        return team.id().value().equals(Caller.current().teamId());
    }

    private List<TeamView> views(Collection<Team> seen) {
        LocalDate today = teams.today();
        Map<TeamId, List<Member>> members =
                teams.membersOf(seen.stream().map(Team::id).toList());
        Map<DivisionCode, String> names =
                divisions.list().stream().collect(Collectors.toMap(Division::code, Division::name));
        TeamCommitments committing = commitments.getIfAvailable();
        Map<TeamId, TeamCommitments.Commitment> committed = committing == null ? Map.of() : committing.current();
        return seen.stream()
                .map(team -> TeamViews.of(
                        team,
                        names.getOrDefault(team.division(), team.division().value()),
                        TeamStrength.of(members.getOrDefault(team.id(), List.of()), today),
                        !isOwn(team) && !jurisdiction.covers(team.division()),
                        committed.get(team.id())))
                .toList();
    }
}
