package org.muster.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the report holds intervals against that no order carries with it: the duty room's own times, all of them
 * configuration until the bureau confirms them [?].
 *
 * @param raise from the call to the incident
 * @param approve from the proposal of a level to its approval
 * @param firstOrder from the incident to the first order
 * @param firstArrival from the first order to the first team on scene
 * @param safetyCheck from arrival to the passed check before anyone enters the line (十个严禁 9)
 */
@ConfigurationProperties("muster.report.standard")
record ReportStandards(
        @DefaultValue("PT3M") Duration raise,
        @DefaultValue("PT5M") Duration approve,
        @DefaultValue("PT3M") Duration firstOrder,
        @DefaultValue("PT30M") Duration firstArrival,
        @DefaultValue("PT10M") Duration safetyCheck) {

    static final String DUTY_ROOM = "本市值班规定（可配置）";
    static final String ORDER = "调度指令所载签收时限";
    static final String SAFETY = "森林防灭火“十个严禁”第 9 条，时限可配置";
    static final String FIELD = "现场安全五项核查，时限可配置";
    static final String CALL = "防汛防台叫应时限（可配置）";
    static final String TRANSFER = "转移令所载完成时限（浙江省防御洪涝台灾害人员避险转移办法）";
    static final String BENCHMARK = "全省十年处置基准（6 小时）";
}
