package org.muster.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamCommitments.Commitment;

/** What clients see of teams and members. */
final class TeamViews {

    record Muster(long minutes, double attendance) {}

    /** Ids are null when the caller may not see the incident. */
    record Committed(UUID orderId, IncidentId incidentId, String title) {}

    /** @param foreign outside the caller's divisions: may be asked for, not ordered */
    record TeamView(
            TeamId id,
            String name,
            TeamKind kind,
            String kindSign,
            String kindLabel,
            DivisionCode divisionCode,
            String divisionName,
            String callsign,
            Position location,
            Position home,
            Instant positionAt,
            int people,
            int fit,
            int onShift,
            int available,
            List<String> skills,
            Readiness readiness,
            String readinessLabel,
            Muster muster,
            Contact leader,
            Contact dutyOfficer,
            boolean foreign,
            @JsonInclude(JsonInclude.Include.NON_NULL) Committed committedTo,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<MemberView> members) {

        TeamView with(List<MemberView> members) {
            return new TeamView(
                    id,
                    name,
                    kind,
                    kindSign,
                    kindLabel,
                    divisionCode,
                    divisionName,
                    callsign,
                    location,
                    home,
                    positionAt,
                    people,
                    fit,
                    onShift,
                    available,
                    skills,
                    readiness,
                    readinessLabel,
                    muster,
                    leader,
                    dutyOfficer,
                    foreign,
                    committedTo,
                    members);
        }
    }

    record Unfit(String reason, String source) {}

    record MemberView(
            MemberId id,
            String name,
            int age,
            Duty duty,
            String dutyLabel,
            String phone,
            List<String> skills,
            Shift shift,
            boolean onShift,
            boolean fitForFireLine,
            List<Unfit> unfit) {}

    private TeamViews() {}

    static TeamView of(Team team, String divisionName, TeamStrength strength, boolean foreign, Commitment commitment) {
        return new TeamView(
                team.id(),
                team.name(),
                team.kind(),
                team.kind().sign(),
                team.kind().label(),
                team.division(),
                divisionName,
                team.callsign(),
                team.position(),
                team.home(),
                team.positionAt(),
                strength.people(),
                strength.fit(),
                strength.onShift(),
                strength.available(),
                team.skills(),
                team.readiness(),
                team.readiness().label(),
                new Muster(team.muster().within().toMinutes(), team.muster().attendance()),
                team.leader(),
                team.dutyOfficer(),
                foreign,
                committed(commitment, foreign),
                null);
    }

    private static Committed committed(Commitment commitment, boolean foreign) {
        if (commitment == null) {
            return null;
        }
        return foreign
                ? new Committed(null, null, "外辖区任务")
                : new Committed(commitment.orderId(), commitment.incidentId(), commitment.title());
    }

    static MemberView of(Member member, LocalDate day) {
        List<Unfit> unfit = FireLineRule.brokenBy(member, day).stream()
                .map(rule -> new Unfit(rule.unfit(), rule.source()))
                .toList();
        return new MemberView(
                member.id(),
                member.name(),
                member.ageOn(day),
                member.duty(),
                member.duty().label(),
                member.phone(),
                member.skills(),
                member.shift(),
                member.onShift(),
                unfit.isEmpty(),
                unfit);
    }
}
