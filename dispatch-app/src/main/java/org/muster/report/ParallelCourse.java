package org.muster.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.muster.journal.Entry;
import org.muster.reports.KeyMoment;
import org.muster.reports.ParallelWork;

/** What ran beside the response to an accident, as the journal tells it: no claimant's name, nothing the evidence shows. */
final class ParallelCourse {

    private ParallelCourse() {}

    static ParallelWork of(Story story) {
        List<KeyMoment> moments = new ArrayList<>();
        experts(story, moments);
        traffic(story, moments);
        releases(story, moments);
        investigation(story, moments);
        compensation(story, moments);
        return moments.isEmpty() ? ParallelWork.none() : new ParallelWork(caption(story), moments);
    }

    /** {@code 专家 2 位、意见 1 条；管制点 3 处；发布 1 次；证据 4 件；补偿 2 件，已付 3900.50 元} */
    private static String caption(Story story) {
        List<String> parts = new ArrayList<>();
        int experts = story.all("ExpertCalledIn").size();
        if (experts > 0) {
            parts.add("专家 " + experts + " 位、意见 " + story.all("ExpertAdvised").size() + " 条");
        }
        add(parts, "管制点 ", story.all("TrafficPointSet").size(), " 处");
        add(parts, "发布 ", story.all("ReleasePublished").size(), " 次");
        add(parts, "证据 ", story.all("EvidenceTaken").size(), " 件");
        int claims = story.all("CompensationClaimed").size();
        if (claims > 0) {
            BigDecimal paid = story.all("CompensationPaid").stream()
                    .map(ParallelCourse::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            parts.add("补偿 " + claims + " 件，已付 " + yuan(paid) + " 元");
        }
        return parts.isEmpty() ? null : String.join("；", parts);
    }

    private static void add(List<String> parts, String before, int count, String after) {
        if (count > 0) {
            parts.add(before + count + after);
        }
    }

    private static void experts(Story story, List<KeyMoment> moments) {
        for (Entry it :
                story.all("ExpertCalledIn", "ExpertAnswered", "ExpertUnanswered", "ExpertAdvised", "ExpertCredited")) {
            String name = it.text("name");
            moments.add(moment(
                    it,
                    "专家",
                    switch (it.type()) {
                        case "ExpertCalledIn" -> "请" + name + "（" + it.text("unit") + "，信用 " + it.text("credit")
                                + " 级）：" + it.text("question");
                        case "ExpertAnswered" -> name + "应答：" + it.text("saidLabel")
                                + (it.data().path("late").asBoolean() ? "（迟）" : "");
                        case "ExpertUnanswered" -> name + "逾时未应答";
                        case "ExpertAdvised" -> name + "意见：" + it.text("text");
                        default -> name + "信用 " + number(it, "points") + " 分，" + it.text("credit") + " 级："
                                + it.text("reason");
                    }));
        }
    }

    private static void traffic(Story story, List<KeyMoment> moments) {
        for (Entry it :
                story.all("TrafficPointSet", "TrafficPointManned", "TrafficPointRefused", "TrafficPointLifted")) {
            String point = number(it, "number") + " 号 " + it.text("name");
            moments.add(moment(
                    it,
                    "交通管制",
                    switch (it.type()) {
                        case "TrafficPointSet" -> "设管制点 " + point + "：" + it.text("controlLabel") + "，"
                                + it.text("unit");
                        case "TrafficPointManned" -> point + "到位";
                        case "TrafficPointRefused" -> it.text("unit") + "到不了 " + point;
                        default -> point + "撤除：" + it.text("reason");
                    }));
        }
    }

    private static void releases(Story story, List<KeyMoment> moments) {
        for (Entry it : story.all(
                "ReleaseApproved", "ReleaseReturned", "ReleasePublished", "ReleaseUndelivered", "ReleaseOverdue")) {
            String number = "第 " + number(it, "number") + " 号";
            moments.add(moment(
                    it,
                    "信息发布",
                    switch (it.type()) {
                        case "ReleaseApproved" -> number + "由" + it.text("authorityName") + "批准"
                                + (it.text("reason") == null
                                        ? ""
                                        : "（" + String.join("；", words(it, "differences")) + "；理由：" + it.text("reason")
                                                + "）");
                        case "ReleaseReturned" -> number + "退回：" + it.text("reason");
                        case "ReleasePublished" -> it.text("kindLabel") + number + "发布：" + it.text("headline")
                                + (it.data().path("late").asBoolean() ? "（首次发布逾时）" : "");
                        case "ReleaseUndelivered" -> number + "未能经" + it.text("channelLabel") + "发出";
                        default -> it.text("label") + "逾时未发";
                    }));
        }
    }

    private static void investigation(Story story, List<KeyMoment> moments) {
        // that it was opened says nothing by itself: every accident's is
        for (Entry it : story.all(
                "SceneProtected",
                "EvidenceTaken",
                "EvidenceHandedOver",
                "EvidenceVerified",
                "InvestigatorNamed",
                "InvestigatorRemoved",
                "InvestigationExtended",
                "InvestigationReported",
                "InvestigationOverdue")) {
            String number = "证据 " + number(it, "number") + " 号";
            moments.add(moment(
                    it,
                    "事故调查",
                    switch (it.type()) {
                        case "SceneProtected" -> it.text("by") + "保护现场：" + it.text("note");
                        case "EvidenceTaken" -> number + "登记（" + it.text("kindLabel") + "）"
                                + (it.text("sha256") == null
                                        ? ""
                                        : "，SHA-256 " + it.text("sha256").substring(0, 16) + "…");
                        case "EvidenceHandedOver" -> number + "第 " + number(it, "seq") + " 次交接";
                        case "EvidenceVerified" -> number
                                + (it.data().path("intact").asBoolean() ? "核验一致" : "核验不符，可能被改动");
                        case "InvestigatorNamed" -> "调查组成员：" + it.text("name") + "（" + it.text("unit") + "）";
                        case "InvestigatorRemoved" -> it.text("name") + "（" + it.text("unit") + "）退出调查组："
                                + it.text("reason");
                        case "InvestigationExtended" -> "调查期限共延长 " + number(it, "days") + " 日，" + it.text("approvedBy")
                                + "批准：" + it.text("reason");
                        case "InvestigationReported" -> "调查报告由" + it.text("by") + "提交"
                                + (it.data().path("late").asBoolean() ? "（逾期）" : "");
                        default -> "调查报告逾期未提交";
                    }));
        }
    }

    private static void compensation(Story story, List<KeyMoment> moments) {
        for (Entry it :
                story.all("CompensationClaimed", "CompensationAssessed", "CompensationPaid", "CompensationRefused")) {
            String number = "第 " + number(it, "number") + " 件";
            moments.add(moment(
                    it,
                    "补偿",
                    switch (it.type()) {
                        case "CompensationClaimed" -> number + "申请（" + it.text("kindLabel") + "）：" + it.text("what")
                                + " " + yuan(amount(it)) + " 元";
                        case "CompensationAssessed" -> number + "核定 " + yuan(amount(it)) + " 元：" + it.text("reason");
                        case "CompensationPaid" -> number + "支付 " + yuan(amount(it)) + " 元";
                        default -> number + "不予补偿：" + it.text("reason");
                    }));
        }
    }

    private static KeyMoment moment(Entry it, String subject, String text) {
        return new KeyMoment(it.at(), subject, text, Story.refs(it));
    }

    private static int number(Entry it, String field) {
        return it.data().path(field).asInt();
    }

    private static BigDecimal amount(Entry it) {
        return new BigDecimal(it.data().path("amount").asText("0"));
    }

    /** As a clerk writes it, with its cents. */
    private static String yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static List<String> words(Entry it, String field) {
        return StreamSupport.stream(it.data().path(field).spliterator(), false)
                .map(word -> word.asText())
                .toList();
    }
}
