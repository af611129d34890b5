package org.muster.depot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shelves and ledger as the desk reads them. */
@Component
@Transactional(readOnly = true)
class StockViews {

    /** Within so many days of its expiry a lot is marked; ours, not a rule's [?]. */
    private static final int SOON = 90;

    /** @param state RED: something expired lies there; YELLOW: below a minimum, expiring or unserviced; else OK */
    record DepotView(
            @JsonUnwrapped Depot depot,
            String state,
            int materials,
            int belowMinimum,
            int expired,
            int expiring,
            int unserviceable,
            @JsonInclude(JsonInclude.Include.NON_NULL) Held stock) {

        DepotView with(Held held) {
            return new DepotView(depot, state, materials, belowMinimum, expired, expiring, unserviceable, held);
        }
    }

    /** What a depot has of the one material that was asked for. */
    record Held(MaterialCode materialCode, String unit, BigDecimal quantity, BigDecimal available) {}

    record LotView(
            LotId lotId,
            String batch,
            LocalDate expiresOn,
            boolean expired,
            Lot.Condition condition,
            String conditionLabel,
            boolean selectable,
            LocalDate servicedOn,
            BigDecimal quantity,
            BigDecimal reserved,
            BigDecimal available) {}

    /**
     * One material of a depot.
     *
     * @param quantity on the shelf
     * @param available serviceable, not expired, not reserved
     */
    record StockLine(
            String depotId,
            MaterialCode materialCode,
            String material,
            int materialClass,
            String unit,
            boolean whole,
            Material.Use use,
            BigDecimal quantity,
            BigDecimal reserved,
            BigDecimal available,
            BigDecimal minimum,
            boolean belowMinimum,
            int expired,
            List<LotView> lots) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LedgerEntry(
            long number,
            UUID movementId,
            String kind,
            String kindLabel,
            Instant at,
            Instant deviceAt,
            MaterialCode materialCode,
            String material,
            String unit,
            LotId lotId,
            String batch,
            BigDecimal quantity,
            BigDecimal balance,
            List<String> counterparts,
            UUID orderId,
            UUID incidentId,
            String reason,
            String actorName,
            String channel) {}

    /** @param next what to give as {@code before} for the page after this one, or null */
    record LedgerPage(List<LedgerEntry> entries, Long next) {}

    private record State(int materials, int belowMinimum, int expired, int expiring, int unserviceable) {}

    private final JdbcClient jdbc;
    private final Depots depots;
    private final Materials materials;
    private final Shelves shelves;
    private final StockKeeping keeping;

    StockViews(JdbcClient jdbc, Depots depots, Materials materials, Shelves shelves, StockKeeping keeping) {
        this.jdbc = jdbc;
        this.depots = depots;
        this.materials = materials;
        this.shelves = shelves;
        this.keeping = keeping;
    }

    List<DepotView> depots(String[] patterns) {
        LocalDate today = keeping.today();
        Map<String, State> states = new HashMap<>();
        jdbc.sql(
                        """
                with lying as (
                    select l.depot_id, l.material_code, l.expires_on, l.condition, a.balance, a.reserved
                      from lot l join depot d on d.id = l.depot_id
                      join ledger_account a on a.kind = 'DEPOT' and a.lot_id = l.id and a.holder = ''
                     where d.division_code like any (:scope)),
                held as (
                    select depot_id, material_code,
                           sum(balance) filter (where condition = 'SERVICEABLE'
                                                  and (expires_on is null or expires_on >= :today)) usable,
                           count(*) filter (where balance > 0 and expires_on < :today) expired,
                           count(*) filter (where balance > 0 and expires_on >= :today and expires_on < :soon) expiring,
                           count(*) filter (where balance > 0 and condition <> 'SERVICEABLE') unserviceable
                      from lying group by depot_id, material_code)
                select h.depot_id, count(*) materials,
                       count(*) filter (where coalesce(h.usable, 0) < m.quantity) below,
                       sum(h.expired) expired, sum(h.expiring) expiring, sum(h.unserviceable) unserviceable
                  from held h left join stock_minimum m on m.depot_id = h.depot_id and m.material_code = h.material_code
                 group by h.depot_id""")
                .param("scope", patterns)
                .param("today", java.sql.Date.valueOf(today))
                .param("soon", java.sql.Date.valueOf(today.plusDays(SOON)))
                .query((row, i) -> Map.entry(
                        row.getString("depot_id"),
                        new State(
                                row.getInt("materials"),
                                row.getInt("below"),
                                row.getInt("expired"),
                                row.getInt("expiring"),
                                row.getInt("unserviceable"))))
                .list()
                .forEach(it -> states.put(it.getKey(), it.getValue()));
        State nothing = new State(0, 0, 0, 0, 0);
        return depots.listIn(patterns).stream()
                .map(it -> view(it, states.getOrDefault(it.id(), nothing)))
                .toList();
    }

    private static DepotView view(Depot depot, State state) {
        boolean yellow = state.belowMinimum > 0 || state.expiring > 0 || state.unserviceable > 0;
        return new DepotView(
                depot,
                state.expired > 0 ? "RED" : yellow ? "YELLOW" : "OK",
                state.materials,
                state.belowMinimum,
                state.expired,
                state.expiring,
                state.unserviceable,
                null);
    }

