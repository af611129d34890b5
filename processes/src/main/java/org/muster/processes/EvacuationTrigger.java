package org.muster.processes;

import java.util.List;
import java.util.Map;

/** 指标到线: what a site's reading, or a sign somebody has seen, asks for. Names what {@code evacuation-trigger.dmn} holds. */
public final class EvacuationTrigger {

    public static final String KEY = "evacuation-trigger";
    public static final String RESOURCE = "decisions/evacuation-trigger.dmn";

    /** The limits of a site, by the names the table reads. */
    public static final List<String> LIMITS = List.of("prepare", "immediate");

    /** No reading gets there: stands for a limit that a site does not have. */
    private static final double NEVER = 1e12;

    /**
     * @param siteKind FLASH_FLOOD, GEOLOGICAL, RESERVOIR, DYKE, CROWD; others ask for nothing but by precursor
     * @param reading in the unit of the limits; null where nothing is measured
     * @param prepare the site's limit for 准备转移, and {@code immediate} that for 立即转移; null for none
     * @param precursor whether somebody has seen or heard a sign
     */
    public static Map<String, Object> inputs(
            String siteKind, Double reading, Double prepare, Double immediate, boolean precursor) {
        return Map.of(
                "siteKind",
                siteKind,
                "reading",
                reading == null ? -NEVER : reading,
                "prepare",
                prepare == null ? NEVER : prepare,
                "immediate",
                immediate == null ? NEVER : immediate,
                "precursor",
                precursor);
    }

    /** {@code mode} is PREPARE or IMMEDIATE. */
    public record Row(String mode, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("mode"), (String) entries.get("rule"), (String) entries.get("source"), (String)
                            entries.get("flag"));
        }
    }

    private EvacuationTrigger() {}
}
