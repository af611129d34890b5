package org.muster.team;

/** What a member does in the team. */
public enum Duty {
    LEADER("队长"),
    DEPUTY("副队长"),
    LOOKOUT("观察员"),
    PUMP("水泵手"),
    BLOWER("风机手"),
    SAW("油锯手"),
    TOOLS("二号工具手"),
    DRONE("无人机手"),
    RADIO("通信员"),
    DRIVER("驾驶员"),
    MEDIC("救护员"),
    RESCUER("救援员"),
    BOATMAN("操艇员"),
    SPECIALIST("专业技术员"),
    LOGISTICS("后勤员");

    private final String label;

    Duty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
