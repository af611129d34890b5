package org.muster.muster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderProgress;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.journal.Journal;
import org.muster.shared.Problem;
import org.muster.team.FireLineRule;
import org.muster.team.Member;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.stereotype.Service;

/** Takes roll calls and counts them against the order's stored standard. */
@Service
class MusterManagement implements OrderViews.Roll {

    record Absent(String memberId, String reason) {}

    private final Attendance attendance;
    private final Teams teams;
    private final OrderProgress progress;
    private final Journal journal;
    private final Clock clock;

    MusterManagement(Attendance attendance, Teams teams, OrderProgress progress, Journal journal, Clock clock) {
        this.attendance = attendance;
        this.teams = teams;
        this.progress = progress;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds a roll call to those before. An older call of the same device never changes what a newer one said.
     *
     * @throws Problem 422 naming strangers, people on both lists, absences without a reason
     */
    Outcome call(DispatchOrder order, ResponderMessage said, List<String> present, List<Absent> absent) {
        Map<String, Member> roll = teams.membersOf(order.teamId()).stream()
                .collect(Collectors.toMap(it -> it.id().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
        refuseWrong(order, roll, present, absent);
        String actor = Caller.current().username();
        Map<String, Attendance.Mark> marks = new LinkedHashMap<>(attendance.of(order.id()));
        List<Attendance.Mark> news = new ArrayList<>();
        for (String id : present) {
            news.add(new Attendance.Mark(id, Attendance.Status.PRESENT, null, actor, said.deviceSeq()));
        }
        for (Absent it : absent) {
            news.add(
                    new Attendance.Mark(it.memberId(), Attendance.Status.ABSENT, it.reason(), actor, said.deviceSeq()));
        }
        news.removeIf(it -> overtaken(marks.get(it.memberId()), it));
        attendance.save(order.id(), news, clock.instant());
        news.forEach(it -> marks.put(it.memberId(), it));

        LocalDate today = teams.today();
        int count = (int) marks.values().stream()
                .filter(it -> it.status() == Attendance.Status.PRESENT)
                .filter(it -> counts(roll.get(it.memberId()), today))
                .count();
        int absentCount = (int) marks.values().stream()
                .filter(it -> it.status() == Attendance.Status.ABSENT)
                .count();
        journal.record(
                new RollCallTaken(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        present,
                        absent.stream()
                                .map(it -> new RollCallTaken.Absence(
                                        it.memberId(), roll.get(it.memberId()).name(), it.reason()))
                                .toList(),
                        count,
                        absentCount,
                        order.standard().quorum(),
                        order.standard().strength(),
                        said.onBehalfOf()),
                said.deviceAt(),
                said.channel());
        Outcome outcome = progress.counted(order, said, count, absentCount);
        return news.size() < present.size() + absent.size() ? Outcome.LATE : outcome;
    }

    private static boolean overtaken(Attendance.Mark known, Attendance.Mark news) {
        return known != null
                && Objects.equals(known.actor(), news.actor())
                && known.deviceSeq() != null
                && news.deviceSeq() != null
                && news.deviceSeq() < known.deviceSeq();
    }

    private static void refuseWrong(
            DispatchOrder order, Map<String, Member> roll, List<String> present, List<Absent> absent) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            if (!roll.containsKey(present.get(i))) {
                errors.add(new Problem.FieldError(
                        "present[" + i + "]", "“" + present.get(i) + "”不是" + order.teamName() + "的队员，请先登记随队人员"));
            }
        }
        for (int i = 0; i < absent.size(); i++) {
            Absent it = absent.get(i);
            if (!roll.containsKey(it.memberId())) {
                errors.add(new Problem.FieldError(
                        "absent[" + i + "].memberId", "“" + it.memberId() + "”不是" + order.teamName() + "的队员"));
            } else if (present.contains(it.memberId())) {
                errors.add(new Problem.FieldError(
                        "absent[" + i + "].memberId", roll.get(it.memberId()).name() + "同时报了到和缺，请核对"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Who may not go to the line by law is welcome, but fills no quorum. */
    private static boolean counts(Member member, LocalDate today) {
        return member != null && FireLineRule.fitForFireLine(member, today);
    }

    @Override
    public List<OrderViews.RollMember> of(OrderId order, TeamId team) {
        Map<String, Attendance.Mark> marks = attendance.of(order);
        LocalDate today = teams.today();
        return teams.membersOf(team).stream()
                .map(it -> {
                    Attendance.Mark mark = marks.get(it.id().value());
                    return new OrderViews.RollMember(
                            it.id().value(),
                            it.name(),
                            it.duty().name(),
                            counts(it, today),
                            mark == null ? null : mark.status().name(),
                            mark == null ? null : mark.reason());
                })
                .toList();
    }
}
