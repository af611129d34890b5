package org.muster.sensor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muster.gauge.Gauge;
import org.muster.gauge.Gauges;
import org.muster.integrations.sensor.SensorFeed;
import org.muster.notification.Alarms;
import org.muster.shared.DivisionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A broker that is gone stands on the board of every county whose gauges speak through it, until it is back: without it
 * no limit is reached by itself, and somebody has to read the gauges.
 */
@Component
class BrokerWatch {

    static final String DOWN = "SENSOR_FEED";

    /** Shorter than this a broker that restarts is nobody's trouble; a dead channel is on the board within a minute. */
    static final Duration GONE_AFTER = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

    private final SensorFeed feed;
    private final SensorProperties properties;
    private final Gauges gauges;
    private final Alarms alarms;
    private final Clock clock;
    private Instant goneSince;
    /** Null before the first look: what stood when the server was stopped is looked at again. */
    private Boolean shown;

    BrokerWatch(SensorFeed feed, SensorProperties properties, Gauges gauges, Alarms alarms, Clock clock) {
        this.feed = feed;
        this.properties = properties;
        this.gauges = gauges;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5000)
    void look() {
        try {
            if (!properties.configured() || feed.state().connected()) {
                back();
            } else {
                gone(clock.instant());
            }
        } catch (RuntimeException e) {
            log.warn("the sensors' broker is looked at again in a moment: {}", e.toString());
        }
    }

    private void back() {
        goneSince = null;
        if (shown == null || shown) {
            alarms.takeDown(false, DOWN);
            shown = false;
        }
    }

    private void gone(Instant now) {
        if (goneSince == null) {
            goneSince = now;
        }
        if (Boolean.TRUE.equals(shown) || goneSince.plus(GONE_AFTER).isAfter(now)) {
            return;
        }
        Instant heard = feed.state().heardAt();
        for (DivisionCode county : counties()) {
            alarms.stand(
                    county,
                    false,
                    DOWN,
                    Alarms.Level.II,
                    "雨量、水位遥测中断，连不上接入服务 " + properties
                            + (heard == null ? "" : "，最近一条 " + SensorWords.time(heard))
                            + "；指标到线不会自动提示，请人工读数并电话核对");
        }
        shown = true;
    }

    private List<DivisionCode> counties() {
        return gauges.list().stream()
                .map(Gauge::divisionCode)
                .map(DivisionCode::county)
                .distinct()
                .sorted()
                .toList();
    }
}
