package org.muster.forecast;

import org.apache.commons.math3.special.Erf;

/**
 * When something happens, if it happens at all: with probability {@code share} after a log-normal time.
 *
 * @param mu mean of the logarithm of the time, in shares of the muster standard
 * @param sigma its standard deviation
 */
record Delay(double mu, double sigma, double share) {

    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double SLACK = 1e-6;

    Delay {
        if (!(sigma > 0) || !Double.isFinite(mu)) {
            throw new IllegalArgumentException("no delay: μ " + mu + ", σ " + sigma);
        }
        share = Math.min(1 - SLACK, Math.max(SLACK, share));
    }

    static Delay median(double median, double sigma, double share) {
        return new Delay(Math.log(median), sigma, share);
    }

    /** The probability that it has happened by then, given that it happens. */
    double by(double time) {
        return time <= 0 ? 0 : phi((Math.log(time) - mu) / sigma);
    }

    /** The density of the logarithm of the time, given that it happens. */
    double densityOfLog(double log) {
        double z = (log - mu) / sigma;
        return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
    }

    /** The same in a muster that is slower by so much (log) and more willing by so much (log odds). */
    Delay in(double slower, double willing) {
        return new Delay(mu + slower, sigma, odds(share, willing));
    }

    /** The share moved by so much in log odds. */
    static double odds(double share, double by) {
        return 1 / (1 + (1 - share) / share * Math.exp(-by));
    }

    static double phi(double z) {
        return 0.5 * Erf.erfc(-z / ROOT_TWO);
    }
}
