package org.muster.sensor;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.gauge.Gauge;
import org.muster.gauge.Gauges;
import org.muster.gauge.ReadingIntake;
import org.muster.gauge.Said;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.sensor.SensorFeed;
import org.muster.integrations.sensor.SensorFeed.CallsignPosition;
import org.muster.integrations.sensor.SensorFeed.SensorReading;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Gives what instruments send to the rooms it belongs to; returns when it is on disk. */
@Component
class SensorIntake implements SensorFeed.Listener {

    private static final Logger log = LoggerFactory.getLogger(SensorIntake.class);
    private static final int MOST_REASONS = 50;

    private final Gauges gauges;
    private final ReadingIntake intake;
    private final Teams teams;
    private final Clock clock;
    private final Map<String, AtomicLong> refusals = new ConcurrentHashMap<>();

    SensorIntake(Gauges gauges, ReadingIntake intake, Teams teams, Clock clock) {
        this.gauges = gauges;
        this.intake = intake;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public void readings(List<SensorReading> readings) {
        Instant now = clock.instant();
        List<Said> said = new ArrayList<>(readings.size());
        for (SensorReading it : readings) {
            Optional<Gauge> gauge = gauges.find(it.deviceId());
            Instant at = it.at() == null ? now : it.at();
            if (gauge.isEmpty()) {
                count("设备名册里没有 " + it.deviceId());
            } else if (!Said.storable(at)) {
                count(it.deviceId() + " 的时钟不可用");
            } else {
                said.add(new Said(gauge.get(), false, at, it.value(), it.unit(), it.quality()));
            }
        }
        for (int from = 0; from < said.size(); from += ReadingIntake.MOST) {
            take(said.subList(from, Math.min(said.size(), from + ReadingIntake.MOST)));
        }
    }

    @Override
    public void alarms(List<SensorReading> readings) {
        readings(readings);
    }

    private void take(List<Said> said) {
        try {
            intake.take(said);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | CannotCreateTransactionException
                | TransactionSystemException e) {
            throw new ChannelException("the database does not take readings now", e);
        }
    }

    @Override
    public void position(CallsignPosition said) {
        Optional<Team> team = teams.findByCallsign(said.callsign());
        if (team.isEmpty()) {
            count("没有呼号 " + said.callsign());
            return;
        }
        try {
            teams.updatePosition(
                    team.get().id(),
                    new Position(said.lon(), said.lat()),
                    said.at() == null ? clock.instant() : said.at());
        } catch (Problem e) {
            count(said.callsign() + "：" + e.getMessage());
        }
    }

    @Override
    public boolean urgent(SensorReading reading) {
        return gauges.find(reading.deviceId())
                .filter(it -> intake.near(it, false))
                .isPresent();
    }

    @Override
    public void refused(String topic, String reason) {
        log.info("{} is not taken: {}", topic, reason);
        count(topic + "：" + reason);
    }

    /** What was not taken and how often, while the server has run. */
    Map<String, AtomicLong> refusals() {
        return Map.copyOf(refusals);
    }

    private void count(String reason) {
        AtomicLong times = refusals.get(reason);
        if (times == null && refusals.size() < MOST_REASONS) {
            times = refusals.computeIfAbsent(reason, any -> new AtomicLong());
        }
        if (times != null) {
            times.incrementAndGet();
        }
    }
}
