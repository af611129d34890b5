package org.muster.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.muster.incident.Incident;
import org.muster.reports.Entries;
import org.muster.reports.Flood;
import org.muster.reports.Interval;
import org.muster.reports.Outcome;
import org.muster.reports.Verdict;

/** The boxes a mayor reads first. */
final class Outcomes {

    private static final int MOST = 6;

    private Outcomes() {}

    static List<Outcome> of(Incident incident, Story story, List<Interval> intervals) {
        var boxes = new ArrayList<Outcome>();
        if (story.flood()) {
            moved(story, boxes);
            single(intervals, "叫应").ifPresent(it -> boxes.add(timed("叫应齐", "限 " + minutes(it), it)));
            rescued(story, boxes);
            casualties(incident, story, boxes);
        }
        single(intervals, "结果").ifPresent(it -> boxes.add(timed("火场控制", "标准 ≤ 6 小时", it)));
        single(intervals, "到场").ifPresent(it -> boxes.add(timed("首队到场", "首令起 ≤ " + minutes(it), it)));
        share("集结达标", intervals, "集结", boxes);
        share("签收达标", intervals, "签收", boxes);
        if (!story.flood()) {
            share("上线核查", intervals, "安全", boxes);
            casualties(incident, story, boxes);
        }
        return boxes.subList(0, Math.min(MOST, boxes.size()));
    }

    /** 不漏一人: of those who had to go, how many are accounted for, and which zones were empty in time. */
    private static void moved(Story story, List<Outcome> boxes) {
        List<Flood.Zone> zones = TransferCourse.zones(story).stream()
                .filter(Flood.Zone::immediate)
                .toList();
        if (zones.isEmpty()) {
            return;
        }
        int people = zones.stream().mapToInt(Flood.Zone::people).sum();
        int safe = zones.stream()
                .mapToInt(it -> it.emptiedAt() == null ? it.transferred() : it.people())
                .sum();
        var entries = zones.stream().map(Flood.Zone::entries).reduce(Entries.none(), Entries::and);
        boxes.add(new Outcome(
                "应转尽转",
                safe + " / " + people + " 人",
                safe == people ? Verdict.MET : story.over() ? Verdict.LATE : Verdict.OPEN,
                safe == people ? "不漏一人" : "还差 " + (people - safe) + " 人",
                entries));
        long late =
                zones.stream().filter(it -> it.verdict(story.asOf()).missed()).count();
        long met = zones.stream().filter(it -> it.verdict(story.asOf()).met()).count();
        boxes.add(new Outcome(
                "按时清空",
                met + " / " + zones.size() + " 区",
                late > 0 ? Verdict.LATE : met == zones.size() ? Verdict.MET : Verdict.OPEN,
                late > 0 ? late + " 区超时" : met == zones.size() ? "全部按时" : "尚有未完成",
                entries));
    }

    private static void rescued(Story story, List<Outcome> boxes) {
        var places = RescueCourse.rescues(story);
        if (places.isEmpty()) {
            return;
        }
        int people = places.stream().mapToInt(Flood.Rescue::people).sum();
        int saved = places.stream()
                .map(Flood.Rescue::saved)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        boolean open = places.stream().anyMatch(it -> it.closedAt() == null);
        boxes.add(new Outcome(
                "被困获救",
                saved + " / " + people + " 人",
                open ? Verdict.OPEN : Verdict.NONE,
                places.size() + " 处",
                places.stream().map(Flood.Rescue::entries).reduce(Entries.none(), Entries::and)));
    }

    private static Optional<Interval> single(List<Interval> intervals, String stage) {
        return intervals.stream()
                .filter(it -> it.stage().equals(stage) && it.took() != null)
                .findFirst();
    }

    private static Outcome timed(String label, String note, Interval interval) {
        return new Outcome(label, duration(interval.took()), interval.verdict(), note, interval.entries());
    }

    private static void share(String label, List<Interval> all, String stage, List<Outcome> boxes) {
        var intervals = all.stream().filter(it -> it.stage().equals(stage)).toList();
        if (intervals.isEmpty()) {
            return;
        }
        Predicate<Interval> isMet = it -> it.verdict().met();
        long met = intervals.stream().filter(isMet).count();
        var missed = intervals.stream().filter(it -> it.verdict().missed()).toList();
        var verdict =
                !missed.isEmpty() ? missed.get(0).verdict() : met == intervals.size() ? Verdict.MET : Verdict.OPEN;
        var note = missed.isEmpty() ? "全部达标" : missed.size() + " 队未达标";
        boxes.add(new Outcome(
                label,
                met + " / " + intervals.size() + " 队",
                verdict,
                verdict == Verdict.OPEN ? "尚有未完成" : note,
                (missed.isEmpty() ? intervals : missed)
                        .stream().map(Interval::entries).reduce(Entries.none(), Entries::and)));
    }

    private static void casualties(Incident incident, Story story, List<Outcome> boxes) {
        var facts = incident.facts();
        if (facts.dead() == null && facts.missing() == null && facts.seriouslyHurt() == null) {
            return;
        }
        int people = facts.deadOrMissing() + Objects.requireNonNullElse(facts.seriouslyHurt(), 0);
        boxes.add(new Outcome(
                "伤亡失联",
                people + " 人",
                Verdict.NONE,
                "死亡、失联、重伤合计",
                story.last("IncidentAssessed").map(Story::refs).orElse(Entries.none())));
    }

    private static String minutes(Interval interval) {
        return interval.standard().within().toMinutes() + " 分";
    }

    private static String duration(Duration took) {
        long seconds = Math.round(took.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + " 秒";
        }
        return seconds < 3600
                ? "%d 分 %02d 秒".formatted(seconds / 60, seconds % 60)
                : "%d 时 %02d 分".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
