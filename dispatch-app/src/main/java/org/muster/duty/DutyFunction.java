package org.muster.duty;

/** What a unit stands for in a bureau's command structure. */
public enum DutyFunction {
    GOVERNMENT("政府总值班室"),
    /** The emergency bureau, which is the office of the headquarters: the unit whose desk this is. */
    BUREAU("应急管理局（指挥部办公室）"),
    TOWNSHIP("镇街"),
    TEAM("救援队伍"),
    WEATHER("气象"),
    FORESTRY("自然资源和规划（林业）"),
    WATER("水利"),
    POLICE("公安"),
    FIRE("消防救援"),
    HEALTH("卫生健康"),
    TRANSPORT("交通运输"),
    CIVIL("民政"),
    HOUSING("住房建设"),
    ENVIRONMENT("生态环境"),
    PUBLICITY("宣传"),
    TELECOM("通信"),
    POWER("供电"),
    MILITARY("人武部"),
    OTHER("其他成员单位");

    private final String label;

    DutyFunction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
