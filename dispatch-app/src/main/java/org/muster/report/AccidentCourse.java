package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.muster.journal.Entry;
import org.muster.reports.Accident;
import org.muster.reports.Accident.Chapter;
import org.muster.reports.Accident.Line;
import org.muster.reports.Safety;
import org.muster.reports.Verdict;
import org.muster.shared.Hazard;
import org.muster.substance.Substance;

/**
 * An accident at an enterprise as its journal tells it, chapter by chapter. Casualties are told in numbers, by colour and
 * hospital, never by name: personal data is destroyed afterwards (突发事件应对法 Art 85), and this report is kept.
 */
final class AccidentCourse {

    private static final Pattern UN = Pattern.compile("UN ?(\\d{4})");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Story story;
    private final Function<String, Optional<Substance>> cards;

    private AccidentCourse(Story story, Function<String, Optional<Substance>> cards) {
        this.story = story;
        this.cards = cards;
    }

    /** @param cards the card of a substance by what somebody called it: a UN number, a CAS number or a name */
    static Accident of(Story story, Function<String, Optional<Substance>> cards) {
        return story.hazard() != Hazard.ENTERPRISE_ACCIDENT
                ? Accident.none()
                : new Accident(new AccidentCourse(story, cards).chapters());
    }

    private List<Chapter> chapters() {
        return List.of(
                new Chapter("物质与危害数据", substances(), "没有人说出泄漏或燃烧的是什么物质，未取用物质卡。"),
                new Chapter("危害范围的变化", zone(), "未划定危害范围。"),
                new Chapter("警戒", cordon(), "未登记设置警戒。"),
                new Chapter("进入管控", entries(), "没有人员进入危险区的登记。"),
                new Chapter("环境监测", monitoring(), "未设监测点，没有读数。"),
                new Chapter("伤员", casualties(), "伤员名册上没有人。"),
                new Chapter("信息报告时限", reports(), "没有信息报告的登记。"));
    }

    // --- substances ---

    private List<Line> substances() {
        Map<String, List<Entry>> told = new LinkedHashMap<>();
        for (Entry entry : story.all("HazardZoneSet")) {
            told.computeIfAbsent(entry.text("substance"), any -> new ArrayList<>())
                    .add(entry);
        }
        return told.entrySet().stream()
                .filter(it -> it.getKey() != null)
                .map(it -> substance(it.getKey(), it.getValue()))
                .toList();
    }

    private Line substance(String name, List<Entry> set) {
        Entry last = set.get(set.size() - 1);
        Matcher un = UN.matcher(name);
        Optional<Substance> card = un.find() ? cards.apply(un.group(1)) : cards.apply(name.replaceAll("（.*", ""));
        String figures = joined(
                "，",
                Stream.of(
                        last.text("spillLabel"),
                        "初始隔离 " + last.text("isolateMetres") + " 米",
                        "下风向 " + last.text("downwindMetres") + " 米",
                        "出处：" + orUnknown(last.text("source")),
                        "把握 " + flag(last.text("flag"))));
        String data = card.map(it -> joined(
                        "，",
                        Stream.of(
                                it.cas() == null ? null : "CAS " + it.cas(),
                                it.un().isEmpty() ? null : "UN " + String.join("、", it.un()),
                                it.ergGuide() == null ? null : "指南 " + it.ergGuide(),
                                it.idlhPpm() == null
                                        ? null
                                        : "IDLH " + it.idlhPpm().toPlainString() + " ppm",
                                it.incompatible().isEmpty() ? null : "忌 " + String.join("、", it.incompatible()))))
                .orElse("登记簿中没有它的物质卡");
        return line(last.at(), name, data + "。" + figures, set);
    }

    private static String flag(String sign) {
        return switch (sign == null ? "?" : sign) {
            case "C" -> "确定";
            case "L" -> "较可靠";
            default -> "待核";
        };
    }

    // --- the zone ---

    private List<Line> zone() {
        return story
                .all(
                        "HazardZoneSet",
                        "HazardZoneTurned",
                        "HazardZoneOverridden",
                        "HazardZoneOverrideWithdrawn",
                        "HazardZoneLifted")
                .stream()
                .map(this::turn)
                .toList();
    }

