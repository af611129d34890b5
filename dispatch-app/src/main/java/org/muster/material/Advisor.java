package org.muster.material;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Jurisdiction;
import org.muster.depot.Depot;
import org.muster.depot.Depots;
import org.muster.depot.Material;
import org.muster.depot.MaterialCode;
import org.muster.depot.Materials;
import org.muster.depot.Quantities;
import org.muster.depot.Shelf;
import org.muster.depot.Shelves;
import org.muster.depot.StockKeeping;
import org.muster.dispatch.MaterialAdvice;
import org.muster.dispatch.TravelTimes;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.material.Proposal.Conflict;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what an incident needs, from where it would come soonest, and who else would be left short. */
@Service
@Transactional(readOnly = true)
@EnableConfigurationProperties(MaterialFigures.class)
class Advisor implements MaterialAdvice {

    /** What is needed, and the catalogue's word for each. */
    private record Needed(List<MaterialRules.Requirement> requirements, Map<MaterialCode, Material> catalogue) {}

    private record Covered(UUID incident, MaterialCode code, BigDecimal quantity) {}

    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final StockKeeping keeping;
    private final MaterialRules rules;
    private final IncidentManagement incidents;
    private final TravelTimes travelTimes;
    private final MaterialFigures figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    Advisor(
            Materials materials,
            Depots depots,
            Shelves shelves,
            StockKeeping keeping,
            MaterialRules rules,
            IncidentManagement incidents,
            TravelTimes travelTimes,
            MaterialFigures figures,
            JdbcClient jdbc,
            Clock clock) {
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.keeping = keeping;
        this.rules = rules;
        this.incidents = incidents;
        this.travelTimes = travelTimes;
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Proposal> of(Incident incident, Collection<DivisionCode> own) {
        Needed needed = needed(incident);
        List<MaterialRules.Requirement> needs = needed.requirements();
        Map<MaterialCode, BigDecimal> covered =
                covered(List.of(incident.id())).stream().collect(Collectors.toMap(Covered::code, Covered::quantity));
        Map<MaterialCode, BigDecimal> missing = new LinkedHashMap<>();
        needs.forEach(it -> missing.put(
                it.code(),
                it.quantity()
                        .subtract(covered.getOrDefault(it.code(), BigDecimal.ZERO))
                        .max(BigDecimal.ZERO)));
        List<Proposal> found =
                propose(incident, incident.location(), missing, needed.catalogue(), Jurisdiction.patternsOf(own), null);
        List<Proposal> all = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            MaterialRules.Requirement need = needs.get(i);
            Proposal it = found.get(i);
            all.add(new Proposal(
                    it.materialCode(),
                    it.material(),
                    it.unit(),
                    it.whole(),
                    Quantities.shown(need.quantity()),
                    Quantities.shown(covered.getOrDefault(need.code(), BigDecimal.ZERO)),
                    it.missing(),
                    need.rule(),
                    need.source(),
                    need.flag(),
                    it.allocation(),
                    it.passedOver(),
                    it.shortfall(),
                    it.cause(),
                    it.conflicts()));
        }
        return all;
    }

    /**
     * From where so much would come.
     *
     * @param to where it is to go
     * @param patterns of the divisions whose depots may be used
     * @param only the one depot that is meant, or null for all
     */
    List<Proposal> propose(
            Incident incident, Position to, Map<MaterialCode, BigDecimal> wanted, String[] patterns, String only) {
        return propose(incident, to, wanted, materials.byCode(wanted.keySet()), patterns, only);
    }

    private List<Proposal> propose(
            Incident incident,
            Position to,
            Map<MaterialCode, BigDecimal> wanted,
            Map<MaterialCode, Material> catalogue,
            String[] patterns,
            String only) {
        List<Allocator.Reach> reach = reach(incident, to, patterns).stream()
                .filter(it -> only == null || it.depot().id().equals(only))
                .toList();
        List<Shelf> lying = shelves.list(
                wanted.keySet(), patterns, incident.exercise() ? incident.id().value() : null);
        Map<MaterialCode, BigDecimal> taken = new LinkedHashMap<>(wanted);
        taken.values().removeIf(it -> it.signum() == 0);
        List<Conflict> conflicts = conflicts(incident, taken);
        return wanted.entrySet().stream()
                .map(it -> {
                    Material material = catalogue.get(it.getKey());
                    Allocator.Chosen chosen = Allocator.choose(material, it.getValue(), reach, lying, keeping.today());
                    return new Proposal(
                            material.code(),
                            material.name(),
                            material.unit(),
                            material.whole(),
                            Quantities.shown(it.getValue()),
                            BigDecimal.ZERO,
                            Quantities.shown(it.getValue()),
                            null,
                            null,
                            null,
                            chosen.picks(),
                            chosen.passedOver(),
                            Quantities.shown(chosen.lacking()),
                            chosen.lacking().signum() == 0
                                    ? null
                                    : "本级各库合计缺 " + material.spoken(chosen.lacking()) + "，请向上级请求调拨、商借或依法征用",
                            conflicts.stream()
                                    .filter(other -> other.materialCode().equals(material.code()))
                                    .toList());
                })
                .toList();
    }

