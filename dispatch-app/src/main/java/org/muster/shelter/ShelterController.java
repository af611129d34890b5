package org.muster.shelter;

import java.util.List;
import org.muster.account.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShelterController {

    private final Shelters shelters;

    ShelterController(Shelters shelters) {
        this.shelters = shelters;
    }

    @GetMapping("/api/shelters")
    @PreAuthorize(
            "hasAnyRole('DISPATCHER','COMMANDER','LEADER','TEAM_LEADER','MEMBER','DEPOT_KEEPER','GRID_WORKER','AUDITOR','ADMIN')")
    List<Shelter> list() {
        return shelters.listIn(Caller.current().divisions());
    }
}
