package org.muster.depot;

import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.register.Register.Scope;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DepotController {

    private final Depots depots;
    private final Jurisdiction jurisdiction;

    DepotController(Depots depots, Jurisdiction jurisdiction) {
        this.depots = depots;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/api/depots")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','DEPOT_KEEPER','AUDITOR','ADMIN')")
    List<Depot> list() {
        return depots.listIn(new Scope(Caller.current().divisions()));
    }

    @GetMapping("/api/depots/{id}/stock")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','DEPOT_KEEPER','AUDITOR','ADMIN')")
    List<StockLine> stock(@PathVariable String id) {
        Depot depot = depots.find(id).orElseThrow(() -> Problem.notFound("仓库"));
        jurisdiction.require(depot.divisionCode(), "仓库");
        return depots.stockOf(depot.id());
    }
}
