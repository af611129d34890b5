package org.muster.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.shared.Problem;

/**
 * The wind at one moment.
 *
 * @param speed metres per second
 * @param degrees where it blows from, clockwise from north, 0 to 359
 */
public record Wind(double speed, int degrees) {

    /** Stronger wind has not been measured near the ground in the province's records; more is a broken instrument. */
    static final double STRONGEST = 75;

    /** Force 0 of GB/T 28591: the vane of a calm wind points anywhere. */
    private static final double CALM = 0.3;

    private static final List<String> POINTS = List.of("N", "NE", "E", "SE", "S", "SW", "W", "NW");
    private static final List<String> CHINESE = List.of("北", "东北", "东", "东南", "南", "西南", "西", "西北");

    /** @throws Problem 422 naming the field */
    public Wind {
        if (!(speed >= 0 && speed <= STRONGEST)) {
            throw Problem.invalid("windSpeed", "风速须为 0 到 " + (int) STRONGEST + " 米/秒，请核对读数");
        }
        if (degrees < 0 || degrees > 359) {
            throw Problem.invalid("windDirection", "风向须为 0 到 359 度");
        }
    }

    /**
     * Reads a wind as it was said.
     *
     * @param direction a point of the compass in letters or Chinese, or degrees; 360 is north
     * @throws Problem 422 when it is neither
     */
    static Wind of(double speed, String direction) {
        return new Wind(
                speed,
                degreesOf(direction)
                        .orElseThrow(() -> Problem.invalid("windDirection", "风向须为方位（如 NW、西北）或 0 到 360 的度数")));
    }

    /** Empty when it is no direction. */
    static Optional<Integer> degreesOf(String direction) {
        if (direction == null) {
            return Optional.empty();
        }
        String text = direction.strip().toUpperCase(Locale.ROOT).replaceFirst("风$", "");
        int point = Math.max(POINTS.indexOf(text), CHINESE.indexOf(text));
        if (point >= 0) {
            return Optional.of(point * 45);
        }
        try {
            double degrees = Double.parseDouble(text);
            return degrees >= 0 && degrees <= 360 ? Optional.of((int) Math.round(degrees) % 360) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The nearest of eight points of the compass, in letters. */
    @JsonProperty
    public String direction() {
        return POINTS.get(point());
    }

    /** 西北 */
    String chinese() {
        return CHINESE.get(point());
    }

    private int point() {
        return (int) Math.round(degrees / 45.0) % 8;
    }

    /** By how many degrees it has turned since, 0 to 180; a calm wind has no direction to turn from. */
    int turnedFrom(Wind before) {
        if (calm() || before.calm()) {
            return 0;
        }
        int apart = Math.abs(degrees - before.degrees) % 360;
        return Math.min(apart, 360 - apart);
    }

    /** Whether it blows at all: the vane of a calm wind points anywhere, so its direction means nothing. */
    public boolean calm() {
        return speed < CALM;
    }

    /** 西北风 8 m/s */
    public String inWords() {
        return chinese() + "风 " + (speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed))
                + " m/s";
    }
}
