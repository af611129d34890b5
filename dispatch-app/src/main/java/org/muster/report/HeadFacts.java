package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Fact;
import org.muster.reports.Flood;

/** The head table: what, where, when, how grave, who. A line without a fact in the journal is left out. */
final class HeadFacts {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private static final Map<String, String> WINDS = Map.ofEntries(
            Map.entry("N", "北风"),
            Map.entry("NE", "东北风"),
            Map.entry("E", "东风"),
            Map.entry("SE", "东南风"),
            Map.entry("S", "南风"),
            Map.entry("SW", "西南风"),
            Map.entry("W", "西风"),
            Map.entry("NW", "西北风"));

    private static final Map<String, String> CHANNELS = Map.of(
            "PHONE", "电话报警",
            "RANGER", "护林员报告",
            "CAMERA", "瞭望云台",
            "SENSOR", "传感器",
            "GRID_WORKER", "网格员报告",
            "ENTERPRISE", "企业报告",
            "WARNING", "预警信息",
            "OTHER", "其他渠道");

    private final Incident incident;
    private final Story story;
    private final List<Fact> facts = new ArrayList<>();

    private HeadFacts(Incident incident, Story story) {
        this.incident = incident;
        this.story = story;
    }

    /** @param channels how each alert about the incident came in, oldest first */
    static List<Fact> of(Incident incident, Story story, String divisionName, List<String> channels) {
        var head = new HeadFacts(incident, story);
        head.gravity();
        head.place(divisionName, channels);
        head.times();
        head.scene();
        head.flood();
        head.people();
        head.end();
        return List.copyOf(head.facts);
    }

    private void add(String label, String text, String note, Optional<Entry> entry) {
        facts.add(new Fact(label, text, note, entry.map(Story::refs).orElse(Entries.none())));
    }

    private void gravity() {
        var assessed = story.last("IncidentAssessed");
        var grade = incident.grade() == null ? "尚未定级" : incident.grade().label();
        add("事件类型", incident.hazard().label() + " · " + grade, null, assessed.or(() -> story.first("IncidentRaised")));
        if (incident.gradeRule() != null) {
            add("定级依据", incident.gradeRule().text(), incident.gradeRule().source(), assessed);
        }
    }

    private void place(String divisionName, List<String> channels) {
        var at = incident.location();
        add(
                "发生地点",
                divisionName.equals(incident.place()) ? divisionName : divisionName + " " + incident.place(),
                "%.3f°N %.3f°E（%s）".formatted(at.lat(), at.lon(), incident.divisionCode()),
                story.first("IncidentRaised"));
        if (!channels.isEmpty()) {
            facts.add(new Fact(
                    "发现方式",
                    channels.stream()
                            .distinct()
                            .map(channel -> CHANNELS.getOrDefault(channel, channel))
                            .collect(Collectors.joining(" + ")),
                    channels.size() > 1 ? "共 " + channels.size() + " 起报警" : null,
                    Story.refs(story.all("IncidentRaised", "AlertMerged"))));
        }
    }

    private void times() {
        add(story.flood() ? "接报时间" : "来电时间", stamp(incident.receivedAt()), null, story.first("IncidentRaised"));
        story.control().ifPresent(entry -> add("火场控制", stamp(entry.at()), note(entry), Optional.of(entry)));
        story.last("FlameExtinguished")
                .ifPresent(entry -> add("明火扑灭", stamp(entry.at()), note(entry), Optional.of(entry)));
    }

    private void scene() {
        var said = incident.facts();
        var assessed = story.last("IncidentAssessed").or(() -> story.first("IncidentRaised"));
        if (said.windSpeed() != null || said.windDirection() != null) {
            var direction = said.windDirection() == null
                    ? "风向不明"
                    : WINDS.getOrDefault(said.windDirection().toUpperCase(), said.windDirection());
            add(
                    "风",
                    said.windSpeed() == null ? direction : direction + " " + number(said.windSpeed()) + " 米/秒",
                    null,
                    assessed);
        }
        var areas = new ArrayList<String>();
        if (said.burnedAreaHa() != null) {
            areas.add("过火 " + number(said.burnedAreaHa()) + " 公顷");
        }
        if (said.affectedAreaHa() != null) {
            areas.add("受害 " + number(said.affectedAreaHa()) + " 公顷");
        }
        if (!areas.isEmpty()) {
            add("面积", String.join("；", areas), null, assessed);
        }
    }

