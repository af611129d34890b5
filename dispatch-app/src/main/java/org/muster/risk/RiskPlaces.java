package org.muster.risk;

import java.util.Collection;
import java.util.List;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** The risk sources and protected objects, for rooms that ask which of them something concerns. */
@Component
public class RiskPlaces {

    /**
     * @param kind such as {@code FLASH_FLOOD}
     * @param people who live or stay there; null when nobody counted
     */
    public record RiskPlace(
            String id,
            String name,
            String kind,
            String kindLabel,
            DivisionCode divisionCode,
            Position location,
            Integer people) {}

    private final RiskSources sources;

    RiskPlaces(RiskSources sources) {
        this.sources = sources;
    }

    /** Those of these divisions and of everything below them. */
    public List<RiskPlace> listIn(Collection<DivisionCode> divisions) {
        return sources.listIn(new Scope(divisions)).stream()
                .map(it -> new RiskPlace(
                        it.id(),
                        it.name(),
                        it.kind().name(),
                        it.kind().label(),
                        it.divisionCode(),
                        it.location(),
                        it.people()))
                .toList();
    }
}
