package org.muster.team;

/** What a member does in the team. */
public enum Duty {
    LEADER("队长", "火场指挥"),
    DEPUTY("副队长", "火场指挥"),
    LOOKOUT("观察员", "火场观察"),
    PUMP("水泵手", "水泵"),
    BLOWER("风机手", "风力灭火机"),
    SAW("油锯手", "油锯"),
    TOOLS("二号工具手", null),
    DRONE("无人机手", "无人机"),
    RADIO("通信员", "电台"),
    DRIVER("驾驶员", "驾驶"),
    MEDIC("救护员", "急救"),
    RESCUER("救援员", null),
    BOATMAN("操艇员", "操艇"),
    SPECIALIST("专业技术员", null),
    LOGISTICS("后勤员", null);

    private final String label;
    private final String skill;

    Duty(String label, String skill) {
        this.label = label;
        this.skill = skill;
    }

    public String label() {
        return label;
    }

    /** The registered skill that qualifies somebody else to stand in; null where only the duty itself does. */
    public String skill() {
        return skill;
    }

    /** Whether who holds this duty fills a place of the other one: a deputy leads when the leader is missing. */
    public boolean fills(Duty place) {
        return this == place || this == DEPUTY && place == LEADER;
    }
}
