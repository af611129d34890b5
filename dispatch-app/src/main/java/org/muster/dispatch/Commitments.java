package org.muster.dispatch;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.IncidentId;
import org.muster.team.TeamCommitments;
import org.muster.team.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the team register which teams are under a real order. */
@Component
class Commitments implements TeamCommitments {

    private record Row(String teamId, UUID orderId, UUID incidentId, String title) {}

    private final JdbcClient jdbc;

    Commitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<TeamId, Commitment> current() {
        return jdbc
                .sql(
                        """
                select o.team_id, o.id order_id, i.id incident_id, i.title
                  from dispatch_order o join incident i on i.id = o.incident_id
                 where not o.exercise and o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')""")
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        it -> new TeamId(it.teamId()),
                        it -> new Commitment(it.orderId(), new IncidentId(it.incidentId()), it.title())));
    }
}
