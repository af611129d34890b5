package org.muster.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Safety;
import org.muster.reports.Strength;
import org.muster.reports.TeamMuster.Count;
import org.muster.reports.Timeline.Moment;
import org.muster.reports.Verdict;
import org.muster.team.TeamKind;

/** People on scene and how they were looked after. */
final class Forces {

    private Forces() {}

    static Strength strength(Story story) {
        var marks = new ArrayList<Moment>();
        story.control().ifPresent(entry -> marks.add(new Moment(entry.at(), "封控", true)));
        var onScene = onScene(story);
        return new Strength(onScene, onScene.isEmpty() ? List.of() : marks, byKind(story), Supplies.of(story));
    }

    /** A team counts from its arrival until it reports its task done or back. */
    private static List<Count> onScene(Story story) {
        Map<Instant, Integer> changes = new TreeMap<>();
        for (OrderStory order : story.orders()) {
            order.arrived().ifPresent(arrived -> {
                int people = Story.number(arrived, "present");
                changes.merge(arrived.at(), people, Integer::sum);
                order.first("DispatchOrderCompleted", "TeamReleased", "DispatchOrderCancelled")
                        .ifPresent(left -> changes.merge(left.at(), -people, Integer::sum));
            });
        }
        var counts = new ArrayList<Count>();
        int people = 0;
        for (var change : changes.entrySet()) {
            people += change.getValue();
            counts.add(new Count(change.getKey(), Math.max(0, people)));
        }
        return counts;
    }

    private static List<Strength.Force> byKind(Story story) {
        Map<TeamKind, List<OrderStory>> kinds = new EnumMap<>(TeamKind.class);
        story.orders().forEach(order -> kinds.computeIfAbsent(order.kind(), absent -> new ArrayList<>())
                .add(order));
        return kinds.entrySet().stream()
                .map(kind -> force(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Strength.Force force(TeamKind kind, List<OrderStory> orders) {
        return new Strength.Force(
                kind.label(),
                null,
                orders.stream().mapToInt(OrderStory::strength).sum(),
                orders.stream()
                        .mapToInt(order -> order.departed().map(Forces::present).orElse(0))
                        .sum(),
                orders.stream()
                        .mapToInt(order -> order.arrived().map(Forces::present).orElse(0))
                        .sum(),
                orders.stream()
                        .map(order -> Story.refs(order.issued()).and(refs(order)))
                        .reduce(Entries.none(), Entries::and));
    }

    private static Entries refs(OrderStory order) {
        return order.departed()
                .map(Story::refs)
                .orElse(Entries.none())
                .and(order.arrived().map(Story::refs).orElse(Entries.none()));
    }

    private static int present(Entry entry) {
        return Story.number(entry, "present");
    }

    static Safety safety(Story story) {
        var checks = new ArrayList<Safety.Check>();
        var arrived = story.orders().stream()
                .filter(order -> order.arrived().isPresent())
                .toList();
        if (!arrived.isEmpty()) {
            checks.add(linesEntered(arrived));
        }
        var incomplete = story.all("SafetyCheckIncomplete");
        if (!incomplete.isEmpty()) {
            checks.add(new Safety.Check("核查缺项", incomplete.size() + " 次", Verdict.NONE, "未上线", Story.refs(incomplete)));
        }
        withdrawals(story, checks);
        var missed = story.all("RollCallMissed");
        var answered = story.all("RollCallAnswered");
        if (!missed.isEmpty() || !answered.isEmpty()) {
            checks.add(new Safety.Check(
                    story.hazard().line() + "人员清点",
                    answered.size() + " 次",
                    missed.isEmpty() ? Verdict.MET : Verdict.SHORT,
                    null,
                    Story.refs(missed.isEmpty() ? answered : missed)));
        }
        var overridden = story.all("SafetyGateOverridden");
        if (!overridden.isEmpty()) {
            checks.add(
                    new Safety.Check("越过核查上线", overridden.size() + " 次", Verdict.SHORT, null, Story.refs(overridden)));
        }
        var missing = story.all("MembersMissing");
        if (!missing.isEmpty()) {
            boolean found = story.last("EverybodyFound")
                    .filter(it -> it.seq() > missing.get(missing.size() - 1).seq())
                    .isPresent();
            checks.add(new Safety.Check(
                    "人员失联", missing.size() + " 次", Verdict.NONE, found ? "均已找到" : "搜救中", Story.refs(missing)));
        }
        story.orders().forEach(order -> order.last("TeamReleased")
                .ifPresent(released -> checks.add(returned(order.team(), released))));
        return new Safety(checks, ReportsUpward.of(story));
    }

    /** Each crew that was called back is held against its three minutes (rules 4.4). */
    private static void withdrawals(Story story, List<Safety.Check> checks) {
        var called = story.all("CrewCalledBack");
        if (called.isEmpty()) {
            return;
        }
        var safe = story.all("CrewReportedSafe");
        long inTime = safe.stream()
                .filter(it -> !it.data().path("late").asBoolean())
                .map(it -> it.text("orderId"))
                .distinct()
                .count();
        checks.add(new Safety.Check(
                "撤离确认",
                safe.size() + "/" + called.size() + " 队次",
                safe.size() < called.size()
                        ? Verdict.SHORT
                        : inTime < called.size()
                                        && safe.stream()
                                                .anyMatch(it ->
                                                        it.data().path("late").asBoolean())
                                ? Verdict.LATE
                                : Verdict.MET,
                null,
                Story.refs(safe.isEmpty() ? called : safe)));
    }

    private static Safety.Check linesEntered(List<OrderStory> arrived) {
        var passed = arrived.stream()
                .flatMap(order -> order.first("SafetyCheckPassed").stream())
                .toList();
        boolean all = passed.size() == arrived.size();
        return new Safety.Check(
                "上线五项核查",
                passed.size() + "/" + arrived.size() + " 队",
                all ? Verdict.MET : Verdict.SHORT,
                null,
                passed.isEmpty() ? Story.refs(arrived.get(0).arrived().orElseThrow()) : Story.refs(passed));
    }

    private static Safety.Check returned(String team, Entry released) {
        var accounted = released.data().path("accounted");
        int present = present(released);
        if (!accounted.isNumber()) {
            return new Safety.Check("归队清点 · " + team, "未报", Verdict.NONE, null, Story.refs(released));
        }
        return new Safety.Check(
                "归队清点 · " + team,
                accounted.asInt() + "/" + present + " 人",
                accounted.asInt() >= present ? Verdict.MET : Verdict.SHORT,
                null,
                Story.refs(released));
    }
}
