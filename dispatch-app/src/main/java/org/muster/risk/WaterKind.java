package org.muster.risk;

/** What a water point is. */
public enum WaterKind {
    TANK("固定水箱", false),
    POND("水塘", false),
    HELICOPTER_DIP("直升机取水点", false),
    HYDRANT("消火栓", true),
    RIVER("河道取水点", true);

    private final String label;
    private final boolean running;

    WaterKind(String label, boolean running) {
        this.label = label;
        this.running = running;
    }

    /** What is drawn comes back by itself, so it is not counted down. */
    public boolean running() {
        return running;
    }

    public String label() {
        return label;
    }
}
