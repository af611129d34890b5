package org.muster.processes;

import java.util.Map;

/** 风向突变: when the wind has turned so far that nobody may trust an older assessment. Names what {@code wind-shift.dmn} holds. */
public final class WindShift {

    public static final String KEY = "wind-shift";
    public static final String RESOURCE = "decisions/wind-shift.dmn";

    /**
     * @param turn degrees within the window, 0 to 180
     * @param gain metres per second more than the least within the window
     * @param speed metres per second now
     * @param before metres per second of the observation before
     */
    public static Map<String, Object> inputs(double turn, double gain, double speed, double before) {
        return Map.of("turn", turn, "gain", gain, "speed", speed, "before", before);
    }

    /** {@code limit} says in words what the measured values are held against. */
    public record Row(String rule, String limit, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("rule"),
                    (String) entries.get("limit"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private WindShift() {}
}
