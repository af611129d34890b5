package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.depot.Account;
import org.muster.depot.Account.Kind;
import org.muster.depot.Ledger;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.depot.Materials;
import org.muster.depot.Movement;
import org.muster.depot.Quantities;
import org.muster.depot.Shelves;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.material.MaterialEvent.Item;
import org.muster.material.MaterialManagement.Wanted;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Material taken by authority: only by the government of a county or above, against a receipt, to be given back, and paid
 * for where it is worn or lost (森林防火条例 Art 38; 突发事件应对法).
 */
@Service
@Transactional
class Requisitions implements OpenPoints {

    /** First half of the lock's name: spells REQU. */
    private static final int FAMILY = 0x52455155;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final BigDecimal MOST_PAID = new BigDecimal("999999999999.99");

    /** @param used what did not come back */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            LotId lotId,
            MaterialCode materialCode,
            String material,
            String unit,
            BigDecimal quantity,
            BigDecimal atScene,
            BigDecimal returned,
            BigDecimal used) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequisitionView(
            UUID id,
            IncidentId incidentId,
            String receiptNumber,
            String owner,
            String contact,
            String basis,
            String reason,
            String decidedBy,
            Instant decidedAt,
            List<ItemView> items,
            Instant returnedAt,
            BigDecimal compensation,
            String compensationNote,
            Instant compensatedAt) {}

    /** What came back of one lot. */
    record Returned(LotId lotId, BigDecimal quantity) {}

    private final JdbcClient jdbc;
    private final MaterialManagement management;
    private final Materials materials;
    private final Shelves shelves;
    private final Ledger ledger;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    Requisitions(
            JdbcClient jdbc,
            MaterialManagement management,
            Materials materials,
            Shelves shelves,
            Ledger ledger,
            IncidentManagement incidents,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.materials = materials;
        this.shelves = shelves;
        this.ledger = ledger;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 403 for everybody below the government of a county */
    RequisitionView take(IncidentId incidentId, String owner, String contact, List<Wanted> items, String reason) {
        Incident incident = incidents.get(incidentId);
        DivisionCode county = incident.divisionCode().county();
        if (Caller.current().divisions().stream().noneMatch(it -> it.covers(county))) {
            throw Problem.forbidden("征用只能由县级以上人民政府决定（森林防火条例 第三十八条）");
        }
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再征用");
        }
        Map<MaterialCode, BigDecimal> wanted = management.expand(items);
        UUID id = UUID.randomUUID();
        String number = nextNumber(county);
        String basis = basis(incident.hazard());
        jdbc.sql(
                        """
                insert into requisition (id, incident_id, receipt_number, owner, contact, basis, reason, decided_by,
                                         decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        incidentId.value(),
                        number,
                        owner,
                        contact,
                        basis,
                        reason,
                        ActorContext.actor().name(),
                        Timestamp.from(clock.instant()))
                .update();
        Movement movement = new Movement(Movement.Kind.REQUISITION)
                .of(null, incidentId.value())
                .because(number + " " + owner);
        wanted.forEach((code, quantity) -> {
            LotId lot = shelves.lotOfNobody(code, number);
            movement.move(Account.of(Kind.OWNER, lot, id), Account.of(Kind.SCENE, lot, id), quantity);
            jdbc.sql("insert into requisition_item (requisition_id, lot_id, quantity) values (?, ?, ?)")
                    .params(id, lot.value(), quantity)
                    .update();
        });
        ledger.post(movement);
        List<Item> told = management.items(wanted);
        journal.record(new RequisitionEvent.MaterialRequisitioned(
                incidentId, id, number, owner, told, MaterialManagement.spoken(told), basis, reason));
        return get(id);
    }

    private String nextNumber(DivisionCode county) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(FAMILY, county.value())
                .query((row, i) -> true)
                .single();
        int year = Year.now(clock.withZone(ZONE)).getValue();
        String prefix = "征〔" + year + "〕" + county + "-";
        int next = jdbc.sql("select count(*) + 1 from requisition where receipt_number like ?")
                .param(prefix + "%")
                .query(Integer.class)
                .single();
        return prefix + "%04d".formatted(next);
    }

    private static String basis(Hazard hazard) {
        return switch (hazard) {
            case FOREST_FIRE -> "森林防火条例 第三十八条；突发事件应对法";
            case FLOOD -> "防汛条例 第三十至三十二条（紧急防汛期）；突发事件应对法";
            case ENTERPRISE_ACCIDENT -> "突发事件应对法";
        };
    }

    /** What is left is given back; what is not is used up or lost, and to be paid for. */
    RequisitionView giveBack(UUID id, List<Returned> returned, String note) {
        RequisitionView it = lock(id);
        if (it.returnedAt() != null) {
            throw Problem.conflict("illegal-transition", it.receiptNumber() + "已归还");
        }
        Map<LotId, BigDecimal> back = new HashMap<>();
        for (int i = 0; returned != null && i < returned.size(); i++) {
            Returned one = returned.get(i);
            String field = "items[" + i + "]";
            ItemView item = it.items().stream()
                    .filter(any -> any.lotId().equals(one.lotId()))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(field + ".lotId", "征用单里没有这一批"));
            BigDecimal quantity =
                    Quantities.amount(field + ".quantity", one.quantity(), materials.get(field, item.materialCode()));
            if (quantity.compareTo(item.quantity()) > 0) {
                throw Problem.invalid(field + ".quantity", "只征用了 " + Quantities.plain(item.quantity()));
            }
            back.put(one.lotId(), quantity);
        }
        Movement movement = new Movement(Movement.Kind.REQUISITION_RETURN)
                .of(null, it.incidentId().value())
                .because(it.receiptNumber());
        Map<MaterialCode, BigDecimal> told = new TreeMap<>();
        it.items().forEach(item -> {
            BigDecimal quantity = back.getOrDefault(item.lotId(), returned == null ? item.quantity() : BigDecimal.ZERO);
            Account scene = Account.of(Kind.SCENE, item.lotId(), id);
            movement.move(scene, Account.of(Kind.OWNER, item.lotId(), id), quantity)
                    .move(
                            scene,
                            Account.of(Kind.CONSUMED, item.lotId(), id),
                            item.quantity().subtract(quantity));
            told.merge(item.materialCode(), quantity, BigDecimal::add);
        });
        ledger.post(movement);
        jdbc.sql("update requisition set returned_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
        List<Item> items = management.items(told);
        journal.record(new RequisitionEvent.RequisitionReturned(
                it.incidentId(), id, it.receiptNumber(), it.owner(), items, MaterialManagement.spoken(items), note));
        return get(id);
    }

    RequisitionView compensate(UUID id, BigDecimal amount, String note) {
        RequisitionView it = lock(id);
        if (it.compensatedAt() != null) {
            throw Problem.conflict("illegal-transition", it.receiptNumber() + "已登记补偿");
        }
        if (amount == null
                || amount.signum() < 0
                || Math.abs((long) amount.scale()) > 30
                || amount.precision() > 30
                || amount.compareTo(MOST_PAID) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw Problem.invalid("amount", "补偿金额须为不小于 0 的元，最多两位小数");
        }
        BigDecimal paid = amount.setScale(2, RoundingMode.UNNECESSARY);
        jdbc.sql("update requisition set compensation = ?, compensated_at = ?, compensation_note = ? where id = ?")
                .params(paid, Timestamp.from(clock.instant()), note, id)
                .update();
        journal.record(new RequisitionEvent.RequisitionCompensated(
                it.incidentId(), id, it.receiptNumber(), it.owner(), paid, note));
        return get(id);
    }

    private RequisitionView lock(UUID id) {
        jdbc.sql("select id from requisition where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("征用单"));
        return get(id);
    }

    /** @throws Problem 404 when there is none */
    @Transactional(readOnly = true)
    RequisitionView get(UUID id) {
        return read("id = ?", id).stream().findFirst().orElseThrow(() -> Problem.notFound("征用单"));
    }

    @Transactional(readOnly = true)
    List<RequisitionView> list(IncidentId incident) {
        return read("incident_id = ?", incident.value());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        return jdbc
                .sql(
                        """
                select receipt_number || '：' || owner from requisition
                 where incident_id = ? and returned_at is null order by receipt_number""")
                .param(incident.value())
                .query(String.class)
                .list()
                .stream()
                .map(it -> "征用 " + it + "的物资未归还")
                .toList();
    }

    private List<RequisitionView> read(String where, Object parameter) {
        Map<UUID, List<ItemView>> items = new HashMap<>();
        jdbc.sql(
                        """
                select i.requisition_id, i.lot_id, l.material_code, m.name, m.unit, i.quantity,
                       coalesce(s.balance, 0) at_scene, coalesce(c.balance, 0) used
                  from requisition_item i
                  join (select * from requisition where """
                                + " " + where
                                + """
                ) r on r.id = i.requisition_id
                  join lot l on l.id = i.lot_id join material m on m.code = l.material_code
                  left join ledger_account s on s.kind = 'SCENE' and s.lot_id = i.lot_id and s.holder = r.id::text
                  left join ledger_account c on c.kind = 'CONSUMED' and c.lot_id = i.lot_id and c.holder = r.id::text
                 order by l.material_code""")
                .param(parameter)
                .query((row, i) -> Map.entry(
                        row.getObject("requisition_id", UUID.class),
                        new ItemView(
                                new LotId(row.getLong("lot_id")),
                                new MaterialCode(row.getString("material_code")),
                                row.getString("name"),
                                row.getString("unit"),
                                Quantities.shown(row.getBigDecimal("quantity")),
                                Quantities.shown(row.getBigDecimal("at_scene")),
                                Quantities.shown(row.getBigDecimal("quantity")
                                        .subtract(row.getBigDecimal("at_scene"))
                                        .subtract(row.getBigDecimal("used"))),
                                Quantities.shown(row.getBigDecimal("used")))))
                .list()
                .forEach(it -> items.computeIfAbsent(it.getKey(), any -> new ArrayList<>())
                        .add(it.getValue()));
        return jdbc.sql("select * from requisition where " + where + " order by receipt_number")
                .param(parameter)
                .query((row, i) -> new RequisitionView(
                        row.getObject("id", UUID.class),
                        new IncidentId(row.getObject("incident_id", UUID.class)),
                        row.getString("receipt_number"),
                        row.getString("owner"),
                        row.getString("contact"),
                        row.getString("basis"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        Json.instant(row, "decided_at"),
                        items.getOrDefault(row.getObject("id", UUID.class), List.of()),
                        Json.instant(row, "returned_at"),
                        row.getBigDecimal("compensation"),
                        row.getString("compensation_note"),
                        Json.instant(row, "compensated_at")))
                .list();
    }
}
