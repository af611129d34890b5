package org.muster.compensation;

import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** How many claims there are and how many are open, on the picture of an incident; who and how much is read at the desk. */
@Component
class CompensationPart implements PicturePart {

    private static final Set<String> TOUCHING =
            Set.of("CompensationClaimed", "CompensationAssessed", "CompensationPaid", "CompensationRefused");

    record Count(int claims, int open, int paid) {}

    private final CompensationManagement management;

    CompensationPart(CompensationManagement management) {
        this.management = management;
    }

    @Override
    public String word() {
        return "compensation";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        var all = management.of(incident);
        return all.claims().isEmpty()
                ? null
                : new Count(all.claims().size(), all.open(), (int) all.claims().stream()
                        .filter(it -> it.state() == Claim.State.PAID)
                        .count());
    }
}
