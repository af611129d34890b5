package org.muster.process;

import java.time.Instant;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.incident.IncidentViews;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.ForestFireResponse.Message;
import org.muster.processes.Wait;
import org.muster.safety.SafetyManagement;
import org.springframework.stereotype.Component;

/** Says whether what the response to an incident waits for has already happened, by the tables of incident and dispatch. */
@Component
class IncidentFacts implements PlanFacts {

    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final DispatchManagement dispatch;
    private final DecisionTasks tasks;
    private final SafetyManagement safety;
    private final Deadlines deadlines;
    private final FloodResponseFacts flood;
    private final AccidentResponseFacts accident;

    IncidentFacts(
            IncidentManagement incidents,
            IncidentViews views,
            DispatchManagement dispatch,
            DecisionTasks tasks,
            SafetyManagement safety,
            Deadlines deadlines,
            FloodResponseFacts flood,
            AccidentResponseFacts accident) {
        this.incidents = incidents;
        this.views = views;
        this.dispatch = dispatch;
        this.tasks = tasks;
        this.safety = safety;
        this.deadlines = deadlines;
        this.flood = flood;
        this.accident = accident;
    }

    @Override
    public Plan plan() {
        return Plan.RESPONSE;
    }

    @Override
    public Known about(Subject subject) {
        Incident incident = incidents.get(subject.incident());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return IncidentFacts.this.holds(message, incident, asked);
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                if (!cutShort) {
                    return Ending.MET;
                }
                // these clocks end their own wait: the deadline is about to be told of
                return wait == Wait.FIRE_CONTROL || wait == Wait.RESPONSE_TERM || wait == Wait.CONSULTATION
                        ? Ending.UNTOUCHED
                        : overtaken(incident, wait) ? Ending.MET : Ending.CANCELLED;
            }
        };
    }

    /** Whether the wait was cut short by what it waited for, and not because something around it ended. */
    private static boolean overtaken(Incident incident, Wait wait) {
        return switch (wait) {
            case INSPECTION -> incident.status().ordinal() >= IncidentStatus.INSPECTED.ordinal()
                    && incident.status() != IncidentStatus.CANCELLED;
            case CLOSURE -> incident.status() == IncidentStatus.CLOSED;
            case FIRST_TEAM,
                    FLAME_OUT,
                    MOP_UP,
                    GUARD,
                    TEAMS_RECALL,
                    ZONES_CLEARED,
                    CORDON_CLOSED,
                    MONITORING_ON,
                    SOURCE_CONTROLLED,
                    READINGS_CLEAN -> false;
            default -> incident.status() != IncidentStatus.CANCELLED;
        };
    }

    private boolean holds(String message, Incident incident, Instant asked) {
        return accident.holds(message, incident, asked)
                .or(() -> flood.holds(message, incident, asked))
                .orElseGet(() -> everyResponse(message, incident, asked));
    }

    private boolean everyResponse(String message, Incident incident, Instant asked) {
        return switch (message) {
            case Message.RESPONSE_LEVEL_APPROVED -> views.levels(incident.id()).stream()
                    .anyMatch(it -> counts(
                            it.endedAt() == null ? it.at() : it.endedAt(),
                            asked,
                            incident,
                            ForestFireResponse.APPROVE_RESPONSE_LEVEL));
            case Message.LEVEL_CHANGE_NEEDLESS -> !incident.levelInQuestion()
                    && !incident.wasDeclined()
                    && !levelSettledSince(incident, asked);
            case Message.RESPONSE_ENDED -> incident.status().over() || incident.responseLevel() == null;
            case Message.RESPONSE_TERM_MOVED -> incident.status().over()
                    || incident.responseLevel() == null
                    || deadlines
                            .findOpen(incident.id(), null, Wait.RESPONSE_TERM.kind())
                            .isPresent();
            case Message.FIRST_ORDER_ISSUED -> dispatch.lastIssuedAt(incident.id())
                    .filter(it -> counts(it, asked, incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS))
                    .isPresent();
            case Message.FIRST_TEAM_ARRIVED -> reached(incident, IncidentStatus.CONTROLLED)
                    || dispatch.anyArrived(incident.id());
            case Message.FIRE_CONTROLLED -> reached(incident, IncidentStatus.CONTROLLED);
            case Message.FLAME_EXTINGUISHED -> reached(incident, IncidentStatus.EXTINGUISHED);
            case Message.MOP_UP_COMPLETED -> reached(incident, IncidentStatus.GUARDING);
            case Message.SCENE_INSPECTED -> reached(incident, IncidentStatus.INSPECTED);
            case Message.INCIDENT_CLOSED -> incident.status() == IncidentStatus.CLOSED;
            case Message.FIRE_REKINDLED -> rekindled(incident, asked);
            case Message.INCIDENT_CANCELLED -> incident.status() == IncidentStatus.CANCELLED;
            case Message.CAUSE_INVESTIGATED -> views.cause(incident.id()) != null;
            case Message.ALL_TEAMS_RECALLED -> dispatch.allBackOrTold(incident.id());
            case Message.NOBODY_ON_LINE -> safety.nobodyOnLine(incident.id());
            case Message.ALL_CREWS_SAFE -> safety.allCrewsSafe(incident.id());
            case Message.ATTACK_RESUMED -> safety.attackOn(incident.id())
                    || incident.status().over();
            case Message.ALL_CREWS_HEARD -> safety.allCrewsHeard(incident.id());
            case Message.SEARCHERS_ASSIGNED -> safety.searched(incident.id());
            case Message.MORE_IN_DANGER -> !safety.searched(incident.id())
                    && safety.inDangerSince(incident.id(), asked);
            case Message.EVERYBODY_FOUND -> safety.everybodyFound(incident.id());
            default -> false;
        };
    }

    /** Whether a level was put in force or ended since, which answers the question instead of making it needless. */
    private boolean levelSettledSince(Incident incident, Instant asked) {
        return views.levels(incident.id()).stream()
                .anyMatch(it -> !it.at().isBefore(asked)
                        || it.endedAt() != null && !it.endedAt().isBefore(asked));
    }

    private boolean counts(Instant happened, Instant asked, Incident incident, String question) {
        return !happened.isBefore(asked) || !tasks.settledOnce(incident.id(), question);
    }

    /** Back to suppression after it had been controlled, since the process began to wait for that. */
    private boolean rekindled(Incident incident, Instant asked) {
        boolean controlled = false;
        for (IncidentViews.StatusView stage : views.statusHistory(incident.id())) {
            if (stage.status() == IncidentStatus.ON_SCENE
                    && controlled
                    && !stage.at().isBefore(asked)) {
                return true;
            }
            controlled |= stage.status().ordinal() >= IncidentStatus.CONTROLLED.ordinal();
        }
        return false;
    }

    private static boolean reached(Incident incident, IncidentStatus status) {
        return incident.status() != IncidentStatus.CANCELLED
                && incident.status().ordinal() >= status.ordinal();
    }
}
