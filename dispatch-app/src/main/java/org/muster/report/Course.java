package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.journal.Entry;
import org.muster.reports.Level;
import org.muster.reports.LevelChange;
import org.muster.reports.Timeline;
import org.muster.reports.Timeline.Moment;
import org.muster.reports.Timeline.Phase;
import org.muster.reports.Timeline.Tone;

/** The course of an incident: its level changes, its moments, its phases. */
final class Course {

    private Course() {}

    static List<LevelChange> levelChanges(Story story) {
        var changes = new ArrayList<LevelChange>();
        Entry proposed = null;
        for (Entry entry : story.all(
                "ResponseLevelProposed",
                "ResponseLevelApproved",
                "ResponseEnded",
                "CommandPassed",
                "IncidentClosed",
                "IncidentCancelled")) {
            Level inForce =
                    changes.isEmpty() ? null : changes.get(changes.size() - 1).level();
            switch (entry.type()) {
                case "ResponseLevelProposed" -> proposed = entry;
                case "ResponseLevelApproved" -> {
                    changes.add(approved(story, proposed, entry));
                    proposed = null;
                }
                case "CommandPassed" -> {
                    if (inForce != null) {
                        changes.add(passed(story, inForce, entry));
                    }
                }
                default -> {
                    // the response may have ended before the incident did
                    if (inForce != null) {
                        changes.add(ended(story, entry));
                    }
                }
            }
        }
        return changes;
    }

    /** 过火面积 3.2 公顷（限 1 公顷）；增派两队。预计 6 小时 */
    private static LevelChange approved(Story story, Entry proposed, Entry approved) {
        var rule = approved.data().path("rule");
        var said = new ArrayList<String>();
        Story.at(approved, "facts").forEach(fact -> said.add(measured(fact)));
        var reason = Optional.ofNullable(approved.text("reason")).orElse("—");
        if (said.isEmpty() || !reason.equals(rule.path("text").asText())) {
            said.add(reason);
        }
        if (approved.text("measures") != null && !approved.text("measures").isBlank()) {
            said.add("措施：" + approved.text("measures"));
        }
        var until = Story.instant(approved, "expectedUntil");
        return new LevelChange(
                approved.at(),
                Level.valueOf(approved.text("level")),
                String.join("；", said)
                        + (until == null ? "" : "。预计 " + hours(story.nominal(approved.at(), until)) + " 小时"),
                rule.isObject()
                        ? rule.path("text").asText() + "（" + rule.path("source").asText() + "）"
                        : null,
                approvers(approved),
                proposed == null ? null : story.nominal(proposed.at(), approved.at()),
                proposed == null ? Story.refs(approved) : Story.refs(proposed, approved));
    }

    private static String measured(JsonNode fact) {
        var unit =
                switch (fact.path("unit").asText()) {
                    case "HECTARE" -> " 公顷";
                    case "HOUR" -> " 小时";
                    case "PERSON" -> " 人";
                    case "FIRE" -> " 处";
                    default -> "";
                };
        var limit = fact.path("limit").asText("");
        return fact.path("label").asText() + " " + fact.path("value").asText() + unit
                + (limit.isEmpty() ? "" : "（限 " + limit + unit + "）");
    }

