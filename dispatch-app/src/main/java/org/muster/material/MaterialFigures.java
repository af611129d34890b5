package org.muster.material;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures behind allocation. None stands in a law we read: configuration [?].
 *
 * @param loadWithin how long a depot takes to load, added to every time of arrival
 * @param reserveFor how long a depot holds back what is not loaded
 */
@ConfigurationProperties("muster.material")
record MaterialFigures(@DefaultValue("PT15M") Duration loadWithin, @DefaultValue("PT45M") Duration reserveFor) {}