    /** What reached its limit, and how many had to go. */
    private void flood() {
        var reached = story.all("EvacuationTriggerReached");
        if (!reached.isEmpty()) {
            facts.add(new Fact(
                    "指标到线",
                    reached.stream()
                            .map(entry -> entry.text("words"))
                            .distinct()
                            .collect(Collectors.joining("；")),
                    reached.stream()
                            .map(entry -> entry.text("siteName"))
                            .distinct()
                            .collect(Collectors.joining("、")),
                    Story.refs(reached)));
        }
        var zones = TransferCourse.zones(story).stream()
                .filter(Flood.Zone::immediate)
                .toList();
        if (!zones.isEmpty()) {
            var text = "应转 " + sum(zones, Flood.Zone::people) + " 人 " + sum(zones, Flood.Zone::households) + " 户，安置 "
                    + sum(zones, Flood.Zone::transferred) + " 人";
            int absent = sum(zones, Flood.Zone::absent);
            facts.add(new Fact(
                    "人员转移",
                    text + (absent == 0 ? "" : "，不在 " + absent + " 人"),
                    zones.size() + " 个分区",
                    Story.refs(story.all("EvacuationOrdered"))));
        }
    }

    private static int sum(List<Flood.Zone> zones, ToIntFunction<Flood.Zone> figure) {
        return zones.stream().mapToInt(figure).sum();
    }

    private void people() {
        var arrived = story.orders().stream()
                .flatMap(order -> order.arrived().stream())
                .toList();
        if (!arrived.isEmpty()) {
            int people = arrived.stream()
                    .mapToInt(entry -> Story.number(entry, "present"))
                    .sum();
            facts.add(new Fact("投入力量", arrived.size() + " 支队伍到场，共 " + people + " 人", null, Story.refs(arrived)));
        }
        var said = incident.facts();
        Map<String, Integer> casualties = new LinkedHashMap<>();
        casualties.put("死亡", said.dead());
        casualties.put("失联", said.missing());
        casualties.put("重伤", said.seriouslyHurt());
        casualties.values().removeIf(count -> count == null);
        if (!casualties.isEmpty()) {
            add(
                    "伤亡",
                    casualties.entrySet().stream()
                            .map(it -> it.getKey() + " " + it.getValue() + " 人")
                            .collect(Collectors.joining("、")),
                    null,
                    story.last("IncidentAssessed"));
        }
        Map<String, String> commanders = new LinkedHashMap<>();
        story.all("ResponseLevelApproved")
                .forEach(entry -> commanders.put(entry.text("level"), Course.approvers(entry)));
        if (!commanders.isEmpty()) {
            facts.add(new Fact(
                    "批准响应",
                    commanders.entrySet().stream()
                            .map(it -> it.getKey() + " 级：" + it.getValue())
                            .collect(Collectors.joining("；")),
                    null,
                    Story.refs(story.all("ResponseLevelApproved"))));
        }
    }

    private void end() {
        story.first("ThreatPassed").ifPresent(entry -> add("威胁解除", stamp(entry.at()), note(entry), Optional.of(entry)));
        story.last("SceneInspected")
                .ifPresent(entry -> add("看守验收", stamp(entry.at()) + " 验收", note(entry), Optional.of(entry)));
        story.last("CauseInvestigated")
                .ifPresent(entry -> add("火因火案", cause(entry.data().path("cause")), null, Optional.of(entry)));
        story.last("IncidentCancelled")
                .ifPresent(entry -> add("撤销", stamp(entry.at()), entry.text("reason"), Optional.of(entry)));
        story.last("IncidentClosed").ifPresent(entry -> add("结案", stamp(entry.at()), note(entry), Optional.of(entry)));
    }

    private static String cause(JsonNode cause) {
        return StreamSupport.stream(cause.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("；"));
    }

    private static String note(Entry entry) {
        return entry.text("note");
    }

    private static String stamp(Instant at) {
        return STAMP.format(at);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
