package org.muster.sensor;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.gauge.Gauge;
import org.muster.gauge.GaugeKind;
import org.muster.gauge.Gauges;
import org.muster.integrations.sensor.SensorFeed;
import org.muster.notification.Alarms;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/** A broker that is gone stands on the board of the counties whose gauges it carries, once, until it is back. */
class BrokerWatchTest {

    private static final Instant NOON = Instant.parse("2026-08-22T04:00:00Z");

    private final SensorFeed feed = mock(SensorFeed.class);
    private final Gauges gauges = mock(Gauges.class);
    private final Alarms alarms = mock(Alarms.class);

    @BeforeEach
    void twoGaugesOfOneCounty() {
        when(gauges.list()).thenReturn(List.of(gauge("G01", "330381127"), gauge("G03", "330381125")));
    }

    private static Gauge gauge(String id, String division) {
        return new Gauge(
                id,
                id,
                GaugeKind.RAIN,
                new DivisionCode(division),
                new Position(120.4, 27.9),
                List.of(),
                null,
                null,
                Duration.ofMinutes(5));
    }

    private BrokerWatch watch(String host, Clock clock) {
        return new BrokerWatch(
                feed, new SensorProperties(host, 8883, "muster", 5, true, null, null, null), gauges, alarms, clock);
    }

    private void connected(boolean is) {
        when(feed.state()).thenReturn(new SensorFeed.State(is, NOON, NOON.minusSeconds(90), 0, 0, 0));
    }

    @Test
    void standsOnceAfterAWhileAndIsTakenDownWhenItIsBack() {
        var clock = new Moving();
        BrokerWatch watch = watch("broker", clock);
        connected(false);
        watch.look();
        clock.now = NOON.plusSeconds(10);
        watch.look();
        verify(alarms, never()).stand(any(), eq(false), anyString(), any(), anyString());
        clock.now = NOON.plus(BrokerWatch.GONE_AFTER);
        watch.look();
        watch.look();
        verify(alarms, times(1))
                .stand(
                        eq(new DivisionCode("330381")),
                        eq(false),
                        eq(BrokerWatch.DOWN),
                        eq(Alarms.Level.II),
                        contains("人工读数"));
        verify(alarms, never()).takeDown(false, BrokerWatch.DOWN);
        connected(true);
        watch.look();
        watch.look();
        verify(alarms, times(1)).takeDown(false, BrokerWatch.DOWN);
    }

    @Test
    void aBrokerThatRestartsTroublesNobody() {
        var clock = new Moving();
        BrokerWatch watch = watch("broker", clock);
        connected(false);
        watch.look();
        connected(true);
        watch.look();
        connected(false);
        clock.now = NOON.plus(BrokerWatch.GONE_AFTER).plusSeconds(5);
        watch.look();
        verify(alarms, never()).stand(any(), eq(false), anyString(), any(), anyString());
    }

    @Test
    void whereNoneIsConfiguredWhatStoodIsTakenDown() {
        watch("", new Moving()).look();
        verify(alarms).takeDown(false, BrokerWatch.DOWN);
        verify(alarms, never()).stand(any(), eq(false), anyString(), any(), anyString());
    }

    private static final class Moving extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
