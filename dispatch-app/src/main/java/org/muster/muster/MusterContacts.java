package org.muster.muster;

import org.muster.dispatch.DispatchOrder;
import org.muster.incident.Incident;
import org.muster.muster.MemberLinkController.OrderForMember;
import org.muster.team.Contact;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/** The order in the words of a single member's phone, with whom to ring. */
@Component
class MusterContacts {

    private final Teams teams;

    MusterContacts(Teams teams) {
        this.teams = teams;
    }

    /** For a member of the team, who may ring the leader. */
    OrderForMember forMember(DispatchOrder order, Incident incident) {
        return order(
                order, incident, teams.find(order.teamId()).map(Team::leader).orElse(null));
    }

    /** For whoever scanned the code: no names, no numbers. */
    OrderForMember forPasser(DispatchOrder order, Incident incident) {
        return order(order, incident, null);
    }

    private static OrderForMember order(DispatchOrder order, Incident incident, Contact leader) {
        return new OrderForMember(
                order.id(),
                order.label(),
                incident.title(),
                incident.hazard(),
                incident.responseLevel(),
                incident.place(),
                leader == null ? null : incident.location(),
                incident.exercise(),
                order.teamName(),
                order.task(),
                order.musterPoint(),
                order.state(),
                order.stamps().issuedAt(),
                order.musterDueAt(),
                leader == null ? null : leader.name(),
                leader == null ? null : leader.phone());
    }
}
