package org.muster.situationreport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muster.shared.Hazard;
import org.muster.shared.Problem;

/**
 * The items a report may hold. Accidents: 令493 Art 12; every hazard: 国家突发事件总体应急预案 (time, place, source, nature,
 * reach, trend, measures); forest fires and floods with the items their commands add.
 */
enum ReportField {
    DISCOVERY("发现时间和信息来源"),
    PLACE("发生地点"),
    UNIT("事故单位概况"),
    NATURE("事件性质和等级", Weight.WEIGHTY),
    SITE("现场情况", Weight.LIVING),
    COURSE("简要经过"),
    VEGETATION("林种和植被"),
    AREA("面积和火线", Weight.WEIGHTY),
    RAINFALL("雨情、水情和预警", Weight.LIVING),
    TREND("发展趋势", Weight.LIVING),
    WEATHER("风、气温和湿度", Weight.LIVING),
    TRAPPED("受困人员", Weight.WEIGHTY),
    MOVED("转移安置人员", Weight.LIVING),
    WORKS("险情工程", Weight.LIVING),
    LIFELINES("道路、通信、电力中断", Weight.LIVING),
    FORCES("投入力量和装备", Weight.LIVING),
    THREATENED("威胁目标", Weight.WEIGHTY),
    CASUALTIES("伤亡和失联", Weight.WEIGHTY),
    LOSS("初步估计直接经济损失", Weight.LIVING),
    MEASURES("已采取的措施", Weight.LIVING),
    CAUSE("起因初判"),
    CONTACT("现场指挥和联系人"),
    RESULT("处置结果"),
    RELEASE("响应解除和结案"),
    LESSONS("经验教训"),
    NEXT("下一步和需要的支援", Weight.LIVING);

    private enum Weight {
        STEADY,
        /** Goes into every follow-up. */
        LIVING,
        /** As living; and when it changes after the signature, the signer is asked again. */
        WEIGHTY
    }

    private final String label;
    private final Weight weight;

    ReportField(String label) {
        this(label, Weight.STEADY);
    }

    ReportField(String label, Weight weight) {
        this.label = label;
        this.weight = weight;
    }

    String label() {
        return label;
    }

    boolean weighty() {
        return weight == Weight.WEIGHTY;
    }

    /** What a report of this kind holds, in the order of the page. */
    static List<ReportField> of(Hazard hazard, ReportKind kind) {
        return switch (kind) {
            case FIRST -> first(hazard);
            case FOLLOW_UP -> first(hazard).stream()
                    .filter(it -> it.weight != Weight.STEADY)
                    .toList();
            case FINAL -> last(hazard);
        };
    }

    private static List<ReportField> first(Hazard hazard) {
        return switch (hazard) {
            case FOREST_FIRE -> List.of(
                    DISCOVERY,
                    PLACE,
                    NATURE,
                    AREA,
                    TREND,
                    WEATHER,
                    VEGETATION,
                    THREATENED,
                    CASUALTIES,
                    FORCES,
                    MEASURES,
                    CAUSE,
                    CONTACT,
                    NEXT);
            case FLOOD -> List.of(
                    DISCOVERY,
                    PLACE,
                    NATURE,
                    RAINFALL,
                    TREND,
                    CASUALTIES,
                    TRAPPED,
                    MOVED,
                    WORKS,
                    LIFELINES,
                    FORCES,
                    MEASURES,
                    CONTACT,
                    NEXT);
            case ENTERPRISE_ACCIDENT -> List.of(
                    UNIT,
                    DISCOVERY,
                    PLACE,
                    NATURE,
                    SITE,
                    COURSE,
                    CASUALTIES,
                    LOSS,
                    MEASURES,
                    TREND,
                    FORCES,
                    CAUSE,
                    CONTACT,
                    NEXT);
        };
    }

    private static List<ReportField> last(Hazard hazard) {
        return hazard == Hazard.FOREST_FIRE
                ? List.of(
                        DISCOVERY,
                        PLACE,
                        NATURE,
                        RESULT,
                        AREA,
                        CASUALTIES,
                        LOSS,
                        FORCES,
                        MEASURES,
                        CAUSE,
                        RELEASE,
                        LESSONS)
                : List.of(
                        DISCOVERY, PLACE, NATURE, RESULT, CASUALTIES, LOSS, FORCES, MEASURES, CAUSE, RELEASE, LESSONS);
    }

    /** The field of that name, in the words of the API: lower case. */
    static ReportField of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("field", "没有这一项：" + word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
