package org.muster.reports;

import java.util.ArrayList;
import java.util.List;

/** The sentences the report draws from its own figures. They state what was counted and judge nothing else. */
final class Phrases {

    private Phrases() {}

    static String subtitle(Cover cover) {
        var parts = new ArrayList<String>();
        cover.exercised().ifPresent(exercise -> parts.add("推演，计时按 " + speed(exercise) + " 倍速折算"));
        if (!cover.closed()) {
            parts.add("阶段稿：事件尚未结案，数据截至 " + Wording.stamp(cover.asOf()));
        }
        return parts.isEmpty() ? null : String.join("；", parts);
    }

    private static String speed(Exercise exercise) {
        double speed = exercise.speed();
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }

    static String legend(PostIncident data) {
        var sources = data.intervals().stream()
                .map(interval -> interval.standard().source())
                .distinct()
                .toList();
        boolean ranked = data.intervals().stream().anyMatch(interval -> interval.city() != null);
        var ranks = ranked
                ? "图例：灰带 = 全市 P50–P90，竖线 = 标准，● 达标，× 未达标。位次 P58 表示比本次快的占 58 %；一律用分位数，不用平均数。"
                : "全市位次须有同类已结事件 " + Distribution.SMALLEST_SAMPLE + " 起以上方可计算。";
        return ranks + "每个用时由日志记录相减得出，依据列为记录号。标准来源：" + String.join("；", sources) + "。";
    }

    static String summary(List<Interval> intervals) {
        long met = intervals.stream().filter(i -> i.verdict().met()).count();
        var missed = intervals.stream().filter(i -> i.verdict().missed()).toList();
        long open = intervals.size() - met - missed.size();
        var text = new StringBuilder()
                .append(intervals.size())
                .append(" 项中 ")
                .append(met)
                .append(" 项达标");
        if (!missed.isEmpty()) {
            text.append("、").append(missed.size()).append(" 项未达标");
        }
        if (open > 0) {
            text.append("、").append(open).append(" 项未完成");
        }
        if (missed.isEmpty()) {
            return text.append("。").toString();
        }
        text.append("。未达标：");
        text.append(String.join(
                "；",
                missed.stream()
                        .map(interval -> interval.stage() + " · " + interval.subject() + " "
                                + Wording.measured(interval) + "（标准 " + Wording.standard(interval.standard()) + "）")
                        .toList()));
        return text.append("。").toString();
    }

    static String conclusion(PostIncident data) {
        if (data.conclusion() != null && !data.conclusion().isBlank()) {
            return data.conclusion();
        }
        var text = new StringBuilder();
        if (data.intervals().isEmpty()) {
            text.append("截至本稿，尚无可与标准对照的处置用时。");
        } else {
            long met = data.intervals().stream().filter(i -> i.verdict().met()).count();
            text.append("本次处置列入对照的 ")
                    .append(data.intervals().size())
                    .append(" 项用时中 ")
                    .append(met)
                    .append(" 项达标。");
        }
        if (data.control() != null) {
            text.append(control(data.control()));
        }
        if (!data.findings().isEmpty()) {
            text.append("未达标准的 ")
                    .append(data.findings().size())
                    .append(" 项已列入整改，自结案起 ")
                    .append(Finding.DAYS_TO_CLOSE)
                    .append(" 日内复核销号。");
        }
        return text.toString();
    }

    private static String control(ControlTime control) {
        var took = control.took();
        var text = "火场历时 " + Wording.duration(took) + "得到控制，";
        if (took.compareTo(BenchmarkStrip.SIX_HOURS) <= 0) {
            return text + "在 6 小时以内（全省十年 67.69 % 的火灾做到）。";
        }
        return took.compareTo(BenchmarkStrip.TWELVE_HOURS) <= 0
                ? text + "超过 6 小时，在 12 小时以内（全省十年累计 88.06 % 的火灾做到）。"
                : text + "超过 12 小时（全省十年 11.94 % 的火灾如此）。";
    }
}