    /** How far each depot is from a place, loading included; the exercise's clock runs faster. */
    List<Allocator.Reach> reach(Incident incident, Position to, String[] patterns) {
        Instant now = clock.instant();
        return depots.listIn(patterns).stream()
                .map(it -> reach(incident, to, it, now))
                .toList();
    }

    Allocator.Reach reach(Incident incident, Position to, Depot depot) {
        return reach(incident, to, depot, clock.instant());
    }

    private Allocator.Reach reach(Incident incident, Position to, Depot depot, Instant now) {
        TravelTimes.Travel travel = travelTimes.between(null, depot.location(), to);
        Duration both = figures.loadWithin().plus(travel.duration());
        return new Allocator.Reach(
                depot, travel.distanceKm(), both, now.plus(both.dividedBy(Math.max(1, incident.exerciseSpeed()))));
    }

    /** From the depot's gate to the place. */
    Duration road(Depot depot, Position to) {
        return travelTimes.between(null, depot.location(), to).duration();
    }

    private List<MaterialRules.Requirement> needs(Incident incident) {
        return needed(incident).requirements();
    }

    private Needed needed(Incident incident) {
        Facts facts = incident.facts() == null ? Facts.none() : incident.facts();
        ResponseLevel level = incident.responseLevel() != null ? incident.responseLevel() : incident.proposedLevel();
        Double area = facts.burnedAreaHa() != null ? facts.burnedAreaHa() : facts.affectedAreaHa();
        Map<MaterialCode, MaterialRules.Requirement> all = new LinkedHashMap<>();
        rules.materialNeeded(incident.hazard(), level, area == null ? 0 : area, people(facts))
                .forEach(it -> all.merge(it.code(), it, (a, b) -> a.quantity().compareTo(b.quantity()) >= 0 ? a : b));
        Map<MaterialCode, Material> known = materials.byCode(all.keySet());
        // a bureau that does not keep a material in its catalogue cannot be asked for it
        return new Needed(
                all.values().stream().filter(it -> known.containsKey(it.code())).toList(), known);
    }

    private static int people(Facts facts) {
        Object said = facts.other() == null ? null : facts.other().get("people");
        return said instanceof Number number ? Math.max(0, number.intValue()) : 0;
    }

    /** Who is left short now that this order's materials are taken. */
    List<Conflict> conflictsNow(MaterialOrder order) {
        Map<MaterialCode, BigDecimal> taken = new LinkedHashMap<>();
        jdbc.sql("select distinct material_code from material_order_line where order_id = ?")
                .param(order.id().value())
                .query(String.class)
                .list()
                .forEach(it -> taken.put(new MaterialCode(it), BigDecimal.ZERO));
        return conflicts(incidents.get(order.incidentId()), taken);
    }

