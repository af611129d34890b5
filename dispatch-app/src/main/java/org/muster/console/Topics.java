package org.muster.console;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** What may be listened to, and by whom. What is not on this short list does not exist, whatever its spelling. */
@Component
class Topics {

    static final String ORDERS = "/user/queue/orders";
    static final String ALERTS = "/user/queue/alerts";

    private static final Pattern DIVISION = Pattern.compile("/topic/divisions/(\\d{9}|\\d{6})");
    private static final Pattern INCIDENT =
            Pattern.compile("/topic/incidents/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private static final Pattern POSITIONS = Pattern.compile(
            "/topic/incidents/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/positions");

    private final IncidentAccess access;

    Topics(IncidentAccess access) {
        this.access = access;
    }

    static String of(IncidentId incident) {
        return "/topic/incidents/" + incident;
    }

    /** Where its crews are: unnumbered, since only the last word of each matters. */
    static String positionsOf(IncidentId incident) {
        return of(incident) + "/positions";
    }

    static String of(DivisionCode division) {
        return "/topic/divisions/" + division;
    }

    static boolean watchesDivisions(Caller caller) {
        return caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR);
    }

    boolean mayListen(Caller caller, String destination) {
        if (destination == null) {
            return false;
        }
        if (destination.equals(ORDERS)) {
            return caller.teamId() != null || watchesDivisions(caller);
        }
        if (destination.equals(ALERTS)) {
            return watchesDivisions(caller);
        }
        Matcher division = DIVISION.matcher(destination);
        if (division.matches()) {
            return watchesDivisions(caller) && caller.covers(new DivisionCode(division.group(1)));
        }
        Matcher positions = POSITIONS.matcher(destination);
        if (positions.matches()) {
            return watchesDivisions(caller)
                    && access.mayRead(caller, new IncidentId(UUID.fromString(positions.group(1))));
        }
        Matcher incident = INCIDENT.matcher(destination);
        return incident.matches() && access.maySee(caller, new IncidentId(UUID.fromString(incident.group(1))));
    }
}
