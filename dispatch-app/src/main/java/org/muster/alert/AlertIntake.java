package org.muster.alert;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.incident.Facts;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For rooms that know of an emergency before anybody has called: what they know is received and confirmed at once. */
@Service
@Transactional
public class AlertIntake {

    private final AlertManagement management;
    private final Alerts alerts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int exerciseSpeed;

    AlertIntake(
            AlertManagement management,
            Alerts alerts,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${muster.exercise-speed:1}") int exerciseSpeed) {
        this.management = management;
        this.alerts = alerts;
        this.events = events;
        this.clock = clock;
        this.exerciseSpeed = exerciseSpeed;
    }

    /** What a firm whistles: an alert for the duty room to look into; the place is the firm's own. */
    public UUID receiveWhistle(
            DivisionCode division,
            String place,
            Position location,
            String description,
            String reporter,
            String phone,
            Facts details,
            boolean exercise) {
        return management
                .receive(
                        new AlertManagement.Receive(
                                Hazard.ENTERPRISE_ACCIDENT,
                                Alert.Channel.ENTERPRISE,
                                location,
                                place,
                                description,
                                new Alert.Reporter(reporter, phone),
                                details,
                                exercise,
                                null),
                        division,
                        Caller.current().username())
                .id();
    }

    /** The incident an alert was confirmed into or joined to; empty while nobody has decided, or when it was dismissed. */
    public Optional<IncidentId> incidentOf(UUID alert) {
        return alerts.find(alert).map(Alert::incidentId);
    }

    /** Something was added to what an alert tells; the consoles of its division are told after commit. */
    public void amended(UUID alert) {
        alerts.find(alert).ifPresent(it -> events.publishEvent(new AlertAmended(it.id(), it.divisionCode())));
    }

    /**
     * Raises an incident from a warning, in the name of the caller.
     *
     * @param division whose incident it is; a warning is about a whole county and not about the point it is drawn at
     */
    public IncidentId raiseFromWarning(
            Hazard hazard,
            DivisionCode division,
            String place,
            Position location,
            String description,
            Facts details,
            boolean exercise,
            Integer speed) {
        Alert alert = new Alert(
                UUID.randomUUID(),
                hazard,
                Alert.Channel.WARNING,
                location,
                place,
                description,
                null,
                details,
                division,
                exercise,
                exercise ? speed == null ? exerciseSpeed : speed : 1,
                Alert.Status.RECEIVED,
                clock.instant(),
                Caller.current().username(),
                null,
                null);
        alerts.add(alert);
        events.publishEvent(new AlertReceived(alert.id(), division));
        return management.confirm(alert.id(), null, null);
    }
}
