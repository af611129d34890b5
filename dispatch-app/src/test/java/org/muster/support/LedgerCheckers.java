package org.muster.support;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hold the ledger of materials against what was promised: postings balance, stock is the sum of its postings, what is
 * reserved is there, nothing is negative, and what somebody was told is done is done once.
 */
public final class LedgerCheckers {

    private final JdbcClient jdbc;

    public LedgerCheckers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Promise 9, over everything there is. */
    public List<String> ledger() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(
                ask(
                        """
                select 'movement ' || v.number || ' ' || v.kind || ' is off by ' || sum(p.quantity) || ' ' || l.material_code
                  from movement v join posting p on p.movement_id = v.id
                  join ledger_account a on a.id = p.account_id join lot l on l.id = a.lot_id
                 group by v.number, v.kind, l.material_code having sum(p.quantity) <> 0"""));
        breaches.addAll(
                ask(
                        """
                select 'account ' || a.id || ' ' || a.kind || ' holds ' || a.balance || ', its postings come to '
                       || coalesce(sum(p.quantity), 0)
                  from ledger_account a left join posting p on p.account_id = a.id
                 group by a.id having a.balance <> coalesce(sum(p.quantity), 0)"""));
        breaches.addAll(
                ask(
                        """
                select 'posting of movement ' || v.number || ' on account ' || p.account_id || ' says ' || p.balance
                       || ' afterwards, it was ' || p.running
                  from (select movement_id, account_id, balance,
                               sum(quantity) over (partition by account_id order by number) running
                          from posting join movement on movement.id = posting.movement_id) p
                  join movement v on v.id = p.movement_id
                 where p.balance <> p.running"""));
        breaches.addAll(
                ask(
                        """
                select 'account ' || a.id || ' reserves ' || a.reserved || ', its reservations come to '
                       || coalesce(sum(r.quantity), 0) || ', it holds ' || a.balance
                  from ledger_account a left join reservation r on r.account_id = a.id
                 group by a.id having a.reserved <> coalesce(sum(r.quantity), 0) or a.reserved > 0 and a.reserved > a.balance"""));
        breaches.addAll(
                ask(
                        """
                select 'account ' || id || ' ' || kind || ' is ' || balance from ledger_account
                 where balance < 0 and kind not in ('SUPPLIER', 'DIFFERENCE', 'COUNT', 'LENDER', 'OWNER', 'EXERCISE')"""));
        breaches.addAll(
                ask(
                        """
                select l.material_code || ' came from nowhere: ' || sum(a.balance)
                  from ledger_account a join lot l on l.id = a.lot_id
                 group by l.material_code having sum(a.balance) <> 0"""));
        return breaches;
    }

    /** What an order's lines and state say and what the ledger says is the same. */
    public List<String> orders() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(
                ask(
                        """
                select 'order ' || o.id || ' is ' || o.state || ' and still reserves'
                  from material_order o join reservation r on r.order_id = o.id where o.state <> 'ALLOCATED'"""));
        breaches.addAll(
                ask(
                        """
                select 'order ' || o.id || ' is allocated and reserves ' || coalesce(sum(r.quantity), 0) || ' of '
                       || l.total
                  from material_order o
                  join (select order_id, sum(allocated) total from material_order_line group by order_id) l
                    on l.order_id = o.id
                  left join reservation r on r.order_id = o.id
                 where o.state = 'ALLOCATED' group by o.id, l.total having l.total <> coalesce(sum(r.quantity), 0)"""));
        breaches.addAll(
                ask(
                        """
                select 'order ' || o.id || ' is closed and ' || a.balance || ' is ' || a.kind
                  from material_order o join ledger_account a on a.holder = o.id::text
                 where o.closed_at is not null and a.kind in ('TRANSIT', 'SCENE', 'DAMAGED') and a.balance <> 0"""));
        breaches.addAll(
                ask(
                        """
                select 'order ' || o.id || ' was loaded ' || count(*) || ' times'
                  from material_order o join movement v on v.order_id = o.id and v.kind = 'LOADING'
                 group by o.id having count(*) > 1"""));
        return breaches;
    }

    /** Whatever somebody was told is done is stored once, with that very answer. */
    public List<String> acknowledged(History history) {
        List<String> breaches = new ArrayList<>(history.failures());
        for (History.Acked it : history.acked()) {
            List<String> kept = jdbc.sql("select answer from material_message where actor = ? and client_id = ?::uuid")
                    .params(it.actor(), it.clientId())
                    .query(String.class)
                    .list();
            if (kept.size() != 1) {
                breaches.add(
                        "lost or doubled: " + it.kind() + " " + it.clientId() + " is stored " + kept.size() + " times");
            } else if (!kept.get(0).equals(it.answer())) {
                breaches.add("another answer is stored for " + it.clientId());
            }
        }
        for (History.Replayed it : history.replayed()) {
            history.acked().stream()
                    .filter(one -> one.clientId().equals(it.clientId()))
                    .filter(one -> !one.answer().equals(it.answer()))
                    .forEach(one -> breaches.add("a replay of " + it.clientId() + " got another answer"));
        }
        return breaches;
    }

    private List<String> ask(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
