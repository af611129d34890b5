package org.muster.depot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.ActorContext;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lending between owners (3HH): what a depot has borrowed or lent, until when, and what of it is back. */
@Service
@Transactional
class Loans {

    enum Direction {
        BORROWED("借入"),
        LENT("借出");

        private final String label;

        Direction(String label) {
            this.label = label;
        }
    }

    /** @param overdue whether it should be back and is not */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoanView(
            UUID id,
            String depotId,
            Direction direction,
            String directionLabel,
            String counterparty,
            String contact,
            LotId lotId,
            MaterialCode materialCode,
            String material,
            String unit,
            BigDecimal quantity,
            BigDecimal returned,
            Instant dueBack,
            boolean overdue,
            String reason,
            Instant agreedAt,
            String agreedBy,
            Instant closedAt) {}

    /** What was agreed. @param lotId which lot is lent; not for what is borrowed */
    record Agreed(
            Direction direction,
            String counterparty,
            String contact,
            MaterialCode code,
            LotId lotId,
            BigDecimal quantity,
            Instant dueBack,
            String reason) {}

    private record Held(String depotId, Direction direction, LotId lot, BigDecimal quantity, BigDecimal returned) {}

    private final JdbcClient jdbc;
    private final StockKeeping keeping;
    private final Materials materials;
    private final Shelves shelves;
    private final Ledger ledger;
    private final Clock clock;

    Loans(JdbcClient jdbc, StockKeeping keeping, Materials materials, Shelves shelves, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.keeping = keeping;
        this.materials = materials;
        this.shelves = shelves;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code stock-not-available} when there is not so much to lend */
    LoanView agree(String depotId, Agreed it) {
        UUID id = UUID.randomUUID();
        Lot lot = it.direction() == Direction.LENT
                ? lent(depotId, it.lotId())
                : shelves.lotOf(
                        depotId,
                        material("materialCode", it.code()).code(),
                        "借入 " + keeping.today(),
                        null,
                        Lot.Condition.SERVICEABLE,
                        null);
        Material material = material("materialCode", lot.materialCode());
        BigDecimal quantity = Quantities.positive("quantity", it.quantity(), material);
        if (!it.dueBack().isAfter(clock.instant())) {
            throw Problem.invalid("dueBack", "归还期限须在今后");
        }
        Account shelf = Account.shelf(lot.id());
        Movement movement = new Movement(
                        it.direction() == Direction.LENT ? Movement.Kind.LOAN_OUT : Movement.Kind.LOAN_IN)
                .because(it.counterparty() + "：" + it.reason());
        if (it.direction() == Direction.LENT) {
            movement.move(shelf, Account.of(Account.Kind.BORROWER, lot.id(), id), quantity);
        } else {
            movement.move(Account.of(Account.Kind.LENDER, lot.id(), id), shelf, quantity);
        }
        ledger.post(movement);
        jdbc.sql(
                        """
                insert into loan (id, depot_id, direction, counterparty, contact, lot_id, quantity, due_back, reason,
                                  agreed_at, agreed_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        depotId,
                        it.direction().name(),
                        it.counterparty(),
                        it.contact(),
                        lot.id().value(),
                        quantity,
                        Timestamp.from(it.dueBack()),
                        it.reason(),
                        Timestamp.from(clock.instant()),
                        ActorContext.actor().name())
                .update();
        return get(id);
    }

    private Lot lent(String depotId, LotId id) {
        if (id == null) {
            throw Problem.invalid("lotId", "请选择借出哪一批");
        }
        return keeping.lotIn(depotId, id);
    }

    private Material material(String field, MaterialCode code) {
        if (code == null) {
            throw Problem.invalid(field, "请选择物资");
        }
        Material material = materials.get(field, code);
        if (material.isKit()) {
            throw Problem.invalid(field, material.name() + "是组套，请按组成的物资分别办理");
        }
        return material;
    }

    /** Some or all of it goes back. @throws Problem 404, or 422 when more comes back than is owed */
    LoanView giveBack(UUID id, BigDecimal said) {
        Held loan = jdbc.sql("select depot_id, direction, lot_id, quantity, returned from loan where id = ? for update")
                .param(id)
                .query((row, i) -> new Held(
                        row.getString("depot_id"),
                        Direction.valueOf(row.getString("direction")),
                        new LotId(row.getLong("lot_id")),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("returned")))
                .optional()
                .orElseThrow(() -> Problem.notFound("借用单"));
        keeping.requireKeeper(loan.depotId());
        Material material = materials.get(
                "quantity", shelves.findLot(loan.lot()).orElseThrow().materialCode());
        BigDecimal owed = loan.quantity().subtract(loan.returned());
        BigDecimal quantity = said == null ? owed : Quantities.positive("quantity", said, material);
        if (quantity.compareTo(owed) > 0) {
            throw Problem.invalid("quantity", "只欠 " + material.spoken(owed) + "，不能归还 " + Quantities.plain(quantity));
        }
        Account shelf = Account.shelf(loan.lot());
        Movement movement = new Movement(Movement.Kind.LOAN_RETURN);
        if (loan.direction() == Direction.LENT) {
            movement.move(Account.of(Account.Kind.BORROWER, loan.lot(), id), shelf, quantity);
        } else {
            movement.move(shelf, Account.of(Account.Kind.LENDER, loan.lot(), id), quantity);
        }
        ledger.post(movement);
        jdbc.sql(
                        """
                update loan set returned = returned + ?,
                       closed_at = case when returned + ? = quantity then ?::timestamptz end where id = ?""")
                .params(quantity, quantity, Timestamp.from(clock.instant()), id)
                .update();
        return get(id);
    }

    @Transactional(readOnly = true)
    LoanView get(UUID id) {
        return read("n.id = ?", id).stream().findFirst().orElseThrow(() -> Problem.notFound("借用单"));
    }

    /** Open ones first, the soonest due first. */
    @Transactional(readOnly = true)
    List<LoanView> list(String[] patterns) {
        return read("d.division_code like any (?)", (Object) patterns);
    }

    private List<LoanView> read(String where, Object parameter) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                select n.*, l.material_code, m.name material, m.unit
                  from loan n join depot d on d.id = n.depot_id join lot l on l.id = n.lot_id
                  join material m on m.code = l.material_code
                 where """
                                + " " + where + " order by n.closed_at is not null, n.due_back limit 300")
                .param(parameter)
                .query((row, i) -> view(row, now))
                .list();
    }

    private static LoanView view(ResultSet row, Instant now) throws SQLException {
        Direction direction = Direction.valueOf(row.getString("direction"));
        Instant due = Json.instant(row, "due_back");
        Instant closed = Json.instant(row, "closed_at");
        return new LoanView(
                row.getObject("id", UUID.class),
                row.getString("depot_id"),
                direction,
                direction.label,
                row.getString("counterparty"),
                row.getString("contact"),
                new LotId(row.getLong("lot_id")),
                new MaterialCode(row.getString("material_code")),
                row.getString("material"),
                row.getString("unit"),
                Quantities.shown(row.getBigDecimal("quantity")),
                Quantities.shown(row.getBigDecimal("returned")),
                due,
                closed == null && due.isBefore(now),
                row.getString("reason"),
                Json.instant(row, "agreed_at"),
                row.getString("agreed_by"),
                closed);
    }
}
