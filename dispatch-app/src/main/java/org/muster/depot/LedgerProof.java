package org.muster.depot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds up the ledger: every movement balances, every balance is the sum of its postings, what is reserved is what the
 * reservations say, and nothing is negative that cannot be.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class LedgerProof {

    /** @param findings what does not add up, in words; empty when everything does */
    record Proof(boolean intact, long movements, long postings, long lots, List<String> findings) {}

    private final JdbcClient jdbc;

    LedgerProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param depot the depot whose lots are looked at */
    Proof of(String depot) {
        List<String> findings = new ArrayList<>();
        findings.addAll(ask(
                """
                select '第 ' || v.number || ' 笔流水不平：' || l.material_code || ' 差 ' || sum(p.quantity)
                  from movement v join posting p on p.movement_id = v.id
                  join ledger_account a on a.id = p.account_id join lot l on l.id = a.lot_id
                 where l.depot_id = ?
                 group by v.number, l.material_code having sum(p.quantity) <> 0""",
                depot));
        findings.addAll(ask(
                """
                select l.material_code || ' 批次 ' || l.batch || ' ' || a.kind || ' 账面 ' || a.balance || '，流水合计 '
                       || coalesce(s.total, 0)
                  from ledger_account a join lot l on l.id = a.lot_id
                  left join (select account_id, sum(quantity) total from posting group by account_id) s
                         on s.account_id = a.id
                 where l.depot_id = ? and a.balance <> coalesce(s.total, 0)""",
                depot));
        findings.addAll(ask(
                """
                select l.material_code || ' 批次 ' || l.batch || ' 预留 ' || a.reserved || '，预留单合计 '
                       || coalesce(s.total, 0) || '，库存 ' || a.balance
                  from ledger_account a join lot l on l.id = a.lot_id
                  left join (select account_id, sum(quantity) total from reservation group by account_id) s
                         on s.account_id = a.id
                 where l.depot_id = ? and (a.reserved <> coalesce(s.total, 0) or a.reserved > 0 and a.reserved > a.balance)""",
                depot));
        findings.addAll(ask(
                """
                select l.material_code || ' 批次 ' || l.batch || ' ' || a.kind || ' 为负：' || a.balance
                  from ledger_account a join lot l on l.id = a.lot_id
                 where l.depot_id = ? and a.balance < 0
                   and a.kind not in ('SUPPLIER', 'DIFFERENCE', 'COUNT', 'LENDER', 'OWNER', 'EXERCISE')""",
                depot));
        return new Proof(
                findings.isEmpty(),
                count(
                        """
                        select count(distinct p.movement_id) from posting p join ledger_account a on a.id = p.account_id
                          join lot l on l.id = a.lot_id where l.depot_id = ?""",
                        depot),
                count(
                        """
                        select count(*) from posting p join ledger_account a on a.id = p.account_id
                          join lot l on l.id = a.lot_id where l.depot_id = ?""",
                        depot),
                count("select count(*) from lot where depot_id = ?", depot),
                findings);
    }

    private List<String> ask(String sql, String depot) {
        return jdbc.sql(sql).param(depot).query(String.class).list();
    }

    private long count(String sql, String depot) {
        return jdbc.sql(sql).param(depot).query(Long.class).single();
    }
}