    /** Other open incidents of the county that would be left without what the rules say they need. */
    List<Conflict> conflicts(Incident incident, Map<MaterialCode, BigDecimal> taken) {
        if (incident.exercise() || taken.isEmpty()) {
            return List.of();
        }
        DivisionCode county = incident.divisionCode().county();
        List<Incident> others = new ArrayList<>();
        for (Hazard hazard : Hazard.values()) {
            incidents.listOpen(hazard, false).stream()
                    .filter(it -> county.covers(it.divisionCode()) && !it.id().equals(incident.id()))
                    .filter(it -> it.status().ordinal() < IncidentStatus.EXTINGUISHED.ordinal())
                    .forEach(others::add);
        }
        Map<IncidentId, List<MaterialRules.Requirement>> needed = new LinkedHashMap<>();
        for (Incident other : others) {
            List<MaterialRules.Requirement> same = needs(other).stream()
                    .filter(it -> taken.containsKey(it.code()))
                    .toList();
            if (!same.isEmpty()) {
                needed.put(other.id(), same);
            }
        }
        if (needed.isEmpty()) {
            return List.of();
        }
        List<Covered> covered = covered(needed.keySet());
        Map<MaterialCode, Material> catalogue = materials.byCode(taken.keySet());
        Map<MaterialCode, BigDecimal> free = free(county, taken.keySet());
        List<Conflict> found = new ArrayList<>();
        for (Incident other : others) {
            for (MaterialRules.Requirement need : needed.getOrDefault(other.id(), List.of())) {
                BigDecimal has = covered.stream()
                        .filter(it -> it.incident().equals(other.id().value())
                                && it.code().equals(need.code()))
                        .map(Covered::quantity)
                        .findFirst()
                        .orElse(BigDecimal.ZERO);
                BigDecimal lacks = need.quantity().subtract(has);
                BigDecimal left = free.getOrDefault(need.code(), BigDecimal.ZERO)
                        .subtract(taken.get(need.code()))
                        .max(BigDecimal.ZERO);
                if (lacks.signum() > 0 && left.compareTo(lacks) < 0) {
                    Material material = catalogue.get(need.code());
                    found.add(new Conflict(
                            other.id(),
                            other.title(),
                            material.code(),
                            material.name(),
                            Quantities.shown(lacks),
                            Quantities.shown(left),
                            "“" + other.title() + "”按规则还需" + material.spoken(lacks) + "，本次调拨后各库只剩 "
                                    + Quantities.plain(left) + " " + material.unit()));
                }
            }
        }
        return found;
    }

    /** What the incident still needs by the rules and the county's depots no longer have. */
    List<Conflict> shortOf(Incident incident) {
        if (incident.exercise() || incident.status().ordinal() >= IncidentStatus.EXTINGUISHED.ordinal()) {
            return List.of();
        }
        Needed needed = needed(incident);
        List<MaterialRules.Requirement> needs = needed.requirements();
        if (needs.isEmpty()) {
            return List.of();
        }
        Map<MaterialCode, BigDecimal> has =
                covered(List.of(incident.id())).stream().collect(Collectors.toMap(Covered::code, Covered::quantity));
        List<MaterialCode> codes =
                needs.stream().map(MaterialRules.Requirement::code).toList();
        Map<MaterialCode, Material> catalogue = needed.catalogue();
        Map<MaterialCode, BigDecimal> free = free(incident.divisionCode().county(), codes);
        List<Conflict> found = new ArrayList<>();
        for (MaterialRules.Requirement need : needs) {
            BigDecimal lacks = need.quantity().subtract(has.getOrDefault(need.code(), BigDecimal.ZERO));
            BigDecimal left = free.getOrDefault(need.code(), BigDecimal.ZERO);
            if (lacks.signum() > 0 && left.compareTo(lacks) < 0) {
                Material material = catalogue.get(need.code());
                found.add(new Conflict(
                        incident.id(),
                        incident.title(),
                        material.code(),
                        material.name(),
                        Quantities.shown(lacks),
                        Quantities.shown(left),
                        "按规则还需" + material.spoken(lacks) + "，各库可调只剩 " + Quantities.plain(left) + " " + material.unit()
                                + "，请向上级请求调拨、商借或依法征用"));
            }
        }
        return found;
    }

    private Map<MaterialCode, BigDecimal> free(DivisionCode county, Collection<MaterialCode> codes) {
        Map<MaterialCode, BigDecimal> free = new LinkedHashMap<>();
        shelves.list(codes, Jurisdiction.patternsOf(List.of(county)), null).stream()
                .filter(it -> it.lot().selectableOn(keeping.today()))
                .forEach(it -> free.merge(it.lot().materialCode(), it.free(), BigDecimal::add));
        return free;
    }

    /** What open orders bring to these incidents, or have brought. */
    private List<Covered> covered(Collection<IncidentId> ids) {
        return jdbc.sql(
                        """
                select o.incident_id, l.material_code, sum(greatest(l.allocated, l.loaded)) quantity
                  from material_order o join material_order_line l on l.order_id = o.id
                 where o.incident_id = any (?) and o.state in ('ALLOCATED', 'LOADED', 'MOVING', 'RECEIVED', 'IN_USE')
                 group by o.incident_id, l.material_code""")
                .param(ids.stream().map(IncidentId::value).toArray(UUID[]::new))
                .query((row, i) -> new Covered(
                        row.getObject("incident_id", UUID.class),
                        new MaterialCode(row.getString("material_code")),
                        row.getBigDecimal("quantity")))
                .list();
    }
}
