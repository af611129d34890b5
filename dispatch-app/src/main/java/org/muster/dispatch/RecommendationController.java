package org.muster.dispatch;

import org.muster.account.Caller;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom to send, for the desk. */
@RestController
class RecommendationController {

    private final Recommendations recommendations;
    private final IncidentAccess access;
    private final ObjectProvider<MaterialAdvice> materials;

    RecommendationController(
            Recommendations recommendations, IncidentAccess access, ObjectProvider<MaterialAdvice> materials) {
        this.recommendations = recommendations;
        this.access = access;
        this.materials = materials;
    }

    /**
     * @param replacing an order of the incident whose missing people are wanted; else what the incident lacks
     * @param all every team there is, not only the proposed and the nearest
     */
    @GetMapping("/api/incidents/{id}/recommendation")
    @PreAuthorize("hasAnyRole('DISPATCHER','COMMANDER','LEADER')")
    Recommendation recommend(
            @PathVariable String id,
            @RequestParam(required = false) String replacing,
            @RequestParam(defaultValue = "false") boolean all) {
        Incident incident = access.require(IncidentId.of(id));
        OrderId order = replacing == null || replacing.isBlank() ? null : OrderId.of(replacing);
        var own = Caller.current().divisions();
        Recommendation found =
                all ? recommendations.ofEverybody(incident, order, own) : recommendations.of(incident, order, own);
        return order != null
                ? found
                : found.withMaterials(materials.stream()
                        .<Object>flatMap(it -> it.of(incident, own).stream())
                        .toList());
    }
}
