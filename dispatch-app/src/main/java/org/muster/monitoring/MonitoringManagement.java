package org.muster.monitoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.incident.IncidentViews;
import org.muster.journal.Journal;
import org.muster.monitoring.MonitoringPoint.Reading;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes readings, and says when every point is clean so many times in a row. */
@Service
@Transactional
public class MonitoringManagement {

    private static final int MOST_POINTS = 100;

    /** A new point. */
    record Wanted(
            String name,
            Medium medium,
            Position location,
            String substance,
            String unit,
            BigDecimal cleanBelow,
            String limitSource) {}

    /** What was measured. */
    record Measured(UUID id, BigDecimal value, boolean atLeast, Instant measuredAt, String note) {}

    /**
     * @param required how many clean readings in a row every point needs
     * @param started whether anything was measured yet
     */
    record Monitoring(int required, boolean started, List<MonitoringPoint> points, List<FireWater> fireWater) {}

    private final MonitoringPoints points;
    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final Journal journal;
    private final Clock clock;
    private final int required;

    /** @param required {@code muster.monitoring.clean-in-row}, a default of the house [?] */
    MonitoringManagement(
            MonitoringPoints points,
            IncidentManagement incidents,
            IncidentViews views,
            Journal journal,
            Clock clock,
            @Value("${muster.monitoring.clean-in-row:3}") int required) {
        if (required < 1 || required > 10) {
            throw new IllegalArgumentException("muster.monitoring.clean-in-row must be 1 to 10");
        }
        this.points = points;
        this.incidents = incidents;
        this.views = views;
        this.journal = journal;
        this.clock = clock;
        this.required = required;
    }

    MonitoringPoint set(IncidentId id, Wanted it) {
        open(id);
        int number = points.nextNumber(id);
        if (number > MOST_POINTS) {
            throw Problem.conflict("too-many-points", "监测点已有 " + MOST_POINTS + " 个，请先撤销不用的点");
        }
        MonitoringPoint point = new MonitoringPoint(
                UUID.randomUUID(),
                id,
                number,
                it.name(),
                it.medium(),
                it.location(),
                it.substance(),
                it.unit(),
                it.cleanBelow(),
                it.limitSource(),
                clock.instant(),
                null,
                null,
                List.of(),
                0);
        points.add(point, ActorContext.actor().name());
        journal.record(new MonitoringEvent.MonitoringPointSet(
                id,
                point.id(),
                number,
                it.name(),
                it.medium(),
                it.location(),
                it.substance(),
                it.unit(),
                it.cleanBelow(),
                it.limitSource()));
        return point;
    }