    /** Only the depots that have this material, with how much. */
    List<DepotView> depotsWith(String[] patterns, MaterialCode code) {
        Material material = materials.get("materialCode", code);
        LocalDate today = keeping.today();
        Map<String, List<Shelf>> lying = shelves.list(List.of(code), patterns, null).stream()
                .filter(it -> it.onHand().signum() > 0)
                .collect(Collectors.groupingBy(it -> it.lot().depotId()));
        return depots(patterns).stream()
                .filter(it -> lying.containsKey(it.depot().id()))
                .map(it -> it.with(held(material, lying.get(it.depot().id()), today)))
                .toList();
    }

    private static Held held(Material material, List<Shelf> lots, LocalDate today) {
        return new Held(
                material.code(),
                material.unit(),
                Quantities.shown(lots.stream().map(Shelf::onHand).reduce(BigDecimal.ZERO, BigDecimal::add)),
                Quantities.shown(lots.stream()
                        .filter(it -> it.lot().selectableOn(today))
                        .map(Shelf::free)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    List<StockLine> stock(String depotId) {
        LocalDate today = keeping.today();
        Map<MaterialCode, List<Shelf>> lying = shelves.of(depotId).stream()
                .collect(Collectors.groupingBy(it -> it.lot().materialCode(), LinkedHashMap::new, Collectors.toList()));
        Map<MaterialCode, Material> catalogue = materials.byCode(lying.keySet());
        Map<MaterialCode, BigDecimal> minimums = shelves.minimums(depotId);
        return lying.entrySet().stream()
                .map(it -> line(depotId, catalogue.get(it.getKey()), it.getValue(), minimums.get(it.getKey()), today))
                .toList();
    }

    StockLine line(String depotId, MaterialCode code) {
        return stock(depotId).stream()
                .filter(it -> it.materialCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static StockLine line(
            String depotId, Material material, List<Shelf> lots, BigDecimal minimum, LocalDate today) {
        BigDecimal onHand = lots.stream().map(Shelf::onHand).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal reserved = lots.stream().map(Shelf::reserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Shelf> selectable =
                lots.stream().filter(it -> it.lot().selectableOn(today)).toList();
        BigDecimal available = selectable.stream().map(Shelf::free).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal usable = selectable.stream().map(Shelf::onHand).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new StockLine(
                depotId,
                material.code(),
                material.name(),
                material.majorClass(),
                material.unit(),
                material.whole(),
                material.use(),
                Quantities.shown(onHand),
                Quantities.shown(reserved),
                Quantities.shown(available),
                Quantities.shown(minimum),
                minimum != null && usable.compareTo(minimum) < 0,
                (int) lots.stream()
                        .filter(it -> it.onHand().signum() > 0 && it.lot().expiredOn(today))
                        .count(),
                lots.stream().map(it -> view(it, today)).toList());
    }

    private static LotView view(Shelf it, LocalDate today) {
        boolean selectable = it.lot().selectableOn(today);
        return new LotView(
                it.lot().id(),
                it.lot().batch(),
                it.lot().expiresOn(),
                it.lot().expiredOn(today),
                it.lot().condition(),
                it.lot().condition().label(),
                selectable,
                it.lot().servicedOn(),
                Quantities.shown(it.onHand()),
                Quantities.shown(it.reserved()),
                selectable ? Quantities.shown(it.free()) : BigDecimal.ZERO);
    }

    /**
     * The postings of a depot's shelves, the newest first.
     *
     * @param material of this one only, or null
     * @param before only movements with a smaller number, or null
     */
    LedgerPage ledger(String depotId, String material, Long before, int limit) {
        List<LedgerEntry> entries = jdbc.sql(
                        """
                select v.*, p.quantity, p.balance, l.id lot, l.batch, l.material_code, m.name material, m.unit,
                       (select array_agg(distinct o.kind) from posting q join ledger_account o on o.id = q.account_id
                         where q.movement_id = v.id and q.account_id <> p.account_id
                           and sign(q.quantity) <> sign(p.quantity)) others
                  from posting p join movement v on v.id = p.movement_id
                  join ledger_account a on a.id = p.account_id and a.kind = 'DEPOT' and a.holder = ''
                  join lot l on l.id = a.lot_id join material m on m.code = l.material_code
                 where l.depot_id = :depot and (:material::text is null or l.material_code = :material)
                   and (:before::bigint is null or v.number < :before)
                 order by v.number desc, l.id limit :limit""")
                .param("depot", depotId)
                .param("material", material)
                .param("before", before)
                .param("limit", limit)
                .query((row, i) -> {
                    Movement.Kind kind = Movement.Kind.valueOf(row.getString("kind"));
                    Object others = row.getArray("others") == null
                            ? new String[0]
                            : row.getArray("others").getArray();
                    return new LedgerEntry(
                            row.getLong("number"),
                            row.getObject("id", UUID.class),
                            kind.name(),
                            kind.label(),
                            row.getTimestamp("at").toInstant(),
                            row.getTimestamp("device_at") == null
                                    ? null
                                    : row.getTimestamp("device_at").toInstant(),
                            new MaterialCode(row.getString("material_code")),
                            row.getString("material"),
                            row.getString("unit"),
                            new LotId(row.getLong("lot")),
                            row.getString("batch"),
                            Quantities.shown(row.getBigDecimal("quantity")),
                            Quantities.shown(row.getBigDecimal("balance")),
                            Arrays.stream((String[]) others)
                                    .map(it -> Account.Kind.valueOf(it).label())
                                    .toList(),
                            row.getObject("order_id", UUID.class),
                            row.getObject("incident_id", UUID.class),
                            row.getString("reason"),
                            row.getString("actor_name"),
                            row.getString("channel"));
                })
                .list();
        Long next =
                entries.size() < limit ? null : entries.get(entries.size() - 1).number();
        return new LedgerPage(entries, next);
    }
}