    private Line turn(Entry it) {
        String subject =
                switch (it.type()) {
                    case "HazardZoneSet" -> it.data().path("automatic").asBoolean() ? "按来电自动划定" : "划定";
                    case "HazardZoneTurned" -> "范围改变";
                    case "HazardZoneOverridden" -> "指挥员改定";
                    case "HazardZoneOverrideWithdrawn" -> "撤回改定";
                    default -> "解除";
                };
        String ground = it.type().equals("HazardZoneLifted")
                ? null
                : joined(
                        "，",
                        Stream.of(
                                it.data().hasNonNull("night")
                                        ? it.data().path("night").asBoolean() ? "夜间" : "白天"
                                        : null,
                                it.text("windWords"),
                                "隔离 " + orUnknown(it.text("isolateMetres")) + " 米",
                                it.data().path("allRound").asBoolean() ? "四周" : bearing(it),
                                it.text("downwindMetres") == null ? null : it.text("downwindMetres") + " 米",
                                "内有 " + it.data().path("people").asInt() + " 人"
                                        + (it.data().path("places").isNumber() ? "、" + it.text("places") + " 处" : ""),
                                it.data().path("newPeople").asInt() > 0 ? "新进入 " + it.text("newPeople") + " 人" : null));
        String table = it.data().hasNonNull("tableIsolateMetres")
                ? "表列 " + it.text("tableIsolateMetres") + "/" + it.text("tableDownwindMetres") + " 米"
                : null;
        String why = it.text("reason") == null ? it.text("why") : it.text("reason");
        return line(
                it.at(), subject, joined("；", Stream.of(ground, table, why == null ? null : "因：" + why)), List.of(it));
    }

    private static String bearing(Entry it) {
        return it.text("bearing") == null ? "下风向" : "吹向 " + it.text("bearing") + "°";
    }

    // --- the cordon ---

    private List<Line> cordon() {
        return story.all("CordonClosed", "CordonChanged", "CordonReleased").stream()
                .map(it -> it.type().equals("CordonReleased")
                        ? line(it.at(), "解除警戒", orDash(it.text("note")), List.of(it))
                        : line(
                                it.at(),
                                it.type().equals("CordonClosed") ? "封控完成" : "警戒调整",
                                joined(
                                        "，",
                                        Stream.of(
                                                it.text("points") + " 个卡口",
                                                it.text("officers") == null ? null : it.text("officers") + " 人",
                                                it.text("radiusMetres") == null
                                                        ? null
                                                        : "半径 " + it.text("radiusMetres") + " 米",
                                                "负责人 " + orDash(it.text("ledBy")),
                                                it.text("note"))),
                                List.of(it)))
                .toList();
    }

    // --- who went in ---

