package org.muster.forecast;

/**
 * How the members of a team answer and come.
 *
 * @param answer a member says for themselves whether they come
 * @param coming share of the answers that say yes
 * @param travel from that yes to being counted present
 * @param arrival from the order to being counted present, for members who just turn up
 * @param seen how many musters this was learned from
 */
record Habits(Delay answer, double coming, Delay travel, Delay arrival, int seen) {

    /** What is believed before any muster was seen: a standard is set so that a good team makes it. */
    static Habits before(ForecastFigures.Prior prior, double attendance) {
        double comes = attendance + prior.margin() * (1 - attendance);
        return new Habits(
                Delay.median(prior.answerAfter(), prior.answerSpread(), prior.answerShare()),
                comes,
                Delay.median(prior.travelAfter(), prior.travelSpread(), prior.keepsWord()),
                Delay.median(prior.arriveAfter(), prior.arriveSpread(), comes),
                0);
    }

    /** The same on a slower or faster, more or less willing day. */
    Habits on(double slower, double willing) {
        return new Habits(
                answer.in(slower, willing),
                Delay.odds(coming, willing),
                travel.in(slower, 0),
                arrival.in(slower, willing),
                seen);
    }

    /** The usual day whose neighbours, spread by so much in log odds, come to the same shares on average. */
    Habits centred(double spreadOfWill) {
        double stretch = Math.sqrt(1 + Math.PI / 8 * spreadOfWill * spreadOfWill) - 1;
        return new Habits(centred(answer, stretch), centred(coming, stretch), travel, centred(arrival, stretch), seen);
    }

    private static Delay centred(Delay delay, double stretch) {
        return new Delay(delay.mu(), delay.sigma(), centred(delay.share(), stretch));
    }

    private static double centred(double share, double stretch) {
        return Delay.odds(share, stretch * Math.log(share / (1 - share)));
    }
}
