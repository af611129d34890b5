package org.muster.drill;

/**
 * What a crew says in the field.
 *
 * @param lookout to {@code safetyZone}: the five points of its safety check
 * @param awarenessAnew what it knows when it is let in again
 */
record FieldWords(
        String lookout,
        String awareness,
        String awarenessAnew,
        String communications,
        String escapeRoutes,
        String safetyZone,
        String atWork,
        String done) {

    static final FieldWords FIRE = new FieldWords(
            "东山脊设瞭望哨，可见火头",
            "风向西南 3 米/秒，已通报全员",
            "风向西北 8 米/秒，改从西侧接近",
            "370 MHz 一组，试呼正常",
            "防火路与南侧溪沟两条",
            "已烧迹地与蓄水池平台",
            "已接火线，正沿侧翼扑打，暂无人员受伤",
            "责任段余火清完，交看守");

    static final FieldWords FLOOD = new FieldWords(
            "桥头设水情观察哨，可见上游来水",
            "雨还在下，溪水上涨，已通报全员",
            "水位回落，改走西岸机耕路",
            "370 MHz 二组，试呼正常；天通电话一部",
            "机耕路与镇区方向两条，不走低洼路段",
            "湖岭中学操场，高出历史洪痕",
            "已到位，正协助转移和搜户，暂无人员受伤",
            "责任片区排查完毕，无人员受困");

    static final FieldWords ACCIDENT = new FieldWords(
            "上风向路口设观察哨，可见厂区和风向袋",
            "浓度读数和风向已通报全员，风一变就报",
            "读数回落，改从上风一侧接近",
            "370 MHz 三组，防爆电台试呼正常",
            "厂东门与北侧消防通道两条，都在上风向",
            "上风向 800 米物流园停车场",
            "已到位，上风向待命，暂无人员受伤",
            "任务完成，人员装备洗消清点无误");
}
