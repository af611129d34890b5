package org.muster.integrations.cap;

/**
 * What a message may break: the rules of CAP 1.2 as its data dictionary and schema have them (OASIS CAP-v1.2-os §3.2,
 * §3.4), and the limits we set ourselves. {@link #fatal} rules leave a doubt about what was meant, or are no honest
 * message: such a message is refused however tolerantly it is read.
 */
public enum CapRule {
    // what we set ourselves
    TOO_LARGE(true, "报文超过 256 KB", "Larger than 256 KB"),
    XML_MALFORMED(true, "不是完整合法的 XML", "Not well-formed XML"),
    DTD_FORBIDDEN(true, "不接受带 DOCTYPE 的报文", "A document type declaration is not accepted"),
    ENTITY_FORBIDDEN(true, "不接受实体引用", "Entity references are not accepted"),
    TOO_DEEP(true, "元素嵌套超过 32 层", "Nested deeper than 32 elements"),
    TOO_MANY_POINTS(true, "多边形顶点合计超过 5000 个", "More than 5,000 polygon points"),
    TOO_MANY_ELEMENTS(true, "元素个数超过 10000", "More than 10,000 elements"),
    TEXT_TOO_LONG(true, "文字过长", "Text too long"),
    HIDDEN_CHARACTERS(false, "含看不见的控制字符（零宽或改变书写方向），已去除", "Invisible or direction-changing characters, removed"),

    // the message as a whole
    NOT_AN_ALERT(true, "根元素不是 alert", "The root element is not alert"),
    NAMESPACE_UNKNOWN(true, "命名空间不是 CAP", "Not in a CAP namespace"),
    NAMESPACE_OLDER(false, "按旧版 CAP（1.0 / 1.1）书写", "Written in an older version of CAP"),
    ELEMENT_UNKNOWN(false, "标准中没有这个元素", "No such element in the standard"),
    ELEMENT_OUT_OF_ORDER(false, "元素次序与标准不符", "Element out of the standard's order"),
    ELEMENT_MISSING(true, "缺少必填元素", "A required element is missing"),
    ELEMENT_EMPTY(false, "元素为空", "Empty element"),
    ELEMENT_REPEATED(false, "只能出现一次的元素重复", "An element that may occur once is repeated"),
    IDENTITY_REPEATED(true, "决定报文身份的元素重复", "An element of the message's identity is repeated"),
    VALUE_NOT_LISTED(true, "取值不在标准的列表中", "A value outside the standard's list"),
    VALUE_MISSPELT(false, "取值大小写或写法与标准不符", "A listed value spelt differently"),
    FORBIDDEN_CHARACTER(true, "编号或发送者含空格、逗号、< 或 &", "Space, comma, < or & in identifier or sender"),
    STATUS_DEFAULTED(false, "未写状态，按 GB/T 35965.1 视为 Actual", "No status; Actual by GB/T 35965.1"),

    // conditions between elements
    RESTRICTION_MISSING(false, "scope 为 Restricted 时应写明 restriction", "Restricted without a restriction"),
    RESTRICTION_UNCALLED(false, "scope 不是 Restricted 却写了 restriction", "A restriction without scope Restricted"),
    ADDRESSES_MISSING(true, "scope 为 Private 时须写明 addresses", "Private without addresses"),
    REFERENCES_MISSING(true, "更新、解除或回执须写明所指的报文（references）", "Update, Cancel, Ack or Error without references"),
    REFERENCE_MALFORMED(true, "references 应为“发送者,编号,时间”", "A reference that is not sender,identifier,sent"),
    NOTE_MISSING(false, "此类报文应在 note 中说明", "A note is called for"),
    INFO_MISSING(true, "预警须有 info", "An alert without info"),
    DIGEST_MALFORMED(false, "digest 不是 SHA-1 或 SHA-256 的十六进制", "The digest is no SHA-1 or SHA-256"),
    CEILING_WITHOUT_ALTITUDE(false, "写了 ceiling 却没有 altitude", "A ceiling without an altitude"),
    LANGUAGE_MALFORMED(false, "语言代码不合 RFC 3066", "Not a language tag of RFC 3066"),
    NUMBER_MALFORMED(false, "不是数", "Not a number"),
    URI_MALFORMED(false, "不是合法的地址", "Not a URI"),

    // times
    TIME_MALFORMED(true, "时间格式应如 2026-07-25T10:00:00+08:00", "Not a time such as 2026-07-25T10:00:00+08:00"),
    TIME_WITHOUT_OFFSET(true, "时间没有写时区", "A time without its offset"),
    TIME_WITH_LETTER(false, "时区不得写作 Z", "The offset must not be written Z"),
    TIME_IMPOSSIBLE(true, "没有这个时间", "There is no such time"),
    EXPIRES_BEFORE_BEGIN(false, "失效时间不晚于生效、起始或发布时间", "Expires no later than it begins"),

    // places
    POLYGON_MALFORMED(true, "多边形应为“纬度,经度 纬度,经度 …”", "Not a polygon of lat,lon pairs"),
    POLYGON_TOO_FEW_POINTS(true, "多边形至少须有 4 个点", "A polygon of fewer than 4 points"),
    POLYGON_UNCLOSED(true, "多边形首尾两点不同，没有闭合", "A polygon whose last point is not its first"),
    POLYGON_SELF_CROSSING(true, "多边形的边自相交", "A polygon whose sides cross"),
    POLYGON_WITHOUT_AREA(true, "多边形没有面积", "A polygon without an area"),
    POLYGON_ROUND_THE_WORLD(true, "多边形跨越 180 度经线以上，范围不明", "A polygon wider than half the world"),
    COORDINATES_SWAPPED(true, "坐标像是经度写在了前面；CAP 先写纬度", "Coordinates look inverted: CAP writes latitude first"),
    COORDINATE_OUT_OF_RANGE(true, "坐标不在地球上", "A coordinate that is not on the globe"),
    CIRCLE_MALFORMED(true, "圆应为“纬度,经度 半径千米”", "Not a circle of lat,lon and kilometres"),
    CIRCLE_TOO_LARGE(true, "圆的半径超过 2000 千米", "A circle of more than 2,000 km");

    private final boolean fatal;
    private final String chinese;
    private final String english;

    CapRule(boolean fatal, String chinese, String english) {
        this.fatal = fatal;
        this.chinese = chinese;
        this.english = english;
    }

    public boolean fatal() {
        return fatal;
    }

    /** What is wrong, in Chinese. */
    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