    /**
     * A reading; one that comes late is put where it belongs in time. The same id again changes nothing.
     *
     * @throws Problem 409 for a point that was closed, 422 for an id that stands for another point's reading
     */
    MonitoringPoint take(UUID pointId, Measured said) {
        IncidentId id = incidentOf(pointId);
        Incident incident = incidents.hold(id);
        MonitoringPoint point = find(id, pointId);
        if (points.holds(pointId, said.id())) {
            return point;
        }
        if (!point.open()) {
            throw Problem.conflict("illegal-transition", point.name() + "已撤销，不再收读数；仍要监测请重设监测点");
        }
        Instant now = clock.instant();
        boolean first = !points.anyReading(id);
        Reading reading = new Reading(
                said.id(),
                said.value(),
                said.atLeast(),
                !said.atLeast() && said.value().compareTo(point.cleanBelow()) <= 0,
                // a phone whose clock is ahead has not measured in the future
                said.measuredAt() == null || said.measuredAt().isAfter(now) ? now : said.measuredAt(),
                ActorContext.actor().name(),
                said.note());
        if (!points.add(pointId, reading, now)) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "client-id-reused", "编号重复", "这个 clientId 已用于另一个读数，请为每个读数生成新的编号");
        }
        journal.record(
                new MonitoringEvent.ReadingTaken(
                        id,
                        pointId,
                        point.number(),
                        point.name(),
                        reading.id(),
                        reading.value(),
                        reading.atLeast(),
                        point.unit(),
                        reading.clean(),
                        reading.measuredAt(),
                        reading.note()),
                said.measuredAt(),
                ActorContext.channel());
        if (first) {
            journal.record(new MonitoringEvent.MonitoringStarted(id, pointId, point.name()));
        }
        judge(incident, reading, point);
        return find(id, pointId);
    }

    /** Facts move the stage: clean everywhere so many times in a row, or over the limit again. */
    private void judge(Incident incident, Reading reading, MonitoringPoint point) {
        IncidentId id = incident.id();
        if (!reading.clean()) {
            incidents.exceedReadings(
                    id,
                    point.name() + " " + (reading.atLeast() ? "≥" : "")
                            + reading.value().toPlainString() + " " + point.unit() + "，限 "
                            + point.cleanBelow().toPlainString());
        } else if (incident.status() == IncidentStatus.SOURCE_CONTROLLED && clean(id)) {
            incidents.reach(id, IncidentStatus.READINGS_CLEAN, inWords(id));
        }
    }

    private boolean clean(IncidentId id) {
        List<MonitoringPoint> open =
                points.list(id).stream().filter(MonitoringPoint::open).toList();
        Instant controlled = views.statusHistory(id).stream()
                .filter(it -> it.status() == IncidentStatus.SOURCE_CONTROLLED)
                .map(IncidentViews.StatusView::at)
                .reduce((before, after) -> after.isAfter(before) ? after : before)
                .orElse(Instant.MAX);
        return !open.isEmpty() && open.stream().allMatch(it -> it.clean(required, controlled));
    }

    /** @throws Problem 409 when it was closed already */
    void close(UUID pointId, String reason) {
        IncidentId id = incidentOf(pointId);
        Incident incident = incidents.hold(id);
        MonitoringPoint point = find(id, pointId);
        if (!point.open()) {
            throw Problem.conflict("illegal-transition", point.name() + "已撤销");
        }
        points.close(pointId, ActorContext.actor().name(), reason, clock.instant());
        journal.record(new MonitoringEvent.MonitoringPointClosed(id, pointId, point.number(), point.name(), reason));
        if (incident.status() == IncidentStatus.SOURCE_CONTROLLED && clean(id)) {
            incidents.reach(id, IncidentStatus.READINGS_CLEAN, inWords(id));
        }
    }

    FireWater handle(IncidentId id, String place, FireWater.Measure measure, Integer cubicMetres, String note) {
        open(id);
        FireWater it = new FireWater(
                UUID.randomUUID(),
                place,
                measure,
                cubicMetres,
                note,
                clock.instant(),
                ActorContext.actor().name());
        points.add(id, it);
        journal.record(
                new MonitoringEvent.FireWaterHandled(id, it.id(), place, measure, measure.label(), cubicMetres, note));
        return it;
    }

    private void open(IncidentId id) {
        Incident incident = incidents.hold(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再登记监测");
        }
    }

    IncidentId incidentOf(UUID point) {
        return points.incidentOf(point).orElseThrow(() -> Problem.notFound("监测点"));
    }

    private MonitoringPoint find(IncidentId id, UUID point) {
        return points.list(id).stream()
                .filter(it -> it.id().equals(point))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("监测点"));
    }

    Monitoring none() {
        return new Monitoring(required, false, List.of(), List.of());
    }

    /** Empty while nothing was set up or done. */
    @Transactional(readOnly = true)
    Optional<Monitoring> of(IncidentId id) {
        List<MonitoringPoint> all = points.list(id);
        List<FireWater> water = points.listFireWater(id);
        return all.isEmpty() && water.isEmpty()
                ? Optional.empty()
                : Optional.of(new Monitoring(required, points.anyReading(id), all, water));
    }

    /** Whether anything was measured yet. */
    @Transactional(readOnly = true)
    public boolean started(IncidentId id) {
        return points.anyReading(id);
    }

    /** 3 个监测点，每点连续 3 次达标：1 号 3/3、2 号 1/3 */
    @Transactional(readOnly = true)
    public String inWords(IncidentId id) {
        List<MonitoringPoint> open =
                points.list(id).stream().filter(MonitoringPoint::open).toList();
        return open.isEmpty()
                ? "还没有设监测点"
                : open.size() + " 个监测点，每点须连续 " + required + " 次达标："
                        + open.stream()
                                .map(it -> it.number() + " 号" + it.name() + " " + Math.min(it.cleanInRow(), required)
                                        + "/" + required)
                                .collect(Collectors.joining("、"));
    }
}
