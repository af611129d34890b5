package org.muster.account;

/** What a person does in the duty room or in the field. */
public enum Role {
    DISPATCHER("调度员"),
    COMMANDER("指挥员"),
    LEADER("带班领导"),
    TEAM_LEADER("队长"),
    MEMBER("队员"),
    DEPOT_KEEPER("库管员"),
    GRID_WORKER("网格员"),
    ENTERPRISE_CONTACT("企业联系人"),
    AUDITOR("审计员"),
    ADMIN("管理员");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
