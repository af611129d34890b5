package org.muster.team;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.muster.shared.ActorContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Leave that was granted beforehand. What is said at a roll call is an absence, never a leave. */
@Repository
@Transactional
public class Leaves {

    private final JdbcClient jdbc;
    private final Clock clock;

    Leaves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Grants leave; days are whole days, both included. */
    void grant(MemberId member, String reason, LocalDate from, LocalDate until) {
        jdbc.sql(
                        """
                insert into member_leave (member_id, reason, from_on, until_on, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        member.value(),
                        reason,
                        from,
                        until,
                        ActorContext.actor().id(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Why members of a team are on leave on a day. */
    @Transactional(readOnly = true)
    public Map<MemberId, String> on(LocalDate day, TeamId team) {
        Map<MemberId, String> reasons = new HashMap<>();
        jdbc.sql(
                        """
                select l.member_id, l.reason from member_leave l join member m on m.id = l.member_id
                 where m.team_id = ? and ? between l.from_on and l.until_on order by l.number""")
                .params(team.value(), day)
                .query(row -> {
                    reasons.put(new MemberId(row.getString("member_id")), row.getString("reason"));
                });
        return reasons;
    }
}
