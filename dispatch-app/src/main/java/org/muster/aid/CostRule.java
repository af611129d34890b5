package org.muster.aid;

import org.muster.shared.Hazard;

/** Who pays for help from outside. */
final class CostRule {

    private CostRule() {}

    static String of(Hazard hazard) {
        return switch (hazard) {
            case FOREST_FIRE -> "跨区域增援的扑救费用由火灾发生地承担（浙江省森林消防条例 第三十条）";
            case ENTERPRISE_ACCIDENT -> "应急救援所耗费用由事故责任单位承担，无力承担的由有关人民政府协调解决（生产安全事故应急条例 第十九条）";
            case FLOOD -> "防汛增援费用按当地规定核定";
        };
    }
}
