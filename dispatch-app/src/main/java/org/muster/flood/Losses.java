package org.muster.flood;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * What was lost, by the indicators of GB/T 24438 (自然灾害灾情统计); persons, houses in 间, hectares, 万元. Null counts nothing.
 *
 * @param affected 受灾人口
 * @param moved 紧急转移安置人口
 * @param inNeed 需救助人口
 * @param housesCollapsed 倒塌房屋
 * @param housesBadlyDamaged 严重损坏房屋
 * @param housesDamaged 一般损坏房屋
 * @param cropsAffectedHa 农作物受灾面积
 * @param cropsLostHa 农作物绝收面积
 * @param directLossWan 直接经济损失
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Losses(
        @Min(value = 0, message = "人数不能为负") @Max(value = 10_000_000, message = "人数过大") Integer affected,
        @Min(value = 0, message = "人数不能为负") @Max(value = 100_000, message = "人数过大") Integer dead,
        @Min(value = 0, message = "人数不能为负") @Max(value = 100_000, message = "人数过大") Integer missing,
        @Min(value = 0, message = "人数不能为负") @Max(value = 1_000_000, message = "人数过大") Integer hurt,
        @Min(value = 0, message = "人数不能为负") @Max(value = 10_000_000, message = "人数过大") Integer moved,
        @Min(value = 0, message = "人数不能为负") @Max(value = 10_000_000, message = "人数过大") Integer inNeed,
        @Min(value = 0, message = "间数不能为负") @Max(value = 10_000_000, message = "间数过大") Integer housesCollapsed,
        @Min(value = 0, message = "间数不能为负") @Max(value = 10_000_000, message = "间数过大") Integer housesBadlyDamaged,
        @Min(value = 0, message = "间数不能为负") @Max(value = 10_000_000, message = "间数过大") Integer housesDamaged,
        @PositiveOrZero(message = "面积不能为负") @DecimalMax(value = "10000000", message = "面积过大") Double cropsAffectedHa,
        @PositiveOrZero(message = "面积不能为负") @DecimalMax(value = "10000000", message = "面积过大") Double cropsLostHa,
        @PositiveOrZero(message = "损失不能为负") @DecimalMax(value = "100000000", message = "损失过大") Double directLossWan) {

    static final Losses NONE = new Losses(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0);

    Losses plus(Losses it) {
        return new Losses(
                sum(affected, it.affected),
                sum(dead, it.dead),
                sum(missing, it.missing),
                sum(hurt, it.hurt),
                sum(moved, it.moved),
                sum(inNeed, it.inNeed),
                sum(housesCollapsed, it.housesCollapsed),
                sum(housesBadlyDamaged, it.housesBadlyDamaged),
                sum(housesDamaged, it.housesDamaged),
                sum(cropsAffectedHa, it.cropsAffectedHa),
                sum(cropsLostHa, it.cropsLostHa),
                sum(directLossWan, it.directLossWan));
    }

    private static Integer sum(Integer a, Integer b) {
        return (a == null ? 0 : a) + (b == null ? 0 : b);
    }

    private static Double sum(Double a, Double b) {
        return (a == null ? 0 : a) + (b == null ? 0 : b);
    }
}
