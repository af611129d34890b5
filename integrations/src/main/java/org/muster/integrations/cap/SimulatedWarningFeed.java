package org.muster.integrations.cap;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.Steering;

/** A met office that exists only here: shows what a tester or a drill has put on it. */
public class SimulatedWarningFeed implements WarningFeed, AutoCloseable {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final int KEPT = 200;

    private final Clock clock;
    private final Steering steering;
    private final List<Found> shown = new ArrayList<>();

    public SimulatedWarningFeed(Clock clock) {
        this(clock, Duration.ofSeconds(60));
    }

    /** @param hangFor how long a hanging feed keeps its caller */
    public SimulatedWarningFeed(Clock clock, Duration hangFor) {
        this.clock = clock;
        this.steering = new Steering("warning-feed", hangFor, Duration.ZERO);
    }

    @Override
    public String name() {
        return "模拟气象台";
    }

    @Override
    public List<Found> fetch() {
        steering.take();
        synchronized (shown) {
            return List.copyOf(shown);
        }
    }

    public void behave(Behaviour behaviour) {
        steering.behave(behaviour);
    }

    /** Shows a message from now on; whatever it is, as a real feed would. */
    public void show(byte[] document) {
        synchronized (shown) {
            if (shown.size() == KEPT) {
                shown.remove(0);
            }
            shown.add(new Found("simulated:" + shown.size(), document));
        }
    }

    public void clear() {
        synchronized (shown) {
            shown.clear();
        }
    }

    /**
     * The beginning of a typhoon night in 瑞安: a yellow typhoon warning for the city, a rainstorm warning for its west
     * drawn as a polygon. All are exercises; nobody is moved by them.
     */
    public List<CapAlert> samples() {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), BEIJING).truncatedTo(ChronoUnit.SECONDS);
        CapArea city = new CapArea("瑞安市", null, null, List.of(new CapValue("GB/T 2260", "330381")), null, null);
        CapArea west = new CapArea(
                "瑞安市西部：湖岭、林川、高楼",
                List.of(CapArea.GEOMETRY.createPolygon(new Coordinate[] {
                    new Coordinate(120.20, 27.75),
                    new Coordinate(120.50, 27.75),
                    new Coordinate(120.50, 28.02),
                    new Coordinate(120.20, 28.02),
                    new Coordinate(120.20, 27.75)
                })),
                null,
                null,
                null,
                null);
        return List.of(
                sample(
                        now,
                        1,
                        "台风",
                        "11B01",
                        "黄",
                        CapInfo.Severity.MODERATE,
                        Duration.ofHours(24),
                        city,
                        "受台风影响，24 小时内我市平均风力可达 8 级以上，阵风 10 级以上。",
                        "停止露天集体活动和高空作业；相关水域船只回港；危险地带人员做好转移准备。"),
                sample(
                        now,
                        2,
                        "暴雨",
                        "11B03",
                        "橙",
                        CapInfo.Severity.SEVERE,
                        Duration.ofHours(6),
                        west,
                        "西部山区 3 小时雨量将达 50 毫米以上，可能引发山洪和地质灾害。",
                        "小流域和地质灾害点人员按预案转移，巡查水库山塘。"));
    }

    private static CapAlert sample(
            OffsetDateTime now,
            int number,
            String event,
            String code,
            String colour,
            CapInfo.Severity severity,
            Duration lasts,
            CapArea area,
            String description,
            String instruction) {
        String sender = "瑞安市气象台（模拟）";
        String headline = sender + "发布" + event + colour + "色预警信号";
        return new CapAlert(
                new ChinaIdentifier("330381", "416", "000", "00", now, number).toString(),
                "sim.ruian.weather",
                now,
                CapAlert.Status.EXERCISE,
                CapAlert.MsgType.ALERT,
                null,
                CapAlert.Scope.PUBLIC,
                null,
                null,
                null,
                "推演",
                null,
                null,
                List.of(new CapInfo(
                        "zh-CN",
                        List.of(CapInfo.Category.MET),
                        event,
                        List.of(CapInfo.ResponseType.PREPARE),
                        CapInfo.Urgency.EXPECTED,
                        severity,
                        CapInfo.Certainty.LIKELY,
                        null,
                        List.of(new CapValue("GB/T 35561", code)),
                        now,
                        null,
                        now.plus(lasts),
                        sender,
                        headline,
                        description,
                        instruction,
                        null,
                        null,
                        null,
                        null,
                        List.of(area))));
    }

    @Override
    public void close() {
        steering.close();
    }
}
