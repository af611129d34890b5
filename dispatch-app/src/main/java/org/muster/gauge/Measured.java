package org.muster.gauge;

import java.time.Instant;

/**
 * What a gauge's good reading amounts to in one measure.
 *
 * @param at when it was measured
 * @param value millimetres within the window, or metres of level
 */
public record Measured(Gauge gauge, boolean exercise, Measure measure, Instant at, double value) {}
