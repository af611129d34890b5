package org.muster.gauge;

/** What a gauge measures. */
public enum GaugeKind {
    /** Millimetres that have fallen since its reading before. */
    RAIN("雨量", "mm"),
    /** Metres on the gauge's own datum. */
    WATER_LEVEL("水位", "m");

    private final String label;
    private final String unit;

    GaugeKind(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }
}
