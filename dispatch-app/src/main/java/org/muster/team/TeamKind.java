package org.muster.team;

/** What kind of force a team is. */
public enum TeamKind {
    PROFESSIONAL("专", "专业森林消防队"),
    SEMI_PROFESSIONAL("半", "半专业队"),
    MASS("群", "群众队伍"),
    COMPREHENSIVE("综", "综合应急救援队"),
    FIRE_RESCUE("消", "国家综合性消防救援队"),
    MEDICAL("医", "医疗救援队"),
    DRAINAGE("排", "防汛排涝队"),
    BOAT("舟", "舟艇救援队"),
    HAZCHEM("危", "危化救援队"),
    COMMUNICATIONS("通", "通信保障队"),
    MONITORING("测", "环境监测队"),
    ENTERPRISE("企", "企业专职队"),
    MILITARY("军", "军地应急队伍");

    private final String sign;
    private final String label;

    TeamKind(String sign, String label) {
        this.sign = sign;
        this.label = label;
    }

    /** One character, as drawn on the map. */
    public String sign() {
        return sign;
    }

    public String label() {
        return label;
    }
}
