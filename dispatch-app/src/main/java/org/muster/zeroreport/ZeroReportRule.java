package org.muster.zeroreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import org.muster.shared.DivisionCode;

/**
 * When a county's units must report. A change is another version; the older ones stay.
 *
 * @param version 0 for what holds where a county has said nothing
 * @param opens from when on the day's report may be given
 * @param due until when it must be in
 * @param from, until the season, both days included; null for the whole year. It may go over the turn of the year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ZeroReportRule(
        DivisionCode division,
        ReportKind kind,
        int version,
        boolean active,
        LocalTime opens,
        LocalTime due,
        MonthDay from,
        MonthDay until,
        String savedBy,
        Instant savedAt) {

    boolean holdsOn(LocalDate day) {
        if (!active) {
            return false;
        }
        if (from == null || until == null) {
            return true;
        }
        MonthDay here = MonthDay.from(day);
        boolean afterFrom = !here.isBefore(from);
        boolean beforeEnd = !here.isAfter(until);
        return from.isAfter(until) ? afterFrom || beforeEnd : afterFrom && beforeEnd;
    }
}
