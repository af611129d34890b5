package org.muster.level;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;

/**
 * What a division may set about response levels. {@code key} is the name by which the decision table reads it; the
 * default stands until some division sets another. Where our sources fix nothing, the flag is {@code ?}.
 */
public enum Setting {
    HOURS_I("hoursI", ResponseLevel.I, "未控时长", Kind.HOURS, "24", Origin.DEMO, "?"),
    HECTARES_I("hectaresI", ResponseLevel.I, "过火面积", Kind.HECTARES, "1000", Origin.DEMO, "?"),
    DEAD_I("deadI", ResponseLevel.I, "死亡（含失踪）", Kind.PERSONS, "30", Origin.NATIONAL, "?"),
    HURT_I("hurtI", ResponseLevel.I, "重伤", Kind.PERSONS, "100", Origin.NATIONAL, "?"),
    HOURS_II("hoursII", ResponseLevel.II, "未控时长", Kind.HOURS, "12", Origin.DEMO, "?"),
    HECTARES_II("hectaresII", ResponseLevel.II, "过火面积", Kind.HECTARES, "100", Origin.DEMO, "?"),
    DEAD_II("deadII", ResponseLevel.II, "死亡（含失踪）", Kind.PERSONS, "3", Origin.DEMO, "?"),
    HURT_II("hurtII", ResponseLevel.II, "重伤", Kind.PERSONS, "10", Origin.DEMO, "?"),
    HOURS_III("hoursIII", ResponseLevel.III, "未控时长", Kind.HOURS, "6", Origin.DEMO, "?"),
    HECTARES_III("hectaresIII", ResponseLevel.III, "过火面积且蔓延", Kind.HECTARES, "1", Origin.DEMO, "?"),
    HOURS_IV("hoursIV", ResponseLevel.IV, "未控时长", Kind.HOURS, "4", Origin.DEMO, "?"),
    SENSITIVE_HOURS_IV("sensitiveHoursIV", ResponseLevel.IV, "敏感时段或地点未控时长", Kind.HOURS, "2", Origin.DEMO, "?"),
    DEAD_IV("deadIV", ResponseLevel.IV, "死亡或失踪", Kind.PERSONS, "1", Origin.NATIONAL, "?"),
    HURT_IV("hurtIV", ResponseLevel.IV, "重伤", Kind.PERSONS, "1", Origin.NATIONAL, "?"),
    OTHER_FIRES_IV("otherFiresIV", ResponseLevel.IV, "同时另有火场", Kind.FIRES, "1", Origin.COUNTY_SAMPLE, "?"),
    MOVED_I("movedI", ResponseLevel.I, "紧急疏散", Kind.PERSONS, "100000", "国家安全生产事故灾难应急预案 分级响应（引文）", "C"),
    MOVED_III("movedIII", ResponseLevel.III, "较大涉险：紧急疏散", Kind.PERSONS, "500", Origin.LARGER_DANGER, "L"),
    ENDANGERED_III("endangeredIII", ResponseLevel.III, "较大涉险：涉险人员", Kind.PERSONS, "10", Origin.LARGER_DANGER, "L"),

    APPROVER_I("approverI", ResponseLevel.I, "批准人", Kind.POST, "CHIEF", Origin.DEMO, "?"),
    SECOND_I("secondI", ResponseLevel.I, "第二签署人", Kind.POST, "EXECUTIVE_DEPUTY", "Ⅰ 级响应须两人签署（设计默认值）", "?"),
    APPROVER_II("approverII", ResponseLevel.II, "批准人", Kind.POST, "EXECUTIVE_DEPUTY", Origin.DEMO, "?"),
    APPROVER_III("approverIII", ResponseLevel.III, "批准人", Kind.POST, "DEPUTY", Origin.DEMO, "?"),
    APPROVER_IV("approverIV", ResponseLevel.IV, "批准人", Kind.POST, "OFFICE_DIRECTOR", Origin.DEMO, "?"),

