package org.muster.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.incident.Facts;
import org.muster.incident.IncidentAccess;
import org.muster.incident.IncidentEvent;
import org.muster.incident.IncidentManagement;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receives, places, compares, confirms and dismisses alerts. Never waits for the process engine. */
@Service
@Transactional
class AlertManagement {

    /** Two reports this near in place and time may be one event [?]; a person decides. */
    private static final double NEAR_METRES = 3_000;

    private static final Duration NEAR_TIME = Duration.ofHours(2);
    private static final double BOX_DEGREES = 0.05;

    record Receive(
            Hazard hazard,
            Alert.Channel channel,
            Position location,
            String place,
            String description,
            Alert.Reporter reporter,
            Facts details,
            boolean exercise,
            Integer exerciseSpeed) {}

    record Duplicate(String kind, UUID id, String title, String place, long distanceMetres, long minutesApart) {}

    record Received(UUID id, DivisionCode divisionCode, List<Duplicate> possibleDuplicates) {}

    private final Alerts alerts;
    private final Divisions divisions;
    private final IncidentManagement incidents;
    private final IncidentAccess access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int exerciseSpeed;

    AlertManagement(
            Alerts alerts,
            Divisions divisions,
            IncidentManagement incidents,
            IncidentAccess access,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${muster.exercise-speed:1}") int exerciseSpeed) {
        this.alerts = alerts;
        this.divisions = divisions;
        this.incidents = incidents;
        this.access = access;
        this.events = events;
        this.clock = clock;
        this.exerciseSpeed = exerciseSpeed;
    }

    Received receive(Receive said) {
        DivisionCode division = divisions
                .divisionAt(said.location())
                .map(Division::code)
                .orElseThrow(() -> Problem.invalid("location", "坐标不在本省任何区划附近，请核对经纬度是否填反"));
        Alert alert = receive(said, division, Caller.current().username());
        // a report from outside the caller's divisions is taken; what else lies there is not told
        List<Duplicate> duplicates = Caller.current().covers(division) ? duplicatesOf(alert) : List.of();
        return new Received(alert.id(), division, duplicates);
    }

    /** @param receivedBy the account, or the part of the system, that took it */
    Alert receive(Receive said, DivisionCode division, String receivedBy) {
        int speed = said.exerciseSpeed() == null ? exerciseSpeed : said.exerciseSpeed();
        Alert alert = new Alert(
                UUID.randomUUID(),
                said.hazard(),
                said.channel(),
                said.location(),
                said.place(),
                said.description(),
                said.reporter(),
                said.details(),
                division,
                said.exercise(),
                said.exercise() ? speed : 1,
                Alert.Status.RECEIVED,
                clock.instant(),
                receivedBy,
                null,
                null);
        alerts.add(alert);
        events.publishEvent(new AlertReceived(alert.id(), division));
        return alert;
    }

    List<Duplicate> duplicatesOf(Alert alert) {
        return alerts
                .near(
                        alert.hazard(),
                        alert.divisionCode().county(),
                        alert.exercise(),
                        alert.location(),
                        BOX_DEGREES,
                        alert.receivedAt(),
                        NEAR_TIME)
                .stream()
                .filter(it -> !it.id().equals(alert.id()))
                .map(it -> new Duplicate(
                        it.kind(),
                        it.id(),
                        it.title(),
                        it.place(),
                        Math.round(it.location().metresTo(alert.location())),
                        Duration.between(it.receivedAt(), alert.receivedAt())
                                .abs()
                                .toMinutes()))
                .filter(it -> it.distanceMetres() <= NEAR_METRES)
                .sorted(Comparator.comparing(Duplicate::distanceMetres))
                .toList();
    }

    /**
     * Raises an incident from the alert, or joins it to one that is open.
     *
     * @param speed how many times faster an exercise that is raised runs; null for what the alert says
     */
    IncidentId confirm(UUID id, IncidentId join, Integer speed) {
        Alert alert = lockMine(id);
        Instant now = clock.instant();
        IncidentId incident;
        if (join == null) {
            incident = incidents
                    .raise(new IncidentManagement.Raise(
                            alert.hazard(),
                            alert.place(),
                            alert.location(),
                            alert.divisionCode(),
                            alert.exercise(),
                            speed == null ? alert.exerciseSpeed() : speed,
                            alert.id(),
                            alert.receivedAt(),
                            alert.details()))
                    .id();
        } else {
            var joined = access.require(join);
            if (joined.exercise() != alert.exercise()) {
                throw Problem.conflict("exercise-mixed", "推演与实战不能并案");
            }
            if (joined.hazard() != alert.hazard()) {
                throw Problem.invalid("incidentId", "灾种不同，不能并案；请另行立案");
            }
            incident = join;
            incidents.merge(
                    join,
                    new IncidentEvent.AlertMerged(
                            join, alert.id(), alert.channel().name(), alert.place(), alert.description()),
                    alert.details());
        }
        alerts.settle(id, join == null ? Alert.Status.CONFIRMED : Alert.Status.MERGED, incident, null);
        events.publishEvent(new AlertSettled(id, alert.divisionCode()));
        return incident;
    }

    void dismiss(UUID id, String reason) {
        Alert alert = lockMine(id);
        alerts.settle(id, Alert.Status.DISMISSED, null, reason);
        events.publishEvent(new AlertSettled(id, alert.divisionCode()));
    }

    private Alert lockMine(UUID id) {
        Alert alert = alerts.lock(id)
                .filter(it -> Caller.current().covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("报警"));
        if (alert.status() != Alert.Status.RECEIVED) {
            String now =
                    switch (alert.status()) {
                        case CONFIRMED -> "已立案";
                        case MERGED -> "已并案";
                        default -> "已排除";
                    };
            throw Problem.conflict("alert-already-settled", "该报警" + now + "，不能再处理")
                    .with("state", alert.status())
                    .with("incidentId", alert.incidentId());
        }
        return alert;
    }
}
