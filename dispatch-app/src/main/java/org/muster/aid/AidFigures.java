package org.muster.aid;

import java.time.Duration;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is asked, and how long the giving county may object. No law we read gives figures: configuration [?]. How long
 * each level may take to answer is {@code muster.deadlines.aid-answer}.
 *
 * @param levels who is asked, one after the other (突发事件应对法 Art 17: the county is the first responsible level)
 * @param objectWithin from the assignment on
 */
@ConfigurationProperties("muster.aid")
record AidFigures(
        @DefaultValue({"CITY", "PROVINCE"}) List<DivisionCode.Level> levels,
        @DefaultValue("PT10M") Duration objectWithin) {}
