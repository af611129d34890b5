package org.muster.alert;

import java.util.UUID;
import org.muster.incident.Facts;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** What instruments, and people who were asked nothing, report of themselves: an alert for the duty room to look into. */
@Component
public class SensorAlerts {

    /**
     * @param byPerson a grid worker saw it, rather than an instrument
     * @param reporter who saw it; null for an instrument
     */
    public record Report(
            Hazard hazard,
            DivisionCode divisionCode,
            Position location,
            String place,
            String description,
            boolean byPerson,
            String reporter,
            boolean exercise) {}

    private final AlertManagement management;

    SensorAlerts(AlertManagement management) {
        this.management = management;
    }

    /** Raises the alert in the transaction of the caller. */
    public UUID raise(Report report, String receivedBy) {
        return management
                .receive(
                        new AlertManagement.Receive(
                                report.hazard(),
                                report.byPerson() ? Alert.Channel.GRID_WORKER : Alert.Channel.SENSOR,
                                report.location(),
                                report.place(),
                                report.description(),
                                report.reporter() == null ? null : new Alert.Reporter(report.reporter(), null),
                                Facts.none(),
                                report.exercise(),
                                null),
                        report.divisionCode(),
                        receivedBy)
                .id();
    }
}
