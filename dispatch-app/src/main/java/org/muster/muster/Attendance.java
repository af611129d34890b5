package org.muster.muster;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is there, as the roll calls so far have said. What was said when stands in the journal. */
@Repository
class Attendance {

    enum Status {
        PRESENT,
        ABSENT
    }

    record Mark(String memberId, Status status, String reason, String actor, Long deviceSeq) {}

    private final JdbcClient jdbc;

    Attendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Mark> of(OrderId order) {
        return jdbc
                .sql("select member_id, status, reason, actor, device_seq from attendance where order_id = ?")
                .param(order.value())
                .query(Mark.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Mark::memberId, Function.identity()));
    }

    void save(OrderId order, List<Mark> marks, Instant at) {
        for (Mark mark : marks) {
            jdbc.sql(
                            """
                    insert into attendance (order_id, member_id, status, reason, actor, device_seq, at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (order_id, member_id) do update
                       set status = excluded.status, reason = excluded.reason, actor = excluded.actor,
                           device_seq = excluded.device_seq, at = excluded.at""")
                    .params(
                            order.value(),
                            mark.memberId(),
                            mark.status().name(),
                            mark.reason(),
                            mark.actor(),
                            mark.deviceSeq(),
                            Timestamp.from(at))
                    .update();
        }
    }
}
