package org.muster.casualty;

/** Where somebody is. */
enum Whereabouts {
    MISSING("失联"),
    TRAPPED("被困"),
    ON_SCENE("在现场"),
    ON_THE_WAY("送医途中"),
    HANDED_OVER("已交医院"),
    /** Treated at the scene, gone home. */
    RELEASED("现场处置后离开");

    private final String label;

    Whereabouts(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether nobody has them yet. */
    boolean lost() {
        return this == MISSING || this == TRAPPED;
    }

    /** Whether they still have to be taken care of at the scene or on the road. */
    boolean open() {
        return lost() || this == ON_SCENE || this == ON_THE_WAY;
    }
}
