package org.muster.depot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.depot.Loans.LoanView;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Borrowing from and lending to other owners. */
@RestController
@RequestMapping("/api")
class LoanController {

    record LoanForm(
            @NotNull(message = "请选择 BORROWED 借入或 LENT 借出") Loans.Direction direction,
            @NotBlank(message = "请写明对方单位") @Size(max = 100, message = "对方单位不超过 100 字") String counterparty,
            @Size(max = 100, message = "联系人不超过 100 字") String contact,
            MaterialCode materialCode,
            LotId lotId,
            @NotNull(message = "请填写数量") BigDecimal quantity,
            @NotNull(message = "请填写归还期限") Instant dueBack,
            @NotBlank(message = "请写明事由") @Size(max = 500, message = "事由不超过 500 字") String reason) {}

    record ReturnForm(BigDecimal quantity) {}

    private final Loans loans;
    private final StockKeeping keeping;
    private final Jurisdiction jurisdiction;

    LoanController(Loans loans, StockKeeping keeping, Jurisdiction jurisdiction) {
        this.loans = loans;
        this.keeping = keeping;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/loans")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER','DEPOT_KEEPER','AUDITOR')")
    List<LoanView> list() {
        return loans.list(jurisdiction.patterns());
    }

    @PostMapping("/depots/{id}/loans")
    @PreAuthorize("hasAnyRole('DEPOT_KEEPER','DISPATCHER','COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    LoanView agree(@PathVariable String id, @Valid @RequestBody LoanForm form) {
        Depot depot = keeping.requireKeeper(id);
        return loans.agree(
                depot.id(),
                new Loans.Agreed(
                        form.direction(),
                        form.counterparty().strip(),
                        form.contact(),
                        form.materialCode(),
                        form.lotId(),
                        form.quantity(),
                        form.dueBack(),
                        form.reason().strip()));
    }

    /** @param form how much comes back; everything owed when it says nothing */
    @PostMapping("/loans/{id}/return")
    @PreAuthorize("hasAnyRole('DEPOT_KEEPER','DISPATCHER','COMMANDER')")
    LoanView giveBack(@PathVariable String id, @RequestBody(required = false) ReturnForm form) {
        UUID loan;
        try {
            loan = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("借用单");
        }
        return loans.giveBack(loan, form == null ? null : form.quantity());
    }
}
