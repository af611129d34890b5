package org.muster.risk;

/** What a water point is. */
public enum WaterKind {
    TANK("固定水箱"),
    POND("水塘"),
    HELICOPTER_DIP("直升机取水点"),
    HYDRANT("消火栓"),
    RIVER("河道取水点");

    private final String label;

    WaterKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
