package org.muster.processes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** 算需要的物资: every row that fires is one requirement. Names what {@code material-requirement.dmn} holds. */
public final class MaterialRequirement {

    public static final String KEY = "material-requirement";
    public static final String RESOURCE = "decisions/material-requirement.dmn";

    /**
     * @param hazard FOREST_FIRE, FLOOD, ENTERPRISE_ACCIDENT
     * @param level I, II, III, IV or NONE
     * @param areaHectares burnt or flooded ground in hectares
     * @param people to be moved or threatened
     */
    public static Map<String, Object> inputs(String hazard, String level, double areaHectares, int people) {
        return Map.of("hazard", hazard, "level", level, "areaHectares", areaHectares, "people", people);
    }

    /** So much of one material of the catalogue; {@code basis} is FIXED or PER_PERSON. */
    public record Row(
            String code, String name, String basis, BigDecimal quantity, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("code"),
                    (String) entries.get("name"),
                    (String) entries.get("basis"),
                    new BigDecimal(entries.get("quantity").toString()),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }

        /** For so many people, rounded up: half a quilt warms nobody. */
        public BigDecimal forPeople(int people) {
            BigDecimal amount = basis.equals("PER_PERSON") ? quantity.multiply(BigDecimal.valueOf(people)) : quantity;
            return amount.setScale(0, RoundingMode.CEILING);
        }
    }

    private MaterialRequirement() {}
}
