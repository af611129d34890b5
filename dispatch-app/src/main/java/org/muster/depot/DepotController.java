package org.muster.depot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muster.account.Jurisdiction;
import org.muster.depot.StockViews.StockLine;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue, the depots, their shelves and their ledger. */
@RestController
@RequestMapping("/api")
class DepotController {

    private static final String READERS =
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','DEPOT_KEEPER','AUDITOR','ADMIN')";
    private static final String KEEPERS = "hasAnyRole('DEPOT_KEEPER','DISPATCHER','COMMANDER')";
    private static final int PAGE = 100;
    private static final int LONGEST_PAGE = 500;

    record CountForm(
            @NotNull(message = "请选择批次") LotId lotId,
            @NotNull(message = "请填写盘得数量") BigDecimal counted,
            @NotBlank(message = "请写明盘点不符的原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    record CountView(long number, BigDecimal difference, StockLine stock) {}

    record DeliveryForm(
            @NotNull(message = "请选择物资") MaterialCode materialCode,
            @NotNull(message = "请填写数量") BigDecimal quantity,
            @Size(max = 40, message = "批次不超过 40 字") String batch,
            LocalDate expiresOn,
            @NotBlank(message = "请写明供货单位") @Size(max = 100, message = "供货单位不超过 100 字") String supplier) {}

    record ConditionForm(@NotNull(message = "请选择 SERVICEABLE、IN_MAINTENANCE 或 UNSERVICED") Lot.Condition condition) {}

    private final StockViews views;
    private final StockKeeping keeping;
    private final Materials materials;
    private final LedgerProof proof;
    private final Jurisdiction jurisdiction;

    DepotController(
            StockViews views, StockKeeping keeping, Materials materials, LedgerProof proof, Jurisdiction jurisdiction) {
        this.views = views;
        this.keeping = keeping;
        this.materials = materials;
        this.proof = proof;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/materials")
    @PreAuthorize("isAuthenticated()")
    List<Material> catalogue() {
        return materials.list();
    }

    /** @param materialCode only those that have it, with how much; all when not given */
    @GetMapping("/depots")
    @PreAuthorize(READERS)
    List<StockViews.DepotView> list(@RequestParam(required = false) String materialCode) {
        return materialCode == null
                ? views.depots(jurisdiction.patterns())
                : views.depotsWith(jurisdiction.patterns(), new MaterialCode(materialCode));
    }

    @GetMapping("/depots/{id}/stock")
    @PreAuthorize(READERS)
    List<StockLine> stock(@PathVariable String id) {
        return views.stock(keeping.require(id).id());
    }

    @GetMapping("/depots/{id}/ledger")
    @PreAuthorize(READERS)
    StockViews.LedgerPage ledger(
            @PathVariable String id,
            @RequestParam(required = false) String material,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw Problem.invalid("limit", "每页 1 到 " + LONGEST_PAGE + " 条");
        }
        return views.ledger(keeping.require(id).id(), material, before, limit);
    }

    /** Adds the depot's ledger up and says whether it does. */
    @GetMapping("/depots/{id}/ledger/verification")
    @PreAuthorize(READERS)
    LedgerProof.Proof verify(@PathVariable String id) {
        return proof.of(keeping.require(id).id());
    }

    @PostMapping("/depots/{id}/counts")
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    CountView count(@PathVariable String id, @Valid @RequestBody CountForm form) {
        Depot depot = keeping.requireKeeper(id);
        StockKeeping.Counted counted = keeping.count(
                depot.id(), form.lotId(), form.counted(), form.reason().strip());
        Lot lot = keeping.lotIn(depot.id(), form.lotId());
        return new CountView(
                counted.number(), Quantities.shown(counted.difference()), views.line(id, lot.materialCode()));
    }

    @PostMapping("/depots/{id}/deliveries")
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    StockLine deliver(@PathVariable String id, @Valid @RequestBody DeliveryForm form) {
        Depot depot = keeping.requireKeeper(id);
        keeping.deliver(
                depot.id(),
                form.materialCode(),
                form.quantity(),
                form.batch(),
                form.expiresOn(),
                form.supplier().strip());
        return views.line(id, form.materialCode());
    }

    @PostMapping("/depots/{id}/lots/{lotId}/condition")
    @PreAuthorize(KEEPERS)
    StockLine condition(@PathVariable String id, @PathVariable long lotId, @Valid @RequestBody ConditionForm form) {
        Depot depot = keeping.requireKeeper(id);
        Lot lot = keeping.condition(depot.id(), new LotId(lotId), form.condition());
        return views.line(id, lot.materialCode());
    }
}
