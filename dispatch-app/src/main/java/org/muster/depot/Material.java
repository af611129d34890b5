package org.muster.depot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;

/**
 * One kind of thing that can be ordered.
 *
 * @param gbCode GB/T 38565, seven digits, or null while nobody has read the leaf from the standard
 * @param whole counted in whole pieces; everything else to three decimals of its unit
 * @param kit what a kit consists of; empty for everything that lies on a shelf itself
 */
public record Material(
        MaterialCode code,
        String name,
        String gbCode,
        String unit,
        boolean whole,
        Use use,
        Integer shelfLifeMonths,
        List<Part> kit,
        String note) {

    /** What is left of it afterwards. */
    public enum Use {
        CONSUMABLE,
        RETURNABLE
    }

    /** So many of one material. */
    public record Part(MaterialCode code, String name, BigDecimal quantity, String unit) {}

    @JsonProperty("class")
    public int majorClass() {
        return code.majorClass();
    }

    @JsonProperty("className")
    public String className() {
        return switch (code.majorClass()) {
            case 1 -> "基本生活保障物资";
            case 2 -> "应急装备及配套物资";
            default -> "工程材料与机械加工设备";
        };
    }

    @JsonIgnore
    public boolean isKit() {
        return !kit.isEmpty();
    }

    /** 4 台 */
    public String spoken(BigDecimal quantity) {
        return name + " " + Quantities.plain(quantity) + " " + unit;
    }
}
