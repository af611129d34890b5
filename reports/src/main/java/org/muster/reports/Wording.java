package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How figures are said in the report. */
final class Wording {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private static final String[] NUMERALS = {
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"
    };

    private Wording() {}

    static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The time of day, with the day in front of it when that is not the day the incident began. */
    static String time(Instant at, Instant raisedAt) {
        if (at == null) {
            return "—";
        }
        var local = at.atZone(ZONE);
        return day(at).equals(day(raisedAt)) ? TIME.format(local) : DAY_AND_TIME.format(local);
    }

    /** As {@link #time}, without the seconds. */
    static String minute(Instant at, Instant raisedAt) {
        if (at == null) {
            return "—";
        }
        var local = at.atZone(ZONE);
        return day(at).equals(day(raisedAt)) ? MINUTE.format(local) : DAY_AND_TIME.format(local);
    }

    static String stamp(Instant at) {
        return STAMP.format(at.atZone(ZONE));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 8 秒}, {@code 1 分 51 秒}, {@code 4 时 20 分}. Seconds are left out from an hour on. */
    static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 60) {
            return seconds + " 秒";
        }
        if (seconds < 3600) {
            return seconds % 60 == 0 ? seconds / 60 + " 分" : "%d 分 %02d 秒".formatted(seconds / 60, seconds % 60);
        }
        long minutes = seconds / 60;
        return minutes % 60 == 0 ? minutes / 60 + " 时" : "%d 时 %02d 分".formatted(minutes / 60, minutes % 60);
    }

    /** A limit the way a rule says it: an hour is 60 分, seconds only below two minutes. */
    static String limit(Duration within) {
        long seconds = within.toSeconds();
        if (seconds % 60 != 0) {
            return duration(within);
        }
        return seconds <= 7200 && seconds % 3600 != 0 || seconds == 3600 ? seconds / 60 + " 分" : duration(within);
    }

    static String standard(Standard standard) {
        var limit = "≤ " + limit(standard.within());
        return standard.attendance() == null ? limit : limit + " " + percent(standard.attendance());
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** Attendance is rounded down: 89.6 % is not 90 %. */
    static String attendance(int present, int strength) {
        return strength == 0 ? "—" : present * 100 / strength + " %";
    }

    static String measured(Interval interval) {
        if (interval.verdict() == Verdict.SHORT) {
            return "到时 " + attendance(interval.present(), interval.strength());
        }
        if (interval.took() != null) {
            return duration(interval.took());
        }
        return interval.overdue() ? "到时未完成" : "未完成";
    }

    static String finding(Interval interval) {
        var what = interval.stage() + " · " + interval.subject() + "：";
        var standard = "（标准 " + standard(interval.standard()) + "）";
        if (interval.verdict() == Verdict.SHORT) {
            return what + "到时 " + interval.present() + "/" + interval.strength() + " 人" + standard;
        }
        return what + measured(interval) + standard;
    }

    /** People, pieces: grouped by a thin space as in {@code 3 000}; a dash when not known. */
    static String number(Integer number) {
        return number == null ? "—" : "%,d".formatted(number).replace(',', ' ');
    }

    static String numeral(int number) {
        return NUMERALS[number - 1];
    }

    static String orDash(String text) {
        return text == null || text.isBlank() ? "—" : text;
    }
}
