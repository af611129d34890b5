package org.muster.depot;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The double-entry ledger. Every movement is balanced postings, written once; the balances move with them in the same
 * transaction, and the database refuses what would take a shelf below zero, below what is reserved on it, or halve a
 * whole piece. Accounts are locked in the order of their ids, so that two movements never wait for each other.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    /** An account as it stands while its row is held. */
    public record Standing(long id, Account account, BigDecimal balance, BigDecimal reserved) {

        public BigDecimal free() {
            return balance.subtract(reserved);
        }
    }

    /** What of a lot is held for one order. */
    public record Reserved(UUID orderId, String label, LotId lot, BigDecimal quantity, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes a movement.
     *
     * @return its running number, or 0 when it would change nothing
     * @throws Problem 409 {@code stock-not-available} when an account does not hold what is taken from it
     */
    public long post(Movement movement) {
        List<Map.Entry<Account, BigDecimal>> postings = movement.postings().entrySet().stream()
                .filter(it -> it.getValue().signum() != 0)
                .toList();
        if (postings.isEmpty()) {
            return 0;
        }
        Map<Account, Standing> held =
                hold(postings.stream().map(Map.Entry::getKey).toList());
        Long[] ids = postings.stream().map(it -> held.get(it.getKey()).id()).toArray(Long[]::new);
        String[] quantities =
                postings.stream().map(it -> it.getValue().toPlainString()).toArray(String[]::new);
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                    update ledger_account a set balance = a.balance + p.quantity::numeric
                      from unnest(:ids::bigint[], :quantities::text[]) p (id, quantity) where a.id = p.id""")
                    .param("ids", ids)
                    .param("quantities", quantities)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("stock-not-available", "账上没有这么多，或其中一部分已被其他调拨单预留。请刷新后按可用数量办理，实物与账不符请先盘点。");
        }
        Long number = jdbc.sql(
                        """
                insert into movement (id, kind, order_id, incident_id, reason, at, device_at, actor, actor_name, channel)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number""")
                .params(
                        id,
                        movement.kind().name(),
                        movement.orderId(),
                        movement.incidentId(),
                        movement.reason(),
                        Timestamp.from(clock.instant()),
                        movement.deviceAt() == null ? null : Timestamp.from(movement.deviceAt()),
                        ActorContext.actor().id(),
                        ActorContext.actor().name(),
                        ActorContext.channel())
                .query(Long.class)
                .single();
        jdbc.sql(
                        """
                insert into posting (movement_id, account_id, quantity, balance)
                select :movement, a.id, p.quantity::numeric, a.balance
                  from unnest(:ids::bigint[], :quantities::text[]) p (id, quantity)
                  join ledger_account a on a.id = p.id""")
                .param("movement", id)
                .param("ids", ids)
                .param("quantities", quantities)
                .update();
        return number;
    }

    /** Opens what is not open yet and locks all of them, by id. */
    public Map<Account, Standing> hold(Collection<Account> accounts) {
        List<Account> sorted = accounts.stream()
                .distinct()
                .sorted(Comparator.comparing(Account::lot)
                        .thenComparing(Account::kind)
                        .thenComparing(Account::holder))
                .toList();
        String[] kinds = sorted.stream().map(it -> it.kind().name()).toArray(String[]::new);
        Long[] lots = sorted.stream().map(it -> it.lot().value()).toArray(Long[]::new);
        String[] holders = sorted.stream().map(Account::holder).toArray(String[]::new);
        jdbc.sql(
                        """
                insert into ledger_account (kind, lot_id, holder, whole)
                select w.kind, w.lot_id, w.holder, m.whole
                  from unnest(:kinds::text[], :lots::bigint[], :holders::text[]) with ordinality
                       w (kind, lot_id, holder, nth)
                  join lot l on l.id = w.lot_id join material m on m.code = l.material_code
                 where not exists (select 1 from ledger_account a
                                    where a.kind = w.kind and a.lot_id = w.lot_id and a.holder = w.holder)
                 order by w.nth
                on conflict do nothing""")
                .param("kinds", kinds)
                .param("lots", lots)
                .param("holders", holders)
                .update();
        List<Standing> held = jdbc.sql(
                        """
                select a.id, a.kind, a.lot_id, a.holder, a.balance, a.reserved from ledger_account a
                 where (a.kind, a.lot_id, a.holder) in
                       (select * from unnest(:kinds::text[], :lots::bigint[], :holders::text[]))
                 order by a.id for update""")
                .param("kinds", kinds)
                .param("lots", lots)
                .param("holders", holders)
                .query((row, i) -> new Standing(
                        row.getLong("id"),
                        new Account(
                                Account.Kind.valueOf(row.getString("kind")),
                                new LotId(row.getLong("lot_id")),
                                row.getString("holder")),
                        row.getBigDecimal("balance"),
                        row.getBigDecimal("reserved")))
                .list();
        Map<Account, Standing> byAccount = new HashMap<>();
        held.forEach(it -> byAccount.put(it.account(), it));
        return byAccount;
    }

    /**
     * Holds so much of some shelves for an order, all or nothing.
     *
     * @return what is lacking, by shelf; empty when everything is reserved
     */
    public Map<Account, BigDecimal> reserve(UUID order, String label, Instant until, Map<Account, BigDecimal> wanted) {
        Map<Account, Standing> held = hold(wanted.keySet());
        Map<Account, BigDecimal> lacking = new HashMap<>();
        wanted.forEach((account, quantity) -> {
            BigDecimal free = held.get(account).free();
            if (free.compareTo(quantity) < 0) {
                lacking.put(account, quantity.subtract(free));
            }
        });
        if (!lacking.isEmpty()) {
            return lacking;
        }
        List<Account> all = List.copyOf(wanted.keySet());
        Long[] ids = all.stream().map(it -> held.get(it).id()).toArray(Long[]::new);
        String[] quantities =
                all.stream().map(it -> wanted.get(it).toPlainString()).toArray(String[]::new);
        jdbc.sql(
                        """
                update ledger_account a set reserved = a.reserved + p.quantity::numeric
                  from unnest(:ids::bigint[], :quantities::text[]) p (id, quantity) where a.id = p.id""")
                .param("ids", ids)
                .param("quantities", quantities)
                .update();
        jdbc.sql(
                        """
                insert into reservation (order_id, account_id, label, quantity, until)
                select :order, p.id, :label, p.quantity::numeric, :until
                  from unnest(:ids::bigint[], :quantities::text[]) p (id, quantity)""")
                .param("order", order)
                .param("label", label)
                .param("until", Timestamp.from(until))
                .param("ids", ids)
                .param("quantities", quantities)
                .update();
        return lacking;
    }

    /** Nothing is held for the order any more. */
    public void release(UUID order) {
        List<Long> ids = jdbc.sql(
                        """
                select id from ledger_account where id in (select account_id from reservation where order_id = ?)
                 order by id for update""")
                .param(order)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                with gone as (delete from reservation where order_id = ? returning account_id, quantity)
                update ledger_account a set reserved = a.reserved - gone.quantity
                  from gone where gone.account_id = a.id""")
                .param(order)
                .update();
    }

    /** Who else holds some of these lots' shelves, the latest to expire last. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public List<Reserved> reservedOn(Collection<LotId> lots) {
        return jdbc.sql(
                        """
                select r.order_id, r.label, a.lot_id, r.quantity, r.until
                  from reservation r join ledger_account a on a.id = r.account_id
                 where a.lot_id = any (?) and a.holder = '' order by r.until""")
                .param(lots.stream().map(LotId::value).toArray(Long[]::new))
                .query((row, i) -> new Reserved(
                        row.getObject("order_id", UUID.class),
                        row.getString("label"),
                        new LotId(row.getLong("lot_id")),
                        row.getBigDecimal("quantity"),
                        row.getTimestamp("until").toInstant()))
                .list();
    }

    /** The same is held until then. */
    public void holdUntil(UUID order, Instant until) {
        jdbc.sql("update reservation set until = ? where order_id = ?")
                .params(Timestamp.from(until), order)
                .update();
    }

    /** What of these lots has left its shelf for an order and is not back. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Map<Account, BigDecimal> outOn(Collection<LotId> lots) {
        Map<Account, BigDecimal> all = new HashMap<>();
        jdbc.sql(
                        """
                select kind, lot_id, holder, balance from ledger_account
                 where lot_id = any (?) and kind in ('TRANSIT', 'SCENE') and balance > 0""")
                .param(lots.stream().map(LotId::value).toArray(Long[]::new))
                .query((row, i) -> Map.entry(
                        new Account(
                                Account.Kind.valueOf(row.getString("kind")),
                                new LotId(row.getLong("lot_id")),
                                row.getString("holder")),
                        row.getBigDecimal("balance")))
                .list()
                .forEach(it -> all.put(it.getKey(), it.getValue()));
        return all;
    }

    /** What the accounts of these holders hold, whatever is not nothing. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Map<String, Map<Account, BigDecimal>> heldBy(Collection<String> holders) {
        Map<String, Map<Account, BigDecimal>> all = new HashMap<>();
        if (holders.isEmpty()) {
            return all;
        }
        jdbc.sql(
                        """
                select kind, lot_id, holder, balance from ledger_account
                 where holder = any (?) and holder <> '' and balance <> 0""")
                .param(holders.toArray(String[]::new))
                .query((row, i) -> {
                    Account account = new Account(
                            Account.Kind.valueOf(row.getString("kind")),
                            new LotId(row.getLong("lot_id")),
                            row.getString("holder"));
                    return Map.entry(account, row.getBigDecimal("balance"));
                })
                .list()
                .forEach(it -> all.computeIfAbsent(it.getKey().holder(), any -> new HashMap<>())
                        .put(it.getKey(), it.getValue()));
        return all;
    }

    /** What one holder's accounts hold. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    public Map<Account, BigDecimal> heldBy(UUID holder) {
        return heldBy(List.of(holder.toString())).getOrDefault(holder.toString(), Map.of());
    }

    /**
     * Gives an exercise its own copy of these lots' shelves as they stand, once; what it moves afterwards touches nobody.
     *
     * @return the shelf to play with
     */
    public Map<LotId, Account> copyFor(UUID exercise, Collection<LotId> lots) {
        Map<LotId, Account> copies = new HashMap<>();
        List<LotId> missing = new ArrayList<>();
        lots.forEach(lot -> copies.put(lot, Account.of(Account.Kind.DEPOT, lot, exercise)));
        List<Long> known = jdbc.sql(
                        "select lot_id from ledger_account where kind = 'DEPOT' and holder = ? and lot_id = any (?)")
                .params(exercise.toString(), lots.stream().map(LotId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
        lots.stream().filter(it -> !known.contains(it.value())).forEach(missing::add);
        if (!missing.isEmpty()) {
            Map<Account, Standing> real =
                    hold(missing.stream().map(Account::shelf).toList());
            Movement opening = new Movement(Movement.Kind.EXERCISE_OPENING).of(null, exercise);
            hold(missing.stream().map(copies::get).toList());
            missing.forEach(lot -> opening.move(
                    Account.of(Account.Kind.EXERCISE, lot, exercise),
                    copies.get(lot),
                    real.get(Account.shelf(lot)).balance()));
            post(opening);
        }
        return copies;
    }
}
