package org.muster.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** The calls that reported an incident, for whoever keeps its papers. */
@Component
public class Calls {

    /**
     * @param channel how it came: PHONE, RANGER, CAMERA …
     * @param caller who called, with a number to call back
     * @param words what was reported
     */
    public record Call(
            UUID alertId,
            String channel,
            String caller,
            String words,
            String place,
            Position location,
            Instant receivedAt) {}

    private final Alerts alerts;

    Calls(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Those that were confirmed into the incident or joined to it, the oldest first. */
    public List<Call> of(IncidentId incident) {
        return alerts.listOf(incident).stream().map(Calls::call).toList();
    }

    private static Call call(Alert it) {
        return new Call(
                it.id(),
                it.channel().name(),
                caller(it.reporter()),
                it.description() == null || it.description().isBlank()
                        ? it.place() + it.hazard().label()
                        : it.description(),
                it.place(),
                it.location(),
                it.receivedAt());
    }

    private static String caller(Alert.Reporter reporter) {
        if (reporter == null || reporter.name() == null && reporter.phone() == null) {
            return "报警人（未留姓名）";
        }
        if (reporter.name() == null) {
            return reporter.phone();
        }
        return reporter.phone() == null ? reporter.name() : reporter.name() + " " + reporter.phone();
    }
}