    TERM_I("termI", ResponseLevel.I, "预计期限", Kind.HOURS, "48", Origin.DESIGN, "?"),
    TERM_II("termII", ResponseLevel.II, "预计期限", Kind.HOURS, "24", Origin.DESIGN, "?"),
    TERM_III("termIII", ResponseLevel.III, "预计期限", Kind.HOURS, "6", Origin.DESIGN, "?"),
    TERM_IV("termIV", ResponseLevel.IV, "预计期限", Kind.HOURS, "6", Origin.DESIGN, "?"),
    MEASURES_I(
            "measuresI",
            ResponseLevel.I,
            "应急处置措施",
            Kind.TEXT,
            "请求省级力量和航空支援；转移受威胁群众；实行交通管制；统一发布信息",
            Origin.MEASURES,
            "L"),
    MEASURES_II(
            "measuresII", ResponseLevel.II, "应急处置措施", Kind.TEXT, "请求市级及邻县增援；转移受威胁群众；开设隔离带；交通管制", Origin.MEASURES, "L"),
    MEASURES_III(
            "measuresIII",
            ResponseLevel.III,
            "应急处置措施",
            Kind.TEXT,
            "增派专业队和邻近乡镇队伍；设前线指挥部；做好受威胁群众转移准备",
            Origin.MEASURES,
            "L"),
    MEASURES_IV("measuresIV", ResponseLevel.IV, "应急处置措施", Kind.TEXT, "专业队和属地半专业队出动；疏散周边人员；报告上级", Origin.MEASURES, "L"),

    MEASURES_FLOOD_I(
            "measuresFloodI",
            ResponseLevel.I,
            "应急处置措施（防汛防台）",
            Kind.TEXT,
            "转移全部危险区人员，应转尽转、不漏一人；停课停业，关闭危险场所；可宣布紧急防汛期，依法征用、清障、交通管制；请求省市增援；统一发布信息",
            Origin.FLOOD_MEASURES,
            "L"),
    MEASURES_FLOOD_II(
            "measuresFloodII",
            ResponseLevel.II,
            "应急处置措施（防汛防台）",
            Kind.TEXT,
            "队伍、舟艇、排涝泵待命前置，物资和安置点备足；按清单转移危险区人员，洪水到达前 3 小时转完、夜间到达的当日 18 时前转完；关闭危险场所，管控险路",
            Origin.FLOOD_MEASURES,
            "L"),
    MEASURES_FLOOD_III(
            "measuresFloodIII",
            ResponseLevel.III,
            "应急处置措施（防汛防台）",
            Kind.TEXT,
            "预警叫应到镇村和风险点责任人；加密监测预报、巡堤查险；危险区人员做好转移准备，雨量水位到线即转移；抢险力量待命",
            Origin.FLOOD_MEASURES,
            "L"),
    MEASURES_FLOOD_IV(
            "measuresFloodIV",
            ResponseLevel.IV,
            "应急处置措施（防汛防台）",
            Kind.TEXT,
            "启动预案，加强值守和监测预报；公开发布预警；巡查地质灾害点、山塘水库、堤防和低洼地；核对转移清单和安置点",
            Origin.FLOOD_MEASURES,
            "L"),

    COMMAND_MAJOR("commandMajor", null, "重大火灾由谁统一指挥", Kind.COMMAND, "CITY", "国家森林草原火灾应急预案（国办函〔2020〕99号）6.1", "L"),
    COMMAND_EXTRAORDINARY(
            "commandExtraordinary",
            null,
            "特别重大火灾由谁统一指挥",
            Kind.COMMAND,
            "PROVINCE",
            "国家森林草原火灾应急预案（国办函〔2020〕99号）6.1",
            "L"),
    COMMAND_I("commandI", ResponseLevel.I, "Ⅰ 级响应由谁统一指挥", Kind.COMMAND, "CITY", Origin.DESIGN, "?"),
    COMMAND_II("commandII", ResponseLevel.II, "Ⅱ 级响应由谁统一指挥", Kind.COMMAND, "COUNTY", Origin.DESIGN, "?");

    /** What kind of value it takes, and within what bounds. */
    enum Kind {
        HOURS,
        HECTARES,
        PERSONS,
        FIRES,
        POST,
        COMMAND,
        TEXT;