    private List<Line> entries() {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : story.entries()) {
            String id = entry.text("entryId");
            if (id != null) {
                groups.computeIfAbsent(id, any -> new ArrayList<>()).add(entry);
            }
        }
        return groups.values().stream().map(this::group).toList();
    }

    private Line group(List<Entry> told) {
        Entry started = first(told, "EntryStarted").orElse(told.get(0));
        Optional<Entry> out = first(told, "EntryTeamOut");
        Set<String> breaches = new LinkedHashSet<>();
        if (started.text("exception") != null) {
            breaches.add(started.text("exception"));
        }
        // whatever an entry is said to break, in any of its events
        told.forEach(it -> it.data().path("breaches").forEach(one -> breaches.add(one.asText())));
        story.all("DeadlineMissed").stream()
                .filter(it -> concerns(it, started))
                .forEach(it -> breaches.add("超时：" + it.text("label")));
        List<Entry> washed = all(told, "EntrantDecontaminated");
        long late =
                washed.stream().filter(it -> it.data().path("late").asBoolean()).count();
        long hospital = washed.stream()
                .filter(it -> "HOSPITAL".equals(it.text("outcome")))
                .count();
        List<Entry> gauges = all(told, "AirRead");
        int people = started.data().path("entrants").size();
        String text = joined(
                "；",
                Stream.of(
                        people + " 人" + (started.text("standby") == null ? "" : "，救援组 " + started.text("standby")),
                        "气瓶告警时刻 " + clock(started, "airLowAt") + "、耗尽时刻 " + clock(started, "airOutAt")
                                + (gauges.isEmpty() ? "" : "，报压 " + gauges.size() + " 次"),
                        out.map(it -> "全部撤出，用时 " + minutesInside(started, told, it) + " 分")
                                .orElse("无全部撤出的登记"),
                        first(told, "EntryRecalled")
                                .map(it -> "召回：" + it.text("reason")
                                        + first(told, "RecallHeard")
                                                .map(heard -> "（" + clock(heard, "heardAt") + " 已答）")
                                                .orElse(""))
                                .orElse(null),
                        first(told, "EntryRescueSent")
                                .map(it -> CLOCK.format(it.at()) + " 救援组进入")
                                .orElse(null),
                        "洗消 " + washed.size() + "/" + people + " 人" + (late > 0 ? "，超时 " + late + " 人" : "")
                                + (hospital > 0 ? "，送医 " + hospital + " 人" : ""),
                        breaches.isEmpty() ? null : "违反规程：" + String.join("、", breaches),
                        first(told, "EntryBreachSettled")
                                .map(it -> "指挥员：" + it.text("howLabel")
                                        + (it.text("reason") == null ? "" : "，" + it.text("reason")))
                                .orElse(null)));
        Verdict verdict = late > 0 || breaches.stream().anyMatch(it -> it.startsWith("超时"))
                ? Verdict.LATE
                : out.isPresent() && washed.size() >= people ? Verdict.MET : Verdict.OPEN;
        return new Line(
                started.at(),
                "第 " + orDash(started.text("number")) + " 组 " + orDash(started.text("task")),
                text,
                verdict,
                Story.refs(told));
    }

    /** By the clock of the incident, from when they went in until the last came out, whenever the words came. */
    private long minutesInside(Entry started, List<Entry> told, Entry teamOut) {
        Instant in = Story.instant(started, "startedAt");
        Instant out = all(told, "EntrantsOut").stream()
                .map(it -> Story.instant(it, "outAt"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(teamOut.at());
        return story.nominal(in == null ? started.at() : in, out).toMinutes();
    }

    /** A missed deadline names those whose it is, not the entry. */
    private static boolean concerns(Entry missed, Entry started) {
        String who = missed.text("teamName");
        return orDash(missed.text("kind")).startsWith("ENTRY_")
                && who != null
                && !missed.at().isBefore(started.at())
                && StreamSupport.stream(started.data().path("entrants").spliterator(), false)
                        .anyMatch(it -> who.contains(it.asText()));
    }

    private String clock(Entry entry, String field) {
        Instant at = Story.instant(entry, field);
        return at == null ? "—" : CLOCK.format(at);
    }

    // --- readings ---

    private List<Line> monitoring() {
        List<Line> lines = new ArrayList<>();
        for (Entry point : story.all("MonitoringPointSet")) {
            List<Entry> readings = story.all("ReadingTaken").stream()
                    .filter(it -> point.text("pointId").equals(it.text("pointId")))
                    .toList();
            List<Entry> of = new ArrayList<>(List.of(point));
            of.addAll(readings);
            lines.add(line(
                    point.at(),
                    "监测点 " + point.text("number") + " " + point.text("name"),
                    point.text("substance") + "，限 " + point.text("cleanBelow") + " " + point.text("unit") + "（"
                            + point.text("limitSource") + "）："
                            + (readings.isEmpty()
                                    ? "没有读数"
                                    : readings.size() + " 次读数 "
                                            + readings.stream()
                                                    .map(AccidentCourse::reading)
                                                    .collect(Collectors.joining("、"))),
                    of));
        }
        story.all("ReadingsClean", "ReadingsExceeded")
                .forEach(it -> lines.add(line(
                        it.at(),
                        it.type().equals("ReadingsClean") ? "全部达标" : "又超限",
                        orDash(it.text("note")),
                        List.of(it))));
        story.all("FireWaterHandled")
                .forEach(it -> lines.add(line(
                        it.at(),
                        "消防废水",
                        joined(
                                "，",
                                Stream.of(
                                        it.text("place"),
                                        it.text("measureLabel"),
                                        it.text("cubicMetres") == null ? null : it.text("cubicMetres") + " 立方米",
                                        it.text("note"))),
                        List.of(it))));
        return lines;
    }

    private static String reading(Entry it) {
        return (it.data().path("atLeast").asBoolean() ? "≥" : "")
                + it.text("value")
                + (it.data().path("clean").asBoolean() ? "" : "（超限）");
    }

    // --- casualties, in numbers ---

    private List<Line> casualties() {
        List<Entry> all = story.entries().stream()
                .filter(it -> it.text("casualtyId") != null)
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Set<String> merged = all.stream()
                .filter(it -> it.type().equals("CasualtiesMerged"))
                .map(it -> it.text("casualtyId"))
                .collect(Collectors.toSet());
        Map<String, String> colour = new LinkedHashMap<>();
        Map<String, String> hospital = new LinkedHashMap<>();
        Map<String, String> outcome = new LinkedHashMap<>();
        for (Entry it : all) {
            String who = it.text("casualtyId");
            if (merged.contains(who)) {
                continue;
            }
            colour.putIfAbsent(who, "未定");
            if (it.text("triageLabel") != null) {
                colour.put(who, it.text("triageLabel"));
            }
            if (it.type().equals("CasualtyHandedOver")) {
                hospital.put(who, it.text("hospital"));
            }
            if (it.type().equals("CasualtyOutcomeKnown")) {
                outcome.put(who, it.text("outcomeLabel"));
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                all.get(0).at(),
                "伤票",
                colour.size() + " 人：" + counted(colour) + (merged.isEmpty() ? "" : "；重复登记合并 " + merged.size() + " 条"),
                ofType(all, "CasualtyReported", "CasualtyChanged", "CasualtiesMerged")));
        List<Entry> handed = ofType(all, "CasualtyHandedOver");
        lines.add(line(
                handed.isEmpty() ? null : handed.get(0).at(),
                "送医",
                hospital.isEmpty() ? "无人移交医院" : counted(hospital),
                handed));
        List<Entry> known = ofType(all, "CasualtyOutcomeKnown");
        lines.add(line(
                known.isEmpty() ? null : known.get(known.size() - 1).at(),
                "诊断与转归",
                outcome.isEmpty() ? "医院未报诊断，等级按伤票暂定" : counted(outcome),
                known));
        for (Entry it : story.all("CasualtyCountsTaken")) {
            List<String> changes = new ArrayList<>();
            it.data().path("changes").forEach(one -> changes.add(one.asText()));
            lines.add(line(
                    it.at(),
                    it.text("reason") == null ? "计入评估" : "人工改定",
                    String.join("；", changes)
                            + (it.data().path("provisional").asInt() > 0
                                    ? "（其中 " + it.text("provisional") + " 人按伤票暂计）"
                                    : "")
                            + (it.text("reason") == null ? "" : "；依据：" + it.text("reason")),
                    List.of(it)));
        }
        for (Entry it : story.all("IncidentRegraded")) {
            lines.add(line(
                    it.at(),
                    "等级改变",
                    "死亡与失联 " + it.text("deadOrMissing") + " 人、重伤 " + it.text("seriouslyHurt") + " 人；"
                            + orDash(it.data().path("rule").path("text").asText(null)),
                    List.of(it)));
        }
        return lines;
    }

    private static String counted(Map<String, String> words) {
        return words.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(it -> it.getKey() + " " + it.getValue() + " 人")
                .collect(Collectors.joining("、"));
    }

    // --- reports upward ---

    /** 令493 Art 9–11 and 总局令21: what was asked, when it went, whether in time. */
    private List<Line> reports() {
        List<Line> lines = new ArrayList<>();
        story.first("IncidentRaised")
                .ifPresent(it -> lines.add(line(
                        story.receivedAt().orElse(it.at()),
                        "单位报告",
                        "现场人员应立即报本单位负责人，负责人应在 1 小时内报县（国务院令493 第9条）；接报时刻如左，事故发生时刻由调查核定",
                        List.of(it))));
        for (Safety.InformationReport it : ReportsUpward.of(story)) {
            lines.add(new Line(
                    it.sentAt() == null ? it.dueAt() : it.sentAt(),
                    it.name(),
                    "时限 " + CLOCK.format(it.dueAt())
                            + (it.sentAt() == null ? "，未报出" : "，报出 " + CLOCK.format(it.sentAt())),
                    it.verdict(story.asOf()),
                    it.entries()));
        }
        for (Entry it : story.all("ReportingDeadlineChanged")) {
            lines.add(line(
                    it.at(),
                    "时限提前",
                    orDash(it.text("label")) + "：" + orDash(it.text("why")) + "；报至 "
                            + StreamSupport.stream(it.data().path("to").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining("、")),
                    List.of(it)));
        }
        story.all("CasualtyEnquiryMade", "CasualtyEnquiryDue", "CasualtyWatchEnded")
                .forEach(it -> lines.add(line(
                        it.at(),
                        "伤亡观察",
                        switch (it.type()) {
                            case "CasualtyEnquiryMade" -> "向医院核实 " + it.text("people") + " 人：" + it.text("note");
                            case "CasualtyEnquiryDue" -> "一天未向医院核实，在院 " + it.text("people") + " 人";
                            default -> "观察期满（国务院令493 第13条）";
                        },
                        List.of(it))));
        return lines;
    }

    // --- small words ---

    private static Line line(Instant at, String subject, String text, List<Entry> of) {
        return new Line(at, subject, text, Verdict.NONE, Story.refs(of));
    }

    private static Optional<Entry> first(List<Entry> of, String type) {
        return of.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    private static List<Entry> all(List<Entry> of, String type) {
        return of.stream().filter(it -> it.type().equals(type)).toList();
    }

    private static List<Entry> ofType(List<Entry> of, String... types) {
        Set<String> wanted = Set.of(types);
        return of.stream().filter(it -> wanted.contains(it.type())).toList();
    }

    private static String joined(String between, Stream<String> parts) {
        return parts.filter(it -> it != null && !it.isBlank()).collect(Collectors.joining(between));
    }

    private static String orDash(String text) {
        return text == null || text.isBlank() ? "—" : text;
    }

    private static String orUnknown(String text) {
        return text == null || text.isBlank() ? "未知" : text;
    }
}
