package org.muster.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * What the next minutes of one muster hold: no database, no clock, no team.
 *
 * <p>Every member has a chance to be counted present by a time, given what is known of them now. The members of one
 * muster have a day in common: at night all are slower, in a storm fewer come. So the chances are worked out for a few
 * kinds of day, each as likely as what was seen so far makes it, and only given the day are members independent.
 */
final class Outlook {

    private static final int DAYS = 5;
    private static final int POINTS = 24;
    private static final double NEGLIGIBLE = 1e-6;

    /** One kind of day, with how likely it is; days of one pace share what depends on times alone. */
    private record Day(Habits habits, int pace, double chance) {}

    /** Days are few standard deviations; physicists' Hermite points, scaled to a standard normal. */
    private static final double[] DEVIATIONS = new double[DAYS];

    private static final double[] WEIGHTS = new double[DAYS];
    private static final GaussIntegrator BETWEEN = new GaussIntegratorFactory().legendre(POINTS);

    static {
        GaussIntegrator hermite = new GaussIntegratorFactory().hermite(DAYS);
        for (int i = 0; i < DAYS; i++) {
            DEVIATIONS[i] = hermite.getPoint(i) * Math.sqrt(2);
            WEIGHTS[i] = hermite.getWeight(i) / Math.sqrt(Math.PI);
        }
    }

    private final List<Called> members;
    private final double now;
    private final double mindChanges;
    private final List<Day> days;

    private Outlook(List<Called> members, double now, double mindChanges, List<Day> days) {
        this.members = members;
        this.now = now;
        this.mindChanges = mindChanges;
        this.days = days;
    }