        boolean number() {
            return ordinal() <= FIRES.ordinal();
        }
    }

    private static final class Origin {
        static final String DEMO = "瑞安演示默认值，以本地预案为准";
        static final String NATIONAL = "国家森林草原火灾应急预案触发条件（待核），以本地预案为准";
        static final String COUNTY_SAMPLE = "某县预案样本，以本地预案为准";
        static final String LARGER_DANGER = "生产安全事故信息报告和处置办法（总局令21）较大涉险事故";
        static final String DESIGN = "设计默认值，以本地预案为准";
        static final String MEASURES = "突发事件应对法 第73条（措施种类）；内容为设计默认值";
        static final String FLOOD_MEASURES =
                "突发事件应对法 第66、67条；防汛条例 第23、30–32条；浙江省防御洪涝台灾害人员避险转移办法；浙江省气象灾害防御条例 第29条；内容为设计默认值";
    }

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(720);
    private static final BigDecimal MOST_HECTARES = BigDecimal.valueOf(10_000_000);
    private static final BigDecimal MOST_PERSONS = BigDecimal.valueOf(100_000);
    private static final BigDecimal MOST_FIRES = BigDecimal.valueOf(100);
    private static final int LONGEST_TEXT = 500;

    private final String key;
    private final ResponseLevel level;
    private final String label;
    private final Kind kind;
    private final String usual;
    private final String source;
    private final String flag;

    Setting(String key, ResponseLevel level, String label, Kind kind, String usual, String source, String flag) {
        this.key = key;
        this.level = level;
        this.label = label;
        this.kind = kind;
        this.usual = usual;
        this.source = source;
        this.flag = flag;
    }

    public String key() {
        return key;
    }

    /** Of which level; null when it belongs to a grade. */
    ResponseLevel level() {
        return level;
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /** What holds while no division says otherwise. */
    String usual() {
        return usual;
    }

    public String source() {
        return source;
    }

    public String flag() {
        return flag;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }

    static Setting of(String kind, ResponseLevel level) {
        return of(kind + level.name()).orElseThrow();
    }

    /**
     * The value as it is kept.
     *
     * @throws Problem 422 when it is none this setting can have
     */
    String read(String said) {
        String value = said.strip();
        return switch (kind) {
            case HOURS -> number(value, MOST_HOURS, false, "小时");
            case HECTARES -> number(value, MOST_HECTARES, false, "公顷");
            case PERSONS -> number(value, MOST_PERSONS, true, "人");
            case FIRES -> number(value, MOST_FIRES, true, "处");
            case POST -> Post.of(value)
                    .map(Post::name)
                    .orElseThrow(() -> bad("请选择岗位：CHIEF、EXECUTIVE_DEPUTY、DEPUTY 或 OFFICE_DIRECTOR"));
            case COMMAND -> List.of("COUNTY", "CITY", "PROVINCE").contains(value)
                    ? DivisionCode.Level.valueOf(value).name()
                    : refuse("请选择由县（COUNTY）、市（CITY）还是省（PROVINCE）统一指挥");
            case TEXT -> value.isEmpty() || value.length() > LONGEST_TEXT ? refuse("请写明措施，不超过 500 字") : value;
        };
    }

    private String number(String value, BigDecimal most, boolean whole, String unit) {
        // a short plain number, so that nothing like 1e999999999 is worked on
        if (!value.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            throw bad(label + "须为大于 0 的数，例如 4 或 0.5");
        }
        BigDecimal number = new BigDecimal(value);
        if (number.signum() == 0 || number.compareTo(most) > 0) {
            throw bad(label + "须大于 0，不超过 " + most.toPlainString() + " " + unit);
        }
        if (whole && number.stripTrailingZeros().scale() > 0) {
            throw bad(label + "须为整数");
        }
        return number.stripTrailingZeros().toPlainString();
    }

    private static String refuse(String message) {
        throw bad(message);
    }

    private static Problem bad(String message) {
        return Problem.invalid("value", message);
    }
}
