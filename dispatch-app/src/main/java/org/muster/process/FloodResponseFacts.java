package org.muster.process;

import java.time.Instant;
import java.util.Optional;
import org.muster.flood.TrappedManagement;
import org.muster.incident.Incident;
import org.muster.incident.IncidentStatus;
import org.muster.processes.FloodResponse.Message;
import org.muster.warningcall.WarningCallManagement;
import org.springframework.stereotype.Component;

/** Says whether what only the response to a flood waits for has already happened. */
@Component
class FloodResponseFacts {

    private final TrappedManagement trapped;
    private final WarningCallManagement calls;
    private final EvacuationNeeds needs;

    FloodResponseFacts(TrappedManagement trapped, WarningCallManagement calls, EvacuationNeeds needs) {
        this.trapped = trapped;
        this.calls = calls;
        this.needs = needs;
    }

    /** Empty for what every response waits for. */
    Optional<Boolean> holds(String message, Incident incident, Instant asked) {
        return switch (message) {
            case Message.THREAT_PASSED -> Optional.of(reached(incident, IncidentStatus.THREAT_PASSED));
            case Message.LOSSES_CONFIRMED -> Optional.of(reached(incident, IncidentStatus.LOSSES_CONFIRMED));
            case Message.ALL_ZONES_CLEARED -> Optional.of(needs.allCleared(incident.id()));
            case Message.TRIGGERED_ZONES_ORDERED -> Optional.of(
                    needs.openOf(incident.id()).isEmpty());
            case Message.RESCUE_SENT -> Optional.of(trapped.allSent(incident.id()));
            case Message.TRAPPED_PEOPLE_RESCUED -> Optional.of(trapped.allRescued(incident.id()));
            case Message.MORE_PEOPLE_TRAPPED -> Optional.of(trapped.reportedSince(incident.id(), asked));
            case Message.CONTACT_RESTORED -> Optional.of(!calls.anyCutOff(incident.id()));
            default -> Optional.empty();
        };
    }

    private static boolean reached(Incident incident, IncidentStatus status) {
        return incident.status() != IncidentStatus.CANCELLED
                && incident.status().ordinal() >= status.ordinal();
    }
}
