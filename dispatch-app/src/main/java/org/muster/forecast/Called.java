package org.muster.forecast;

/**
 * A member who was called, as the duty room knows them at this moment. Times are shares of the muster standard since
 * the order was issued.
 *
 * @param answeredAfter when they said whether they come; null while they are silent
 * @param coming what they said
 * @param standing what the roll says of them
 * @param fills the duties still missing that they would man, bit by bit in the order of the standard
 */
record Called(Double answeredAfter, boolean coming, Standing standing, int fills) {

    enum Standing {
        PRESENT,
        ABSENT,
        OPEN
    }

    /** A head among heads. */
    Called(Double answeredAfter, boolean coming, Standing standing) {
        this(answeredAfter, coming, standing, 0);
    }

    static Called silent() {
        return new Called(null, false, Standing.OPEN);
    }

    boolean present() {
        return standing == Standing.PRESENT;
    }

    boolean saidYes() {
        return answeredAfter != null && coming;
    }

    boolean saidNo() {
        return answeredAfter != null && !coming;
    }
}
