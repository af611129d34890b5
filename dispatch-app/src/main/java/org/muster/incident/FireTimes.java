package org.muster.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Grade;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When fire is most feared, and how long its ground is guarded.
 *
 * @param season the forest-fire season, {@code MM-dd/MM-dd} (浙江省森林消防条例 Art 14: 1 November to 30 April)
 * @param sensitive 春节, 清明, 冬至 and bans on fire; dates of the lunar calendar are given per year as {@code
 *     yyyy-MM-dd/yyyy-MM-dd} [?]
 * @param guard how long the ground is guarded after mop-up, one duration per grade from 一般 (森林防火条例 Art 39 names no
 *     hours; practice 24/48/72 h [L])
 */
@ConfigurationProperties("muster.fire")
record FireTimes(
        @DefaultValue("11-01/04-30") String season,
        @DefaultValue({"04-01/04-07", "12-19/12-23", "2026-02-16/2026-03-03", "2027-02-05/2027-02-20"})
                List<String> sensitive,
        @DefaultValue({"PT24H", "PT48H", "PT72H", "PT72H"}) List<Duration> guard) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LOOK_AHEAD = 8;

    Duration guard(Grade grade) {
        int index = grade == null ? 0 : grade.ordinal();
        return guard.get(Math.min(index, guard.size() - 1));
    }

    boolean inSeason(Clock clock) {
        return inSeason(today(clock.instant()));
    }

    boolean isSensitive(Clock clock) {
        return isSensitive(today(clock.instant()));
    }

    /** The next midnight at which the season or a sensitive time begins or ends, if it comes within a week. */
    Optional<Instant> nextTurn(Instant now) {
        LocalDate today = today(now);
        return today.plusDays(1)
                .datesUntil(today.plusDays(LOOK_AHEAD))
                .filter(day -> inSeason(day) != inSeason(day.minusDays(1))
                        || isSensitive(day) != isSensitive(day.minusDays(1)))
                .findFirst()
                .map(day -> day.atStartOfDay(ZONE).toInstant());
    }

    private boolean inSeason(LocalDate day) {
        return within(season, day);
    }

    private boolean isSensitive(LocalDate day) {
        return sensitive.stream().anyMatch(it -> within(it, day));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    private static boolean within(String range, LocalDate day) {
        String[] ends = range.split("/");
        if (ends[0].length() > 5) {
            return !day.isBefore(LocalDate.parse(ends[0])) && !day.isAfter(LocalDate.parse(ends[1]));
        }
        MonthDay from = MonthDay.parse("--" + ends[0]);
        MonthDay to = MonthDay.parse("--" + ends[1]);
        MonthDay today = MonthDay.from(day);
        boolean turnsTheYear = from.isAfter(to);
        return turnsTheYear ? !today.isBefore(from) || !today.isAfter(to) : !today.isBefore(from) && !today.isAfter(to);
    }
}
