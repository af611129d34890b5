package org.muster.process;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.muster.cordon.CordonManagement;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderState;
import org.muster.incident.Incident;
import org.muster.incident.IncidentStatus;
import org.muster.incident.IncidentViews;
import org.muster.monitoring.MonitoringManagement;
import org.muster.processes.EnterpriseAccidentResponse.Message;
import org.muster.processes.FloodResponse;
import org.muster.shared.Hazard;
import org.muster.team.TeamKind;
import org.springframework.stereotype.Component;

/**
 * Says whether what only the response to an accident waits for has already happened. What must have come before a later
 * stage counts as past once that stage is reached, so that nothing waits for what nobody wrote down.
 */
@Component
class AccidentResponseFacts {

    private static final Set<TeamKind> SPECIAL =
            EnumSet.of(TeamKind.HAZCHEM, TeamKind.FIRE_RESCUE, TeamKind.ENTERPRISE);

    private static final Set<OrderState> ARRIVED =
            EnumSet.of(OrderState.ON_SCENE, OrderState.COMPLETED, OrderState.RELEASED);

    private final CordonManagement cordons;
    private final MonitoringManagement monitoring;
    private final DispatchManagement dispatch;
    private final IncidentViews views;
    private final EvacuationNeeds needs;

    AccidentResponseFacts(
            CordonManagement cordons,
            MonitoringManagement monitoring,
            DispatchManagement dispatch,
            IncidentViews views,
            EvacuationNeeds needs) {
        this.cordons = cordons;
        this.monitoring = monitoring;
        this.dispatch = dispatch;
        this.views = views;
        this.needs = needs;
    }

    /** Empty for what every response waits for, and for other hazards. */
    Optional<Boolean> holds(String message, Incident incident, Instant asked) {
        if (incident.hazard() != Hazard.ENTERPRISE_ACCIDENT) {
            return Optional.empty();
        }
        return switch (message) {
            case Message.CORDON_CLOSED -> Optional.of(
                    cordons.closed(incident.id()) || reached(incident, IncidentStatus.CORDON_RELEASED));
            case Message.MONITORING_STARTED -> Optional.of(
                    monitoring.started(incident.id()) || reached(incident, IncidentStatus.READINGS_CLEAN));
            case Message.CORDON_CHANGED -> Optional.of(cordons.changedSince(incident.id(), asked));
            case Message.SPECIAL_TEAMS_ARRIVED -> Optional.of(
                    specialTeamArrived(incident) || reached(incident, IncidentStatus.SOURCE_CONTROLLED));
            case Message.SOURCE_CONTROLLED -> Optional.of(reached(incident, IncidentStatus.SOURCE_CONTROLLED));
            case Message.READINGS_CLEAN -> Optional.of(reached(incident, IncidentStatus.READINGS_CLEAN));
            case Message.CORDON_RELEASED -> Optional.of(reached(incident, IncidentStatus.CORDON_RELEASED));
            case Message.SOURCE_LOST -> Optional.of(
                    incident.status().ordinal() < IncidentStatus.SOURCE_CONTROLLED.ordinal()
                            && wasControlled(incident));
            case Message.READINGS_EXCEEDED -> Optional.of(incident.status() == IncidentStatus.SOURCE_CONTROLLED);
            case FloodResponse.Message.ALL_ZONES_CLEARED -> Optional.of(needs.allCleared(incident.id()));
            default -> Optional.empty();
        };
    }

    private boolean specialTeamArrived(Incident incident) {
        return dispatch.list(incident.id()).stream()
                .anyMatch(it -> ARRIVED.contains(it.state()) && SPECIAL.contains(it.teamKind()));
    }

    private boolean wasControlled(Incident incident) {
        return views.statusHistory(incident.id()).stream()
                .anyMatch(it -> it.status() == IncidentStatus.SOURCE_CONTROLLED);
    }

    private static boolean reached(Incident incident, IncidentStatus status) {
        return incident.status() != IncidentStatus.CANCELLED
                && incident.status().ordinal() >= status.ordinal();
    }
}
