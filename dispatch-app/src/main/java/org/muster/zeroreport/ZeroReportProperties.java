package org.muster.zeroreport;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds until a county says otherwise. That fires and their absence are reported daily is practice (新昌, practices
 * 3.18; 清明 3.34); the hours, the days of the season and the wait are not in any source and are to be confirmed.
 *
 * @param active whether counties that have said nothing ask for reports at all
 * @param opens from when the day's report may be given
 * @param due until when it must be in
 * @param qingmingFrom, qingmingUntil the calendar of the Qingming report, {@code --MM-dd}
 * @param leaderAfter how long after the duty officer the leader on duty is called
 * @param figures the Qingming report's figures beside fires; 巡查、车辆、卡点、隐患 are those of 平湖 (practices 3.10)
 */
@ConfigurationProperties("muster.zero-report")
record ZeroReportProperties(
        @DefaultValue("true") boolean active,
        @DefaultValue("08:00") LocalTime opens,
        @DefaultValue("15:00") LocalTime due,
        @DefaultValue("--03-25") String qingmingFrom,
        @DefaultValue("--04-10") String qingmingUntil,
        @DefaultValue("PT15M") Duration leaderAfter,
        @DefaultValue({"祭扫用火", "劝导人数", "巡查人次", "巡查车辆", "临时卡点", "整改隐患"}) List<String> figures) {}
