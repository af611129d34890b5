package org.muster.reports;

/** The common axis under the rows of attendance: nominal minutes after the order. */
final class AttendanceAxis extends Drawing {

    private final double minutes;

    AttendanceAxis(double minutes) {
        super(COLUMN, 14);
        this.minutes = minutes;
    }

    /** A round number of minutes that covers {@code last}. */
    static double covering(double last) {
        double step = step(Math.max(10, last));
        return Math.ceil(Math.max(10, last) / step) * step;
    }

    private static double step(double minutes) {
        for (double step : new double[] {2, 5, 10, 20, 30, 60, 120, 240}) {
            if (minutes / step <= 7) {
                return step;
            }
        }
        return 480;
    }

    static void grid(Ink ink, double minutes, double top, double bottom) {
        for (double minute = 0; minute <= minutes; minute += step(minutes)) {
            double x = x(minute, minutes);
            ink.line(Ink.GRID, 0.7, x, top, x, bottom);
        }
    }

    private static double x(double minute, double minutes) {
        return AttendanceSteps.LEFT + (AttendanceSteps.RIGHT - AttendanceSteps.LEFT) * minute / minutes;
    }

    @Override
    void draw(Ink ink) {
        ink.text(Ink.regular(8), Ink.GREY, "下达后分钟数", 0, 10);
        for (double minute = 0; minute <= minutes; minute += step(minutes)) {
            ink.centred(Ink.regular(8), Ink.GREY, Long.toString(Math.round(minute)), x(minute, minutes), 10);
        }
    }
}
