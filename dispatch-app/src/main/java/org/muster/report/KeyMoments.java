package org.muster.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muster.journal.Entry;
import org.muster.reports.KeyMoment;

/** The moments at which command, its help or the danger to crews changed, each told in one line from its journal entry. */
final class KeyMoments {

    private KeyMoments() {}

    static List<KeyMoment> of(Story story) {
        List<KeyMoment> moments = new ArrayList<>();
        for (Entry entry : story.entries()) {
            String[] said = say(entry, story);
            if (said != null) {
                moments.add(new KeyMoment(entry.at(), said[0], said[1], Story.refs(entry)));
            }
        }
        return moments;
    }

    /** Subject and text; null for what the other sections tell. */
    private static String[] say(Entry entry, Story story) {
        String team = entry.text("teamName");
        return switch (entry.type()) {
            case "MusterUnlikely" -> two(
                    "集结预警",
                    team + "到时达标可能 " + entry.text("percent") + "，预计到 "
                            + entry.data().path("low").asInt() + "–"
                            + entry.data().path("high").asInt() + " 人，须 "
                            + entry.data().path("quorum").asInt() + " 人。"
                            + or(entry.text("reason")));
            case "LateAnswerReceived" -> two(
                    "迟到应答", team + "迟到" + or(entry.text("answerLabel")) + "，已由" + entry.text("replacementName") + "顶替");
            case "LateAnswerReconciled" -> two("迟到应答", team + "：" + or(entry.text("keepLabel")) + because(entry));
            case "SiteHeadquartersEstablished" -> two(
                    "设立前指",
                    entry.data().at("/headquarters/name").asText() + "，"
                            + entry.data().at("/headquarters/place").asText("") + "，指挥员 "
                            + who(entry.data().path("commander")));
            case "CommandAssumed" -> two("行使指挥", who(entry.data().path("commander")));
            case "CommandHandedOver" -> two(
                    "指挥权移交",
                    who(entry.data().path("from")) + " → " + who(entry.data().path("to")) + "，双方签认");
            case "CommandHandOverOverdue" -> two(
                    "移交未签",
                    who(entry.data().path("to")) + "到时未接，仍由" + who(entry.data().path("from")) + "指挥");
            case "AidRequested" -> two(
                    "请求增援",
                    entry.text("askingName") + "向" + entry.text("askedName") + "请求" + entry.text("need") + " "
                            + entry.data().path("people").asInt() + " 人：" + or(entry.text("reason")));
            case "AidPassedUp" -> two(
                    "增援上转", entry.text("fromName") + " → " + entry.text("askedName") + because(entry));
            case "AidAssigned" -> two(
                    "上级派援",
                    entry.text("askedName") + "派" + names(entry.data().path("teams")) + "，"
                            + entry.data().path("promised").asInt() + " 人");
            case "AidDeclined" -> two("未予增援", entry.text("askedName") + because(entry));
            case "AidArrived" -> two("援队到齐", "请求 " + entry.text("number"));
            case "AidThanked" -> two("归还致谢", or(entry.text("text")) + " 费用：" + or(entry.text("costRule")));
            case "WindShifted" -> two(
                    "风向突变",
                    entry.text("wordsBefore") + " → " + entry.text("words") + "，转 "
                            + entry.data().path("turn").asInt() + "°，"
                            + "%+.1f m/s".formatted(entry.data().path("gain").asDouble()) + "；原评估失效");
            case "WithdrawalOrdered" -> two(
                    "下令撤离",
                    names(entry.data().path("crews")) + " 共 "
                            + entry.data().path("heads").asInt() + " 人" + because(entry));
            case "AllCrewsSafe" -> two(
                    "全员安全",
                    entry.data().path("crews").asInt() + " 队 "
                            + entry.data().path("heads").asInt() + " 人到安全区");
            case "AttackResumed" -> two("恢复" + story.hazard().work(), "签认 " + entry.text("signedBy") + because(entry));
            case "MaydayCalled" -> two("求救", team + "：" + or(entry.text("note")));
            case "CrewSilent" -> two(
                    "点名无应", team + " " + entry.data().path("heads").asInt() + " 人两次点名未应");
            case "MembersMissing" -> two(
                    "人员失联",
                    team + "：" + names(entry.data().path("missing"))
                            + (entry.data().path("unnamed").asInt() > 0
                                    ? "，另 " + entry.data().path("unnamed").asInt() + " 人未报名"
                                    : ""));
            case "SearchersAssigned" -> two("派出搜救", team + because(entry));
            case "MembersFound" -> two("找到人员", team + "：" + names(entry.data().path("found")));
            case "EverybodyFound" -> two("搜救结束", "人人有下落");
            case "CommunicationsLost" -> two("通信中断", entry.text("divisionName") + "：" + or(entry.text("what")));
            case "SatellitePhonesSent" -> two(
                    "送卫星电话",
                    entry.text("divisionName") + " " + Story.number(entry, "phones") + " 部"
                            + (entry.text("carrier") == null ? "" : "，" + entry.text("carrier")));
            case "CommunicationsRestored" -> two(
                    "恢复联系",
                    entry.text("divisionName") + "，中断 " + cutOffMinutes(entry, story) + " 分：" + or(entry.text("how")));
            case "GaugeFellSilent" -> two("站点失联", entry.text("gaugeId") + " " + or(entry.text("gaugeName")) + "没有读数");
            case "ThreatPassed" -> two("威胁解除", or(entry.text("note")));
            case "SafetyGateOverridden" -> two("越过核查", team + because(entry));
            default -> null;
        };
    }

    /** An exercise's minutes pass in seconds. */
    private static long cutOffMinutes(Entry restored, Story story) {
        return story.all("CommunicationsLost").stream()
                .filter(it -> it.seq() < restored.seq()
                        && String.valueOf(restored.text("division")).equals(it.text("division")))
                .reduce((earlier, later) -> later)
                .map(it -> story.nominal(it.at(), restored.at()).toMinutes())
                .orElseGet(() -> (long) Story.number(restored, "minutes"));
    }

    private static String[] two(String subject, String text) {
        return new String[] {subject, text};
    }

    private static String who(JsonNode person) {
        String title = person.path("title").asText("");
        return person.path("name").asText("") + (title.isBlank() ? "" : "（" + title + "）");
    }

    private static String names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(it -> it.hasNonNull("teamName")
                        ? it.get("teamName").asText()
                        : it.path("name").asText())
                .collect(Collectors.joining("、"));
    }

    private static String because(Entry entry) {
        String reason = entry.text("reason") == null ? entry.text("note") : entry.text("reason");
        return reason == null || reason.isBlank() ? "" : "：" + reason;
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
