package org.muster.gauge;

import java.time.Duration;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A rain or water level gauge and what it stands for.
 *
 * @param siteIds the risk sources it speaks for
 * @param warning 警戒水位, metres on its own datum; null for rain or while nobody has set it
 * @param guarantee 保证水位, likewise
 * @param every how often it reports when all is well
 */
public record Gauge(
        String id,
        String name,
        GaugeKind kind,
        DivisionCode divisionCode,
        Position location,
        List<String> siteIds,
        Double warning,
        Double guarantee,
        Duration every) {}
