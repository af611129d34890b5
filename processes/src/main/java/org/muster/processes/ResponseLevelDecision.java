package org.muster.processes;

import java.util.HashMap;
import java.util.Map;

/** 提响应级别: the level to propose and who approves it. Names what {@code response-level.dmn} holds. */
public final class ResponseLevelDecision {

    public static final String KEY = "response-level";
    public static final String RESOURCE = "decisions/response-level.dmn";

    /** The {@code level} of a row that starts no response. */
    public static final String NONE = "NONE";

    /**
     * What the table reads.
     *
     * @param hazard FOREST_FIRE
     * @param openFlame whether flames are seen
     * @param areaHectares 过火面积, burnt ground in hectares
     * @param hoursUncontrolled hours since the fire was raised, 0 once it is controlled
     * @param sensitive a sensitive time or place (清明, homes, borders …)
     * @param inSeason inside the forest fire season (浙江省森林消防条例 Art 14: 1 Nov to 30 Apr)
     * @param deadOrMissing persons
     * @param seriouslyHurt persons
     * @param threatened homes or key facilities are threatened
     * @param growing the fire spreads
     * @param otherFires dangerous fires burning elsewhere at the same time
     */
    public record Facts(
            String hazard,
            boolean openFlame,
            double areaHectares,
            double hoursUncontrolled,
            boolean sensitive,
            boolean inSeason,
            int deadOrMissing,
            int seriouslyHurt,
            boolean threatened,
            boolean growing,
            int otherFires) {

        public Map<String, Object> inputs() {
            Map<String, Object> inputs = new HashMap<>();
            inputs.put("hazard", hazard);
            inputs.put("openFlame", openFlame);
            inputs.put("areaHectares", areaHectares);
            inputs.put("hoursUncontrolled", hoursUncontrolled);
            inputs.put("sensitive", sensitive);
            inputs.put("inSeason", inSeason);
            inputs.put("deadOrMissing", deadOrMissing);
            inputs.put("seriouslyHurt", seriouslyHurt);
            inputs.put("threatened", threatened);
            inputs.put("growing", growing);
            inputs.put("otherFires", otherFires);
            return inputs;
        }
    }

    /** The rule that fired: {@code level} is I, II, III, IV or {@link #NONE}. */
    public record Row(String level, String approver, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("level"),
                    (String) entries.get("approver"),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private ResponseLevelDecision() {}
}