    private static String hours(Duration duration) {
        return BigDecimal.valueOf(duration.toMinutes() / 60.0)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Everybody who signed, with the post; whoever is named by the entry where nobody else is. */
    static String approvers(Entry approved) {
        var names = new ArrayList<String>();
        Story.at(approved, "approvers")
                .forEach(it -> names.add(
                        it.path("name").asText() + " " + it.path("post").asText()));
        return names.isEmpty() ? approved.actorName() : String.join("、", names);
    }

    /** 统一指挥由瑞安市移交温州市：启动 Ⅰ 级响应，由设区的市统一指挥 */
    private static LevelChange passed(Story story, Level inForce, Entry entry) {
        var rule = entry.data().path("rule");
        return new LevelChange(
                entry.at(),
                inForce,
                "统一指挥由" + entry.text("fromName") + "移交" + entry.text("toName") + "：" + entry.text("reason"),
                rule.isObject() ? rule.path("source").asText() : null,
                entry.actorName(),
                null,
                Story.refs(entry));
    }

    private static LevelChange ended(Story story, Entry entry) {
        if (entry.type().equals("ResponseEnded")) {
            var began = Story.instant(entry, "startedAt");
            return new LevelChange(
                    entry.at(),
                    null,
                    entry.text("reason") + "；" + entry.text("announcement") + "；保留：" + entry.text("measuresKept")
                            + (began == null ? "" : "。实际 " + hours(story.nominal(began, entry.at())) + " 小时"),
                    "突发事件应对法 第86条",
                    entry.actorName(),
                    null,
                    Story.refs(entry));
        }
        boolean closed = entry.type().equals("IncidentClosed");
        var word = closed ? "结案" : "事件撤销";
        var said = entry.text(closed ? "note" : "reason");
        return new LevelChange(
                entry.at(),
                null,
                said == null || said.isBlank() ? word : word + "：" + said,
                null,
                entry.actorName(),
                null,
                Story.refs(entry));
    }

    static Timeline timeline(Story story) {
        if (story.receivedAt().isEmpty()) {
            return Timeline.empty();
        }
        return new Timeline(moments(story), phases(story));
    }

    private static List<Moment> moments(Story story) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(
                story.receivedAt().orElseThrow(), story.flood() ? "预警" : whistled(story) ? "吹哨" : "来电", false));
        mark(moments, story.first("IncidentRaised"), "立案");
        story.all("ResponseLevelApproved")
                .forEach(entry -> moments.add(new Moment(entry.at(), entry.text("level") + " 级响应", false)));
        mark(moments, story.first("DispatchOrderIssued"), "首令");
        mark(moments, story.first("TeamArrived"), "首队到场");
        story.all("DeadlineMissed").stream()
                .filter(entry -> "MUSTER".equals(entry.text("kind")))
                .forEach(entry -> moments.add(new Moment(entry.at(), entry.text("teamName") + "集结不足", true)));
        story.orders().stream()
                .filter(order -> order.replaces() != null)
                .forEach(order -> moments.add(new Moment(order.issued().at(), "替补" + order.team(), false)));
        mark(moments, story.first("ReinforcementRequested"), "请求增援");
        story.all("FireRekindled").forEach(entry -> moments.add(new Moment(entry.at(), "复燃", true)));
        story.all("FireControlled").forEach(entry -> moments.add(new Moment(entry.at(), "火场封控", false)));
        mark(moments, story.last("FlameExtinguished"), "明火扑灭");
        mark(moments, story.last("MopUpCompleted"), "转看守");
        mark(moments, story.last("SceneInspected"), "验收");
        mark(moments, story.first("CordonClosed"), "警戒封闭");
        mark(moments, story.first("EntryStarted"), "首组进入");
        story.all("HazardZoneTurned").forEach(entry -> moments.add(new Moment(entry.at(), "范围转向", true)));
        story.all("SourceLost").forEach(entry -> moments.add(new Moment(entry.at(), "又失控", true)));
        mark(moments, story.last("SourceControlled"), "源头受控");
        mark(moments, story.last("ReadingsClean"), "读数达标");
        mark(moments, story.last("CordonReleased"), "解除警戒");
        mark(moments, story.first("AllTargetsAnswered"), "叫应齐");
        story.first("EvacuationTriggerReached").ifPresent(entry -> moments.add(new Moment(entry.at(), "指标到线", true)));
        mark(moments, story.first("EvacuationOrdered"), "转移令");
        story.first("CommunicationsLost").ifPresent(entry -> moments.add(new Moment(entry.at(), "通信中断", true)));
        story.first("PeopleTrapped").ifPresent(entry -> moments.add(new Moment(entry.at(), "有人被困", true)));
        mark(moments, story.last("TrappedClosed"), "被困获救");
        mark(moments, story.last("ZoneEmptied"), "应转尽转");
        mark(moments, story.first("ThreatPassed"), "威胁解除");
        mark(moments, story.last("AllReturned"), "全部返回");
        mark(moments, story.last("LossTotalConfirmed"), "灾情核定");
        mark(moments, story.last("IncidentCancelled"), "撤销");
        return moments;
    }

    private static void mark(List<Moment> moments, Optional<Entry> entry, String label) {
        entry.ifPresent(it -> moments.add(new Moment(it.at(), label, false)));
    }

    private static List<Phase> phases(Story story) {
        var phases = new ArrayList<Phase>();
        Instant from = story.receivedAt().orElseThrow();
        var ends =
                switch (story.hazard()) {
                    case FOREST_FIRE -> fireStages(story);
                    case FLOOD -> floodStages(story);
                    case ENTERPRISE_ACCIDENT -> accidentStages(story);
                };
        for (Stage stage : ends) {
            if (stage.end().isEmpty()) {
                if (!story.over() && story.asOf().isAfter(from)) {
                    phases.add(new Phase(stage.label(), from, story.asOf(), stage.tone()));
                }
                return phases;
            }
            var to = stage.end().get().at();
            if (to.isAfter(from)) {
                phases.add(new Phase(stage.label(), from, to, stage.tone()));
                from = to;
            }
        }
        return phases;
    }

    private static List<Stage> fireStages(Story story) {
        return List.of(
                new Stage("接警派遣", Tone.CALL, story.first("DispatchOrderIssued")),
                new Stage("集结行进", Tone.MARCH, story.first("TeamArrived")),
                new Stage("扑救", Tone.FIGHT, story.control()),
                new Stage("清理", Tone.MOP_UP, story.last("MopUpCompleted")),
                new Stage("看守", Tone.GUARD, story.last("SceneInspected")));
    }

    private static List<Stage> accidentStages(Story story) {
        var stages = new ArrayList<Stage>();
        stages.add(new Stage("接警派遣", Tone.CALL, story.first("DispatchOrderIssued")));
        stages.add(new Stage("集结行进", Tone.MARCH, story.first("TeamArrived")));
        stages.add(new Stage("封控处置", Tone.FIGHT, story.last("SourceControlled")));
        stages.add(new Stage("监测", Tone.GUARD, story.last("CordonReleased")));
        if (story.first("EvacuationOrdered").isPresent()) {
            stages.add(new Stage("返回", Tone.MOP_UP, returned(story)));
        }
        return stages;
    }

    private static boolean whistled(Story story) {
        return story.first("WhistleBlown").isPresent();
    }

    /** Nobody moves in some floods: then they are watched until the threat has passed. */
    private static List<Stage> floodStages(Story story) {
        var stages = new ArrayList<Stage>();
        stages.add(new Stage("预警部署", Tone.CALL, story.first("DispatchOrderIssued")));
        if (story.first("EvacuationOrdered").isPresent()) {
            stages.add(new Stage("值守", Tone.GUARD, story.first("EvacuationOrdered")));
            stages.add(new Stage("转移", Tone.WITHDRAWAL, emptied(story)));
            stages.add(new Stage("避险安置", Tone.FIGHT, story.first("ThreatPassed")));
            stages.add(new Stage("返回", Tone.MARCH, returned(story)));
        } else {
            stages.add(new Stage("值守", Tone.GUARD, story.first("ThreatPassed")));
        }
        stages.add(new Stage("灾情核定", Tone.MOP_UP, story.last("LossTotalConfirmed")));
        return stages;
    }

    /** The last zone is empty; none still has people in it. */
    private static Optional<Entry> emptied(Story story) {
        return TransferCourse.zones(story).stream().allMatch(it -> !it.immediate() || it.emptiedAt() != null)
                ? story.last("ZoneEmptied")
                : Optional.empty();
    }

    /** As many zones have come home, or were called off, as were ordered out. */
    private static Optional<Entry> returned(Story story) {
        int ordered = story.all("EvacuationOrdered").size();
        int over = story.all("AllReturned", "EvacuationCancelled").size();
        return over < ordered ? Optional.empty() : story.last("AllReturned", "EvacuationCancelled");
    }

    /** A phase and the entry that ends it. */
    private record Stage(String label, Tone tone, Optional<Entry> end) {}
}
