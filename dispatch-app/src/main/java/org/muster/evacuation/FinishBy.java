package org.muster.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * When everybody must be out, with the rule in words: river-flood transfers are done three hours before the flood
 * arrives, and by 18:00 when it arrives at night (浙江省防御洪涝台灾害人员避险转移办法).
 */
record FinishBy(Instant at, String rule) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(ZONE);
    private static final String LAW = "（浙江省防御洪涝台灾害人员避险转移办法）";

    static FinishBy given(Instant at) {
        return new FinishBy(at, "下令人指定 " + TIME.format(at));
    }

    /**
     * @param arrivesAt when the flood is expected, or null when nobody knows
     * @param pace how an exercise shortens what is counted from now on
     */
    static FinishBy computed(Mode mode, Instant arrivesAt, Instant now, EvacuationRules rules, Duration pace) {
        if (arrivesAt == null) {
            return new FinishBy(
                    now.plus(pace),
                    "未给出到达时间：" + mode.label() + "按 "
                            + words(mode == Mode.IMMEDIATE ? rules.immediateWithin() : rules.prepareWithin())
                            + " 内完成（默认值，待确认）");
        }
        ZonedDateTime arrival = arrivesAt.atZone(ZONE);
        LocalTime at = arrival.toLocalTime();
        boolean late = !at.isBefore(rules.nightFrom());
        boolean small = at.isBefore(rules.nightUntil());
        Instant before = arrivesAt.minus(rules.beforeArrival());
        String rule = "洪水预计 " + TIME.format(arrivesAt) + " 到达，提前 " + words(rules.beforeArrival()) + " 完成" + LAW;
        if (late || small) {
            Instant evening = arrival.toLocalDate()
                    .minusDays(small ? 1 : 0)
                    .atTime(rules.eveningLimit())
                    .atZone(ZONE)
                    .toInstant();
            if (evening.isBefore(before)) {
                before = evening;
                rule = "洪水预计 " + TIME.format(arrivesAt) + " 夜间到达，当日 " + rules.eveningLimit() + " 前完成" + LAW;
            }
        }
        if (!before.isAfter(now)) {
            return new FinishBy(
                    now.plus(pace), rule + "；已过该时刻，立即全部转移，" + words(rules.immediateWithin()) + " 内完成（默认值，待确认）");
        }
        return new FinishBy(before, rule);
    }

    private static String words(Duration it) {
        long minutes = it.toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + " 小时" : minutes + " 分钟";
    }
}
