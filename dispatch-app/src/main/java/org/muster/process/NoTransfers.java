package org.muster.process;

import java.util.List;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

@Component
class NoTransfers implements Transfers {

    @Override
    public List<Ordered> of(IncidentId incident) {
        return List.of();
    }

    @Override
    public void order(IncidentId incident, List<String> zones, boolean immediate, String reason) {
        throw Problem.conflict("no-evacuation", "片区登记尚未启用，请人工组织转移");
    }
}
