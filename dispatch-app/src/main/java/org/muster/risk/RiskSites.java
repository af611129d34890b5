package org.muster.risk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** The risk sources as places that people may have to leave. */
@Component
public class RiskSites {

    /**
     * @param kind FLASH_FLOOD, GEOLOGICAL, RESERVOIR, DYKE …
     * @param kindLabel the same in words
     * @param people who live or stay there; null when nobody counted
     */
    public record Site(
            String id,
            String name,
            String kind,
            String kindLabel,
            DivisionCode divisionCode,
            Position location,
            Integer people) {}

    private final RiskSources sources;

    RiskSites(RiskSources sources) {
        this.sources = sources;
    }

    public Optional<Site> find(String id) {
        return list().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public List<Site> list() {
        return sources.listIn(Scope.ALL).stream().map(RiskSites::site).toList();
    }

    /** Those within any of the divisions. */
    public List<Site> listIn(Collection<DivisionCode> divisions) {
        return sources.listIn(new Scope(divisions)).stream().map(RiskSites::site).toList();
    }

    private static Site site(RiskSource it) {
        return new Site(
                it.id(), it.name(), it.kind().name(), it.kindLabel(), it.divisionCode(), it.location(), it.people());
    }
}
