package org.muster.trigger;

/** The signs before a slope or a stream breaks loose (rules §5.10). */
public enum PrecursorKind {
    TURBID_WATER("溪水变浑"),
    CRACK("出现裂缝"),
    SOUND("山体异响"),
    SPRING_STOPPED("泉水断流"),
    OTHER("其他前兆");

    private final String label;

    PrecursorKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
