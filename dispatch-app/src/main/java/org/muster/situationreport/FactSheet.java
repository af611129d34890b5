package org.muster.situationreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muster.journal.Entry;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;

/**
 * What the journal says about each item of a report, and which of its entries say so. It reads nothing but the entries
 * it is given, so that what was known at any entry can be worked out again later.
 */
final class FactSheet {

    /** @param entries sequence numbers, ascending */
    record Known(String text, List<Long> entries) {}

    /**
     * What the entries do not say.
     *
     * @param divisionName the official name of the incident's division
     * @param channels how each alert about it came in, by its id
     */
    record Names(String divisionName, Map<String, String> channels) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final Map<String, String> CHANNELS = Map.of(
            "PHONE", "电话报警",
            "RANGER", "护林员报告",
            "CAMERA", "瞭望云台",
            "SENSOR", "传感器",
            "GRID_WORKER", "网格员报告",
            "ENTERPRISE", "企业报告",
            "WARNING", "预警信息",
            "OTHER", "其他渠道");

    private static final Map<String, String> WINDS =
            Map.of("N", "北风", "NE", "东北风", "E", "东风", "SE", "东南风", "S", "南风", "SW", "西南风", "W", "西风", "NW", "西北风");

    private static final Map<String, String> TARGETS = Map.of(
            "HOMES", "居民点",
            "KEY_FACILITY", "重要设施",
            "CEMETERY", "公墓",
            "POWER_LINE", "高压线",
            "OIL_DEPOT", "油库",
            "MILITARY", "军事设施");

    /** What an order has told of itself last. */
    private static final class Crew {
        private final String name;
        private final long issued;
        private String state = "已派";
        private int present;
        private long seq;

        private Crew(Entry issued) {
            this.name = issued.text("teamName");
            this.issued = issued.seq();
            this.seq = issued.seq();
        }
    }

    private final Hazard hazard;
    private final List<Entry> entries;
    private final Names names;

    FactSheet(Hazard hazard, List<Entry> entries, Names names) {
        this.hazard = hazard;
        this.entries = entries;
        this.names = names;
    }

    /** What was known when this entry was the last one. */
    FactSheet asOf(long seq) {
        return new FactSheet(
                hazard, entries.stream().filter(it -> it.seq() <= seq).toList(), names);
    }

