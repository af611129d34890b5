package org.muster.substance;

/** How much is out. */
public enum Spill {
    /** Up to {@value #MOST_LITRES_OF_A_SMALL_ONE} litres (ERG, table 3). */
    SMALL("小量泄漏"),
    LARGE("大量泄漏"),
    /** A tank or tank lorry stands in a fire. */
    FIRE("储罐着火");

    public static final int MOST_LITRES_OF_A_SMALL_ONE = 208;

    private final String label;

    Spill(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Spill ofLitres(double litres) {
        return litres <= MOST_LITRES_OF_A_SMALL_ONE ? SMALL : LARGE;
    }
}
