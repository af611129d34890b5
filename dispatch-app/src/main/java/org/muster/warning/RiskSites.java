package org.muster.warning;

import java.util.Collection;
import java.util.List;
import org.muster.risk.RiskPlaces;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/** Risk sources and protected objects a warning may concern. */
@Component("risksUnderWarning")
class RiskSites implements WarnedPlaces {

    private final RiskPlaces places;

    RiskSites(RiskPlaces places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "SITE";
    }

    @Override
    public List<Place> listIn(Collection<DivisionCode> divisions) {
        return places.listIn(divisions).stream()
                .map(it -> new Place(
                        it.id(), it.name(), it.kindLabel(), it.divisionCode(), it.location(), null, it.people()))
                .toList();
    }
}
