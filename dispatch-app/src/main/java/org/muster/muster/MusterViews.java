package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.MusterStandard;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.OrderViews.RollMember;
import org.muster.dispatch.Rostered;
import org.muster.team.Duty;
import org.muster.team.FireLineRule;
import org.muster.team.MemberId;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How musters are seen: the roll on the leader's phone, the part {@code muster} of every order, the whole with history. */
@Component
@Transactional(readOnly = true)
class MusterViews implements OrderViews.Roll {

    /** @param present already there: needs only to be told */
    record Candidate(String id, String name, boolean present) {}

    /** @param count how many are missing of the duty */
    record Lacking(Duty duty, String label, int count, List<Candidate> substitutes) {}

    /**
     * @param phone its last four digits
     * @param unfit the rules of law that keep them from the line, as they declared themselves
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WalkInView(
            UUID id,
            String name,
            String phone,
            Duty duty,
            String dutyLabel,
            Integer distanceMetres,
            Instant checkedInAt,
            Instant checkedOutAt,
            Instant takenOnAt,
            List<String> unfit) {}

    /**
     * Where a muster stands beside its head count.
     *
     * @param basis who the strength is made of, in words
     * @param silent members expected of whom nothing is known
     */
    record MusterPart(
            List<Lacking> lacking,
            String basis,
            int excused,
            int coming,
            int notComing,
            int silent,
            List<WalkInView> walkIns) {}

    /** A member with every mark ever made. */
    record Told(RollMember member, List<Mark> history) {}

    /** The whole muster. */
    record AttendanceView(
            OrderId orderId,
            String teamName,
            MusterStandard standard,
            int present,
            int absent,
            MusterPart muster,
            List<Told> members) {}

    private final Musters musters;
    private final MemberAnswers answers;
    private final WalkIns walkIns;
    private final Teams teams;

    MusterViews(Musters musters, MemberAnswers answers, WalkIns walkIns, Teams teams) {
        this.musters = musters;
        this.answers = answers;
        this.walkIns = walkIns;
        this.teams = teams;
    }

    AttendanceView whole(DispatchOrder order) {
        Muster muster = musters.of(order);
        Map<MemberId, MemberAnswers.Said> said = answers.latest(order.id());
        var tally = muster.tally();
        return new AttendanceView(
                order.id(),
                order.teamName(),
                order.standard(),
                tally.present(),
                tally.absent(),
                part(muster, said, walkIns.of(List.of(order.id())), teams.today()),
                muster.roll().stream()
                        .map(it -> new Told(
                                member(muster, it, said),
                                muster.history().all(it.id().value())))
                        .toList());
    }

    @Override
    public Map<OrderId, Seen> of(Collection<DispatchOrder> orders) {
        List<OrderId> ids = orders.stream().map(DispatchOrder::id).toList();
        Map<OrderId, Map<MemberId, MemberAnswers.Said>> said = answers.latest(ids);
        Map<OrderId, List<WalkIn>> came = walkIns.of(ids).stream().collect(Collectors.groupingBy(WalkIn::orderId));
        LocalDate today = teams.today();
        Map<OrderId, Seen> all = new HashMap<>();
        musters.of(orders).forEach((id, muster) -> {
            Map<MemberId, MemberAnswers.Said> words = said.getOrDefault(id, Map.of());
            all.put(
                    id,
                    new Seen(part(muster, words, came.getOrDefault(id, List.of()), today), () -> muster.roll().stream()
                            .map(it -> member(muster, it, words))
                            .toList()));
        });
        return all;
    }

    private static MusterPart part(
            Muster muster, Map<MemberId, MemberAnswers.Said> said, List<WalkIn> came, LocalDate today) {
        List<Lacking> lacking = muster.tally().lacking().stream()
                .map(it -> new Lacking(
                        it.duty(),
                        it.label(),
                        it.least(),
                        muster.substitutesFor(it.duty(), said).stream()
                                .map(one -> new Candidate(one.id().value(), one.name(), muster.present(one)))
                                .toList()))
                .toList();
        int coming = 0;
        int notComing = 0;
        int silent = 0;
        for (Rostered member : muster.roll()) {
            MemberAnswers.Said answer = said.get(member.id());
            if (muster.history().of(member.id().value()) != null) {
                continue;
            }
            if (answer == null) {
                silent += member.shift().on() && member.excused() == null && !member.walkIn() ? 1 : 0;
            } else if (answer.answer() == MemberAnswers.Answer.COMING) {
                coming++;
            } else {
                notComing++;
            }
        }
        return new MusterPart(
                lacking,
                muster.order().standard().denominator().label(),
                (int) muster.roll().stream().filter(it -> it.excused() != null).count(),
                coming,
                notComing,
                silent,
                came.stream()
                        .map(it -> view(it, muster.order().teamId(), today))
                        .toList());
    }

    private static WalkInView view(WalkIn it, TeamId team, LocalDate today) {
        return new WalkInView(
                it.id(),
                it.name(),
                it.phone().substring(Math.max(0, it.phone().length() - 4)),
                it.duty(),
                it.duty().label(),
                it.distanceMetres(),
                it.checkedInAt(),
                it.checkedOutAt(),
                it.takenOnAt(),
                it.unfit(team, today).stream().map(FireLineRule::unfit).toList());
    }

    private static RollMember member(Muster muster, Rostered it, Map<MemberId, MemberAnswers.Said> said) {
        String id = it.id().value();
        Mark mark = muster.history().of(id);
        MemberAnswers.Said answer = said.get(it.id());
        return new RollMember(
                id,
                it.name(),
                it.duty().name(),
                it.duty().label(),
                it.fit(),
                mark == null ? null : mark.status().name(),
                mark == null ? null : mark.reason(),
                mark == null ? null : mark.at(),
                mark == null
                        ? null
                        : muster.history().proofs(id).stream().map(Enum::name).toList(),
                mark == null ? null : mark.distanceMetres(),
                answer == null ? null : answer.answer().name(),
                answer == null ? null : answer.reason(),
                it.excused(),
                it.walkIn() ? true : null,
                it.standsInFor() == null ? null : it.standsInFor().name());
    }
}
