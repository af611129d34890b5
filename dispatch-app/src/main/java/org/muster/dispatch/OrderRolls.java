package org.muster.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.Problem;
import org.muster.team.Duty;
import org.muster.team.MemberId;
import org.muster.team.Shift;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roll of each order: the team as it was when the order went out. It also says whom the order holds, so that one
 * person is never counted in two.
 */
@Repository
public class OrderRolls {

    /** In whose muster somebody already stands. */
    public record Holder(String name, UUID orderId, String number, String teamName, String incidentTitle) {}

    private final JdbcClient jdbc;

    OrderRolls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The roll, in the team's own order; people taken on at the muster point come last. */
    public List<Rostered> of(OrderId order) {
        return of(List.of(order)).getOrDefault(order, List.of());
    }

    /** The rolls of many orders in one look. */
    public Map<OrderId, List<Rostered>> of(Collection<OrderId> orders) {
        record Row(OrderId order, Rostered member) {}
        return jdbc
                .sql("select * from order_member where order_id = any (?) order by walk_in, member_id")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query((row, index) -> new Row(new OrderId(row.getObject("order_id", UUID.class)), rostered(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::order, Collectors.mapping(Row::member, Collectors.toList())));
    }

    /**
     * Copies the team's register, once, when the order is issued. Two members of one team who share a telephone are two
     * people, each only themselves.
     */
    void copy(DispatchOrder order, Collection<MemberId> fit, Map<MemberId, String> excused) {
        jdbc.sql(
                        """
                insert into order_member (order_id, member_id, name, duty, phone, skills, shift, fit, excused, person, exercise)
                select ?, m.id, m.name, m.duty, m.phone, m.skills, m.shift, m.id = any (?), l.reason,
                       case when count(*) over (partition by person_of(m.phone, m.id)) = 1
                            then person_of(m.phone, m.id) else m.id end, ?
                  from member m left join unnest(?::text[], ?::text[]) l (id, reason) on l.id = m.id
                 where m.team_id = ?""")
                .params(
                        order.id().value(),
                        fit.stream().map(MemberId::value).toArray(String[]::new),
                        order.exercise(),
                        excused.keySet().stream().map(MemberId::value).toArray(String[]::new),
                        excused.values().toArray(String[]::new),
                        order.teamId().value())
                .update();
    }

    /** Puts somebody on the roll who came to the muster point without being of the team. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeOn(DispatchOrder order, Rostered it) {
        jdbc.sql(
                        """
                insert into order_member (order_id, member_id, name, duty, phone, skills, shift, fit, walk_in,
                                          stands_in_for, person, exercise)
                values (?, ?, ?, ?, ?, ?, ?, ?, true, ?, person_of(?, ?), ?)""")
                .params(
                        order.id().value(),
                        it.id().value(),
                        it.name(),
                        it.duty().name(),
                        it.phone(),
                        it.skills().toArray(String[]::new),
                        it.shift().name(),
                        it.fit(),
                        it.standsInFor() == null ? null : it.standsInFor().name(),
                        it.phone(),
                        it.id().value(),
                        order.exercise())
                .update();
    }

    /** Gives a member another duty for this order; null gives their own back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appoint(OrderId order, MemberId member, Duty duty) {
        jdbc.sql("update order_member set stands_in_for = ? where order_id = ? and member_id = ?")
                .params(duty == null ? null : duty.name(), order.value(), member.value())
                .update();
    }

    /**
     * Holds those who came and lets go those who left. An order that is over holds nobody.
     *
     * @throws Problem 409 naming the holder when somebody stands in another running muster
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(DispatchOrder order, Collection<MemberId> came, Collection<MemberId> left) {
        if (!left.isEmpty()) {
            jdbc.sql("update order_member set holds = false where order_id = ? and member_id = any (?) and holds")
                    .params(order.id().value(), ids(left))
                    .update();
        }
        if (came.isEmpty() || !order.state().open()) {
            return;
        }
        // two leaders who report the same people queue up, always in the same order
        jdbc.sql(
                        """
                select pg_advisory_xact_lock(key) from (
                    select distinct hashtextextended(person, 0) key from order_member
                     where order_id = ? and member_id = any (?) and not holds order by 1) persons""")
                .params(order.id().value(), ids(came))
                .query(row -> {});
        List<Holder> holders = holders(order, came);
        if (!holders.isEmpty()) {
            throw new PersonAlreadyMustered(holders);
        }
        try {
            jdbc.sql("update order_member set holds = true where order_id = ? and member_id = any (?) and not holds")
                    .params(order.id().value(), ids(came))
                    .update();
        } catch (DuplicateKeyException e) {
            // the database's own word: on two rolls, or twice on this one
            throw Problem.conflict("person-already-mustered", "有队员已在别队点到，或在本队名册上登记了两次。请核对后再报。");
        }
    }

    private List<Holder> holders(DispatchOrder order, Collection<MemberId> came) {
        return jdbc.sql(
                        """
                select held.name, o.id order_id, lpad(o.number::text, 2, '0') number, o.team_name, i.title incident_title
                  from order_member mine
                  join order_member held on held.person = mine.person and held.exercise = mine.exercise and held.holds
                  join dispatch_order o on o.id = held.order_id
                  join incident i on i.id = o.incident_id
                 where mine.order_id = ? and mine.member_id = any (?) and held.order_id <> mine.order_id
                 order by held.name""")
                .params(order.id().value(), ids(came))
                .query(Holder.class)
                .list();
    }

    private static String[] ids(Collection<MemberId> members) {
        return members.stream().map(MemberId::value).toArray(String[]::new);
    }

    private static Rostered rostered(ResultSet row) throws SQLException {
        String standsInFor = row.getString("stands_in_for");
        return new Rostered(
                new MemberId(row.getString("member_id")),
                row.getString("name"),
                Duty.valueOf(row.getString("duty")),
                row.getString("phone"),
                List.of((String[]) row.getArray("skills").getArray()),
                Shift.valueOf(row.getString("shift")),
                row.getBoolean("fit"),
                row.getString("excused"),
                row.getBoolean("walk_in"),
                standsInFor == null ? null : Duty.valueOf(standsInFor));
    }
}
