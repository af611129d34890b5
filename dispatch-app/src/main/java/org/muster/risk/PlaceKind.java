package org.muster.risk;

/** Why people are at a place, and so how they can leave it. */
public enum PlaceKind {
    RESIDENTIAL("居民区"),
    SCHOOL("学校"),
    CARE_HOME("养老托养机构"),
    HOSPITAL("医院"),
    CROWD("人员密集场所");

    private final String label;

    PlaceKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