    /** @param now time since the order, in shares of the standard */
    static Outlook on(List<Called> members, double now, Habits habits, ForecastFigures figures) {
        // a team seen seldom may differ from what is believed of it as well
        double unsure = Math.sqrt(1 + 1 / (figures.strength() + habits.seen()));
        Habits usual = habits.centred(figures.spreadOfWill() * unsure);
        List<Day> days = new ArrayList<>();
        List<Double> logs = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            for (int j = 0; j < DAYS; j++) {
                Habits day = usual.on(
                        DEVIATIONS[i] * figures.spreadOfTimes() * unsure,
                        DEVIATIONS[j] * figures.spreadOfWill() * unsure);
                days.add(new Day(day, i, WEIGHTS[i] * WEIGHTS[j]));
                logs.add(Math.log(WEIGHTS[i] * WEIGHTS[j]) + evidence(members, now, day));
            }
        }
        double most = logs.stream().mapToDouble(it -> it).max().orElseThrow();
        // days that nobody can believe in any more are dropped: they would cost as much as the others
        double sum = logs.stream()
                .mapToDouble(it -> Math.exp(it - most))
                .filter(it -> it > NEGLIGIBLE)
                .sum();
        List<Day> weighed = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            double chance = Math.exp(logs.get(i) - most);
            if (chance > NEGLIGIBLE) {
                weighed.add(new Day(days.get(i).habits(), days.get(i).pace(), chance / sum));
            }
        }
        return new Outlook(members, now, figures.mindChanges(), weighed);
    }

    /** How well a kind of day explains what is known of everybody now (log, up to what is the same for all days). */
    private static double evidence(List<Called> members, double now, Habits day) {
        double ofSilent = Math.log(Math.max(1e-12, silent(now, day)));
        double log = 0;
        for (Called it : members) {
            log += it.standing() == Called.Standing.OPEN && it.answeredAfter() == null
                    ? ofSilent
                    : Math.log(Math.max(1e-12, evidence(it, now, day)));
        }
        return log;
    }

    private static double evidence(Called it, double now, Habits day) {
        double answers = day.answer().share();
        double turnsUp = (1 - answers) * day.arrival().share() * day.arrival().by(now);
        if (it.saidYes()) {
            double kept = day.travel().share() * day.travel().by(now - it.answeredAfter());
            return answers * day.coming() * answered(it, day) * (it.present() ? kept : 1 - kept);
        }
        if (it.saidNo()) {
            return answers * (1 - day.coming()) * answered(it, day);
        }
        return switch (it.standing()) {
            case PRESENT -> turnsUp;
            case ABSENT -> answers * (1 - day.coming()) * day.answer().by(now)
                    + (1 - answers) * (1 - day.arrival().share());
            case OPEN -> silent(now, day);
        };
    }

    private static double answered(Called it, Habits day) {
        return day.answer().densityOfLog(Math.log(Math.max(it.answeredAfter(), 1e-3)));
    }

    /** Has said nothing and is not there: will answer later, will just turn up later, or will never do either. */
    private static double silent(double now, Habits day) {
        double answers = day.answer().share();
        return answers * (1 - day.answer().by(now))
                + (1 - answers) * (1 - day.arrival().share() * day.arrival().by(now));
    }

    /** How many will be there by then; a time in shares of the standard since the order. */
    Heads by(double time) {
        double[] ofSilent = silentBy(time);
        double[] mixed = new double[members.size() + 1];
        for (int d = 0; d < ofSilent.length; d++) {
            mix(mixed, days.get(d), Heads.of(chances(time, days.get(d), ofSilent[d])));
        }
        return new Heads(mixed);
    }

    /** How likely heads and duties are both there by then: given the day members are independent, so each day is exact. */
    double meets(Need need, double time) {
        if (need.headsAlone()) {
            return by(time).atLeast(need.heads());
        }
        int[] fills = members.stream().mapToInt(Called::fills).toArray();
        double[] ofSilent = silentBy(time);
        double mixed = 0;
        for (int d = 0; d < ofSilent.length; d++) {
            mixed += days.get(d).chance() * need.chance(chances(time, days.get(d), ofSilent[d]), fills);
        }
        return Math.min(1, mixed);
    }

    private double[] chances(double time, Day day, double ofSilent) {
        double[] chances = new double[members.size()];
        for (int i = 0; i < chances.length; i++) {
            chances[i] = chance(members.get(i), time, day.habits(), ofSilent);
        }
        return chances;
    }

    /**
     * How many of so many would be there, of whom nothing is known yet.
     *
     * @param ofSilent what {@link #silentBy} said of the time
     */
    Heads ofSilent(int people, double[] ofSilent) {
        double[] mixed = new double[people + 1];
        for (int d = 0; d < ofSilent.length; d++) {
            mix(mixed, days.get(d), Heads.of(people, ofSilent[d]));
        }
        return new Heads(mixed);
    }

    private static void mix(double[] mixed, Day day, Heads heads) {
        for (int k = 0; k < mixed.length; k++) {
            mixed[k] += day.chance() * heads.probabilities()[k];
        }
    }

    /** The chance of somebody silent to be there by then, for each kind of day. */
    double[] silentBy(double time) {
        double[] answeredAndThere = new double[DAYS];
        Arrays.fill(answeredAndThere, Double.NaN);
        double[] chances = new double[days.size()];
        for (int d = 0; d < chances.length; d++) {
            Day day = days.get(d);
            if (Double.isNaN(answeredAndThere[day.pace()])) {
                answeredAndThere[day.pace()] = answeredAndThere(time, day.habits());
            }
            chances[d] = silentBy(time, day.habits(), answeredAndThere[day.pace()]);
        }
        return chances;
    }

    private double chance(Called it, double time, Habits day, double ofSilent) {
        if (it.present()) {
            return 1;
        }
        if (it.standing() == Called.Standing.ABSENT || it.saidNo()) {
            return mindChanges;
        }
        if (it.saidYes()) {
            double keeps = day.travel().share();
            double gone = day.travel().by(now - it.answeredAfter());
            double then = day.travel().by(time - it.answeredAfter());
            return keeps * (then - gone) / (1 - keeps * gone);
        }
        return ofSilent;
    }

    private double silentBy(double time, Habits day, double answeredAndThere) {
        if (time <= now) {
            return 0;
        }
        double answers = day.answer().share();
        double byAnswer = answers * day.coming() * day.travel().share() * answeredAndThere;
        double byTurningUp = (1 - answers)
                * day.arrival().share()
                * (day.arrival().by(time) - day.arrival().by(now));
        return Math.min(1, (byAnswer + byTurningUp) / silent(now, day));
    }

    /** Answers between now and then and is there by then; integrated over the logarithm of the answer's time. */
    private double answeredAndThere(double time, Habits day) {
        Delay answer = day.answer();
        if (time <= now) {
            return 0;
        }
        double from = Math.max(Math.log(Math.max(now, 1e-6)), answer.mu() - 5 * answer.sigma());
        double to = Math.log(time);
        if (from >= to) {
            return 0;
        }
        double half = (to - from) / 2;
        double middle = (to + from) / 2;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double log = middle + half * BETWEEN.getPoint(i);
            sum += BETWEEN.getWeight(i)
                    * answer.densityOfLog(log)
                    * day.travel().by(time - Math.exp(log));
        }
        return sum * half;
    }

    /** When what is needed will be there as likely as not; infinite when that will not be within the time. */
    double expected(Need need, double latest) {
        if (meets(need, now) >= 0.5) {
            return now;
        }
        if (meets(need, latest) < 0.5) {
            return Double.POSITIVE_INFINITY;
        }
        double low = now;
        double high = latest;
        for (int i = 0; i < 8; i++) {
            double middle = (low + high) / 2;
            if (meets(need, middle) >= 0.5) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
