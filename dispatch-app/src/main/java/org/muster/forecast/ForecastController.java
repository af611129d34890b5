package org.muster.forecast;

import java.util.List;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a desk asks every few seconds while something musters: the number moves with time although nothing happens. */
@RestController
class ForecastController {

    private final ForecastBoard board;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;

    ForecastController(ForecastBoard board, DispatchManagement dispatch, IncidentAccess access) {
        this.board = board;
        this.dispatch = dispatch;
        this.access = access;
    }

    /** The forecasts of the incident's running musters. */
    @GetMapping("/api/incidents/{id}/forecasts")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<MusterForecast> list(@PathVariable String id) {
        return board.list(dispatch.list(access.require(IncidentId.of(id)).id()).stream()
                .map(DispatchOrder::id)
                .toList());
    }
}