    long head() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).seq();
    }

    /** What of a weighty item is weighed: of its nature the grade, and a fire nobody has graded yet is a small one. */
    String weight(ReportField field) {
        if (field != ReportField.NATURE) {
            return known(field).map(Known::text).orElse(null);
        }
        return entries.stream()
                .filter(it -> it.data().has("facts"))
                .map(it -> it.text("grade"))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(Grade.GENERAL.name());
    }

    Optional<Known> known(ReportField field) {
        return switch (field) {
            case DISCOVERY -> discovery();
            case PLACE -> place();
            case NATURE -> nature();
            case AREA -> area();
            case TREND -> trend();
            case WEATHER -> weather();
            case THREATENED -> threatened();
            case CASUALTIES -> casualties();
            case FORCES -> forces();
            case MEASURES -> measures();
            case CAUSE -> cause();
            case CONTACT -> contact();
            case NEXT -> next();
            case RESULT -> result();
            case RELEASE -> release();
            case UNIT -> said(" ", "unit", "substance");
            case SITE -> said("；", "site", "situation");
            case COURSE -> said("；", "course");
            case VEGETATION -> said("，", "vegetation", "forestType");
            case RAINFALL -> said("；", "rainfall", "waterLevel", "warning");
            case TRAPPED -> people("trapped", "受困 ");
            case MOVED -> people("moved", "转移 ");
            case WORKS -> said("；", "works", "danger");
            case LIFELINES -> said("；", "lifelines", "roads", "power");
            case LOSS -> said("；", "loss", "directLoss");
            case LESSONS -> Optional.empty();
        };
    }

    // --- what was reported about the incident itself ---

    /** The value of one reported fact and the entry since which it has been this value. */
    private Optional<Known> fact(String name) {
        return fact(facts -> facts.get(name));
    }

    private Optional<Known> other(String name) {
        return fact(facts -> facts.path("other").get(name));
    }

    private Optional<Known> fact(Function<JsonNode, JsonNode> pick) {
        String value = null;
        long since = 0;
        for (Entry entry : entries) {
            JsonNode facts = entry.data().get("facts");
            if (facts == null || !facts.isObject()) {
                continue;
            }
            JsonNode said = pick.apply(facts);
            String text = said == null || said.isNull()
                    ? null
                    : said.isArray()
                            ? StreamSupport.stream(said.spliterator(), false)
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(","))
                            : said.asText();
            if (text != null && !text.isBlank() && !text.equals(value)) {
                value = text;
                since = entry.seq();
            }
        }
        return value == null ? Optional.empty() : Optional.of(new Known(value, List.of(since)));
    }

    private Optional<Known> said(String between, String... others) {
        List<Known> all = new ArrayList<>();
        for (String name : others) {
            other(name).ifPresent(all::add);
        }
        return joined(between, all);
    }

    private Optional<Known> people(String name, String before) {
        return other(name)
                .map(it -> new Known(before + it.text() + (it.text().matches("\\d+") ? " 人" : ""), it.entries()));
    }

    private static Optional<Known> joined(String between, List<Known> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> entries = new TreeSet<>();
        parts.forEach(it -> entries.addAll(it.entries()));
        return Optional.of(
                new Known(parts.stream().map(Known::text).collect(Collectors.joining(between)), List.copyOf(entries)));
    }

    private static Known worded(String before, Known known, String after) {
        return new Known(before + known.text() + after, known.entries());
    }

    private Optional<Known> discovery() {
        return first("IncidentRaised").map(raised -> {
            String received = raised.text("receivedAt");
            List<Known> parts = new ArrayList<>();
            String channel =
                    CHANNELS.getOrDefault(names.channels().getOrDefault(raised.text("alertId"), "OTHER"), "其他渠道");
            parts.add(new Known(
                    STAMP.format(received == null ? raised.at() : Instant.parse(received)) + " 接" + channel,
                    List.of(raised.seq())));
            List<Entry> merged = all("AlertMerged");
            if (!merged.isEmpty()) {
                parts.add(new Known(
                        "另有 " + merged.size() + " 起报警",
                        merged.stream().map(Entry::seq).toList()));
            }
            return joined("，", parts).orElseThrow();
        });
    }

    private Optional<Known> place() {
        return first("IncidentRaised").map(raised -> {
            JsonNode at = raised.data().path("location");
            return new Known(
                    names.divisionName()
                            + raised.text("place")
                            + "（%.3f°N，%.3f°E）"
                                    .formatted(
                                            at.path("lat").asDouble(),
                                            at.path("lon").asDouble()),
                    List.of(raised.seq()));
        });
    }

    private Optional<Known> nature() {
        List<Known> parts = new ArrayList<>();
        first("IncidentRaised").ifPresent(it -> parts.add(new Known(hazard.label(), List.of(it.seq()))));
        String grade = null;
        for (Entry entry : entries) {
            String now = entry.text("grade");
            if (now != null && entry.data().has("facts") && !now.equals(grade)) {
                grade = now;
                Known known = new Known(Grade.valueOf(now).label() + rule(entry), List.of(entry.seq()));
                parts.removeIf(it -> it != parts.get(0));
                parts.add(known);
            }
        }
        last("ResponseLevelApproved")
                .ifPresent(it -> parts.add(new Known(
                        TIME.format(it.at()) + " "
                                + ResponseLevel.valueOf(it.text("level")).label() + " 级响应",
                        List.of(it.seq()))));
        return joined("，", parts);
    }

    private static String rule(Entry entry) {
        JsonNode rule = entry.data().path("gradeRule");
        return rule.path("text").isTextual()
                ? "（" + rule.path("text").asText() + "，" + rule.path("source").asText() + "）"
                : "";
    }

    private Optional<Known> area() {
        List<Known> parts = new ArrayList<>();
        fact("burnedAreaHa").ifPresent(it -> parts.add(worded("过火 ", number(it), " 公顷")));
        fact("affectedAreaHa").ifPresent(it -> parts.add(worded("受害 ", number(it), " 公顷")));
        other("fireLineKm").ifPresent(it -> parts.add(worded("火线 ", number(it), " 公里")));
        return joined("，", parts);
    }

    private static Known number(Known known) {
        return new Known(known.text().replaceFirst("\\.0$", ""), known.entries());
    }

    private Optional<Known> trend() {
        List<Known> parts = new ArrayList<>();
        Optional<Entry> stage = last(
                "FireControlled",
                "FlameExtinguished",
                "MopUpStarted",
                "MopUpCompleted",
                "FireRekindled",
                "SceneInspected");
        if (stage.isPresent()) {
            String word =
                    switch (stage.get().type()) {
                        case "FireControlled" -> "火场封控";
                        case "FlameExtinguished" -> "明火扑灭";
                        case "MopUpStarted" -> "清理余火";
                        case "MopUpCompleted" -> "余火清完，看守火场";
                        case "FireRekindled" -> "复燃，转入扑救";
                        default -> "验收合格";
                    };
            parts.add(new Known(
                    TIME.format(stage.get().at()) + " " + word,
                    List.of(stage.get().seq())));
        } else {
            fact("openFlame")
                    .ifPresent(it -> parts.add(new Known(it.text().equals("true") ? "有明火" : "无明火", it.entries())));
            fact("growing")
                    .ifPresent(it -> parts.add(new Known(it.text().equals("true") ? "仍在扩大" : "未见扩大", it.entries())));
        }
        other("trend").ifPresent(parts::add);
        return joined("，", parts);
    }

    private Optional<Known> weather() {
        List<Known> parts = new ArrayList<>();
        Optional<Entry> wind = last("WindObserved");
        if (wind.isPresent()) {
            parts.add(new Known(wind.get().text("words"), List.of(wind.get().seq())));
        } else {
            Optional<Known> direction = fact("windDirection");
            Optional<Known> speed = fact("windSpeed").map(FactSheet::number);
            direction.ifPresent(it -> parts.add(
                    new Known(WINDS.getOrDefault(it.text().toUpperCase(Locale.ROOT), it.text()), it.entries())));
            speed.ifPresent(it -> parts.add(worded("", it, " 米/秒")));
        }
        other("temperature").ifPresent(it -> parts.add(worded("气温 ", it, " ℃")));
        other("humidity").ifPresent(it -> parts.add(worded("湿度 ", it, " %")));
        return joined("，", parts);
    }

    private Optional<Known> threatened() {
        List<Known> parts = new ArrayList<>();
        fact("threatened")
                .ifPresent(it -> parts.add(new Known(
                        List.of(it.text().split(",")).stream()
                                .map(word -> TARGETS.getOrDefault(word, word))
                                .collect(Collectors.joining("、")),
                        it.entries())));
        other("threatenedPlaces").ifPresent(parts::add);
        return joined("：", parts);
    }

    private Optional<Known> casualties() {
        List<Known> parts = new ArrayList<>();
        fact("dead").ifPresent(it -> parts.add(worded("死亡 ", it, " 人")));
        fact("missing").ifPresent(it -> parts.add(worded("失联 ", it, " 人")));
        fact("seriouslyHurt").ifPresent(it -> parts.add(worded("重伤 ", it, " 人")));
        if (hazard == Hazard.ENTERPRISE_ACCIDENT) {
            other("poisoned")
                    .filter(it -> !it.text().equals("0"))
                    .ifPresent(it -> parts.add(worded("其中急性中毒 ", it, " 人")));
            other("trapped").filter(it -> !it.text().equals("0")).ifPresent(it -> parts.add(worded("被困 ", it, " 人")));
            other("endangered").ifPresent(it -> parts.add(worded("涉险 ", it, " 人")));
        }
        List<Entry> missing = all("MembersMissing");
        if (!missing.isEmpty()) {
            Entry last = missing.get(missing.size() - 1);
            boolean found =
                    last("EverybodyFound").filter(it -> it.seq() > last.seq()).isPresent();
            if (!found) {
                int people = last.data().path("missing").size()
                        + last.data().path("unnamed").asInt();
                parts.add(new Known(last.text("teamName") + "有 " + people + " 名队员失联，正搜救", List.of(last.seq())));
            }
        }
        return joined("，", parts);
    }

    // --- what we did ---

    private Optional<Known> forces() {
        Map<String, Crew> crews = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String order = entry.text("orderId");
            if (entry.type().equals("DispatchOrderIssued")) {
                crews.put(order, new Crew(entry));
                continue;
            }
            Crew crew = order == null ? null : crews.get(order);
            if (crew == null) {
                continue;
            }
            String state =
                    switch (entry.type()) {
                        case "TeamDeparted" -> "途中";
                        case "TeamArrived" -> "在场";
                        case "TeamReleased" -> "归队";
                        case "DispatchOrderRefused", "DispatchOrderCancelled" -> "未派成";
                        default -> null;
                    };
            if (state != null) {
                crew.state = state;
                crew.seq = entry.seq();
                crew.present = entry.data().path("present").asInt(crew.present);
            }
        }
        crews.values().removeIf(it -> it.state.equals("未派成"));
        List<Known> parts = new ArrayList<>();
        for (String state : List.of("在场", "途中", "已派", "归队")) {
            List<Crew> these =
                    crews.values().stream().filter(it -> it.state.equals(state)).toList();
            if (!these.isEmpty()) {
                parts.add(new Known(
                        words(state, these),
                        these.stream()
                                .map(it -> state.equals("已派") ? it.issued : it.seq)
                                .toList()));
            }
        }
        return joined("；", parts);
    }

    private static String words(String state, List<Crew> crews) {
        int people = crews.stream().mapToInt(it -> it.present).sum();
        boolean counted = !state.equals("已派");
        return (counted ? state : "已派未动") + " " + crews.size() + " 队" + (counted ? " " + people + " 人" : "") + "（"
                + crews.stream()
                        .map(it -> it.name + (counted ? " " + it.present + " 人" : ""))
                        .collect(Collectors.joining("、"))
                + "）";
    }

    private Optional<Known> measures() {
        List<Known> parts = new ArrayList<>();
        first("DispatchOrderIssued")
                .ifPresent(it -> parts.add(new Known(
                        TIME.format(it.at()) + " 起调派 "
                                + all("DispatchOrderIssued").size() + " 队",
                        all("DispatchOrderIssued").stream().map(Entry::seq).toList())));
        for (Entry entry : entries) {
            String text =
                    switch (entry.type()) {
                        case "ResponseLevelApproved" -> "启动 "
                                + ResponseLevel.valueOf(entry.text("level")).label() + " 级响应"
                                + (blank(entry.text("measures")) ? "" : "：" + entry.text("measures"));
                        case "SiteHeadquartersEstablished" -> "设立"
                                + entry.data().path("headquarters").path("name").asText("前线指挥部");
                        case "WithdrawalOrdered" -> hazard.line() + "撤离：" + entry.text("reason");
                        case "AttackResumed" -> "恢复" + hazard.work();
                        case "AidAssigned" -> entry.text("askedName") + "派来增援 " + entry.text("promised") + " 人";
                        case "EvacuationOrdered" -> "下令转移人员";
                        default -> null;
                    };
            if (text != null) {
                parts.add(new Known(TIME.format(entry.at()) + " " + text, List.of(entry.seq())));
            }
        }
        return joined("；", parts);
    }

    private Optional<Known> cause() {
        Optional<Known> found = last("CauseInvestigated")
                .map(it -> new Known(
                        StreamSupport.stream(it.data().path("cause").spliterator(), false)
                                .map(JsonNode::asText)
                                .filter(text -> !text.isBlank())
                                .collect(Collectors.joining("；")),
                        List.of(it.seq())));
        return found.isPresent() ? found : said("；", "cause");
    }

    private Optional<Known> contact() {
        List<Known> parts = new ArrayList<>();
        last("SiteHeadquartersEstablished", "SiteHeadquartersChanged").ifPresent(it -> {
            JsonNode hq = it.data().path("headquarters");
            parts.add(new Known(
                    hq.path("name").asText()
                            + (hq.hasNonNull("phone") ? " " + hq.path("phone").asText() : ""),
                    List.of(it.seq())));
        });
        last("CommandHandedOver", "CommandAssumed").ifPresent(it -> {
            JsonNode who = it.type().equals("CommandHandedOver")
                    ? it.data().path("to")
                    : it.data().path("commander");
            parts.add(new Known(
                    "现场指挥 " + who.path("name").asText()
                            + (who.hasNonNull("title") ? "（" + who.path("title").asText() + "）" : "")
                            + (who.hasNonNull("phone") ? " " + who.path("phone").asText() : ""),
                    List.of(it.seq())));
        });
        return joined("，", parts);
    }

    private Optional<Known> next() {
        Map<String, Entry> open = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String request = entry.text("requestId");
            if (entry.type().equals("AidRequested")) {
                open.put(request, entry);
            } else if (Set.of("AidAssigned", "AidDeclined", "AidWithdrawn").contains(entry.type())) {
                open.remove(request);
            }
        }
        return joined(
                "；",
                open.values().stream()
                        .map(it -> new Known(
                                "已请求" + it.text("askedName") + "增援" + it.text("need") + " " + it.text("people") + " 人",
                                List.of(it.seq())))
                        .toList());
    }

    // --- how it ended ---

    private Optional<Known> result() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("FireControlled", "火场封控");
        stages.put("FlameExtinguished", "明火扑灭");
        stages.put("MopUpCompleted", "余火清完");
        stages.put("SceneInspected", "验收合格");
        stages.put("IncidentCancelled", "撤销事件");
        List<Known> parts = new ArrayList<>();
        stages.forEach((type, word) -> last(type)
                .ifPresent(it -> parts.add(new Known(
                        TIME.format(it.at()) + " " + word
                                + (type.equals("IncidentCancelled") ? "：" + it.text("reason") : ""),
                        List.of(it.seq())))));
        return joined("，", parts);
    }

    private Optional<Known> release() {
        return last("IncidentClosed", "IncidentCancelled")
                .map(it -> new Known(
                        TIME.format(it.at())
                                + (it.type().equals("IncidentClosed") ? " 结案，响应解除" : " 撤销，响应解除")
                                + (blank(it.text("note")) ? "" : "：" + it.text("note")),
                        List.of(it.seq())));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private Optional<Entry> first(String type) {
        return entries.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    private Optional<Entry> last(String... types) {
        Set<String> wanted = new LinkedHashSet<>(List.of(types));
        Predicate<Entry> told = it -> wanted.contains(it.type());
        BinaryOperator<Entry> later = (earlier, next) -> next;
        return entries.stream().filter(told).reduce(later);
    }

    private List<Entry> all(String type) {
        return entries.stream().filter(it -> it.type().equals(type)).toList();
    }
}
