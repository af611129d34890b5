package org.muster.support;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the musters of a while against what was promised: nobody stands in two, heads are what the marks say and what the
 * journal told, no older word of a device undoes a newer one.
 */
public final class AttendanceChecker {

    private final JdbcClient jdbc;
    private final OffsetDateTime since;

    public AttendanceChecker(JdbcClient jdbc, Instant since) {
        this.jdbc = jdbc;
        this.since = since.atOffset(ZoneOffset.UTC);
    }

    public List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(
                ask(
                        """
                select person || ' is held by two musters' from order_member m join dispatch_order o on o.id = m.order_id
                 where m.holds and o.issued_at >= ? group by person, m.exercise having count(*) > 1"""));
        breaches.addAll(
                ask(
                        """
                select o.id || ' holds ' || m.member_id || ': ' || m.holds || ', marked ' || coalesce(a.status, 'nothing')
                  from order_member m join dispatch_order o on o.id = m.order_id
                  left join attendance a on a.order_id = m.order_id and a.member_id = m.member_id
                 where o.issued_at >= ?
                   and m.holds <> (coalesce(a.status, '') = 'PRESENT'
                                   and o.state not in ('REFUSED', 'CANCELLED', 'RELEASED'))"""));
        breaches.addAll(
                ask(
                        """
                select o.id || ' counts ' || o.present || ', the marks say ' || count(m.member_id)
                  from dispatch_order o
                  left join attendance a on a.order_id = o.id and a.status = 'PRESENT'
                  left join order_member m on m.order_id = o.id and m.member_id = a.member_id and m.fit
                 where o.issued_at >= ? group by o.id, o.present having o.present <> count(m.member_id)"""));
        breaches.addAll(
                ask(
                        """
                select o.id || ' counts ' || o.present || ', the journal told ' || told.count
                  from dispatch_order o
                  cross join lateral (
                      select (e.data->>'count')::int count from journal_entry e
                       where e.incident_id = o.incident_id and e.data->>'orderId' = o.id::text
                         and e.type in ('RollCallTaken', 'MemberArrived', 'MemberLeft', 'AttendanceCorrected', 'SubstituteTaken')
                       order by e.seq desc limit 1) told
                 where o.issued_at >= ? and o.present <> told.count"""));
        breaches.addAll(
                ask(
                        """
                select n.order_id || ' ' || n.member_id || ': an older word of ' || n.actor || ' counts'
                  from attendance_mark n join dispatch_order o on o.id = n.order_id
                 where o.issued_at >= ? and not n.overtaken and n.device_seq is not null
                   and exists (select 1 from attendance_mark k
                                where k.order_id = n.order_id and k.member_id = n.member_id and k.actor = n.actor
                                  and k.number < n.number and not k.overtaken and k.device_seq > n.device_seq)"""));
        return breaches;
    }

    private List<String> ask(String question) {
        return jdbc.sql(question).param(since).query(String.class).list();
    }
}
