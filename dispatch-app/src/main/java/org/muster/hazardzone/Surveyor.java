package org.muster.hazardzone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.muster.account.Jurisdiction;
import org.muster.depot.Depots;
import org.muster.hazardzone.Inside.Beyond;
import org.muster.hazardzone.Inside.Help;
import org.muster.hazardzone.Inside.KindCount;
import org.muster.hazardzone.Inside.ListedZone;
import org.muster.hazardzone.Inside.Place;
import org.muster.hazardzone.Inside.RingCount;
import org.muster.risk.PlaceKind;
import org.muster.risk.PopulatedPlaces;
import org.muster.risk.RiskSites;
import org.muster.risk.WaterPoints;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shelter.Shelters;
import org.muster.team.Teams;
import org.muster.zone.Households;
import org.muster.zone.Zone;
import org.muster.zone.ZoneId;
import org.muster.zone.Zones;
import org.springframework.stereotype.Component;

/** Counts who is in a zone and what lies around it: a fixed number of queries whatever is in it. 周边分析 */
@Component
class Surveyor {

    private static final List<Integer> RINGS = List.of(500, 1000, 3000, 5000);
    private static final int MOST_PLACES = 200;
    private static final int MOST_TEAMS = 8;
    private static final int MOST_OF_A_KIND = 3;
    private static final Comparator<Help> NEAREST = Comparator.comparingLong(Help::metres);

    /** What a team must be able to do at a leak (rules §10.2); any of them. */
    private static final Set<String> SKILLS = Set.of("危化", "堵漏", "洗消", "侦检", "大气", "中毒", "金属粉尘", "3HH互助");

    /** @param division whose it is */
    private record Found(Place place, DivisionCode division) {}

    private final PopulatedPlaces places;
    private final RiskSites sites;
    private final Zones zones;
    private final Households households;
    private final Shelters shelters;
    private final Depots depots;
    private final WaterPoints waterPoints;
    private final Teams teams;

    Surveyor(
            PopulatedPlaces places,
            RiskSites sites,
            Zones zones,
            Households households,
            Shelters shelters,
            Depots depots,
            WaterPoints waterPoints,
            Teams teams) {
        this.places = places;
        this.sites = sites;
        this.zones = zones;
        this.households = households;
        this.shelters = shelters;
        this.depots = depots;
        this.waterPoints = waterPoints;
        this.teams = teams;
    }

    /**
     * @param own the firm the danger comes from, which is not one of "other risk sources"; null when it is none
     * @param county whose incident it is: names of places are told of this county alone
     */
    Inside survey(HazardArea area, Position source, String own, DivisionCode county) {
        int outermost = RINGS.get(RINGS.size() - 1);
        List<Position> box = area.box(outermost);
        List<Found> around = new ArrayList<>();
        places.listBetween(box.get(0), box.get(1))
                .forEach(it -> around.add(new Found(
                        new Place(
                                it.id(),
                                it.name(),
                                it.kind().name(),
                                it.kind().label(),
                                it.location(),
                                it.people(),
                                it.homes(),
                                metres(source, it.location()),
                                area.isolates(it.location()),
                                it.contactName(),
                                it.contactPhone()),
                        it.divisionCode())));
        sites.list().stream()
                .filter(it -> !it.id().equals(own))
                .forEach(it -> around.add(new Found(site(it, source, area), it.divisionCode())));
        List<Found> inside = around.stream()
                .filter(it -> area.covers(it.place().location()))
                .sorted(Comparator.comparingLong(it -> it.place().metres()))
                .toList();
        List<Place> ours = inside.stream()
                .filter(it -> county.covers(it.division()))
                .map(Found::place)
                .toList();
        List<Place> theirs = inside.stream()
                .filter(it -> !county.covers(it.division()))
                .map(Found::place)
                .toList();
        return new Inside(
                people(inside.stream().map(Found::place).toList()),
                inside.stream().mapToInt(it -> it.place().homes()).sum(),
                people(inside.stream()
                        .map(Found::place)
                        .filter(Place::isolation)
                        .toList()),
                kinds(inside.stream().map(Found::place).toList()),
                ours.stream().limit(MOST_PLACES).toList(),
                theirs.isEmpty() ? null : new Beyond(theirs.size(), people(theirs)),
                lists(area, county),
                rings(around),
                helps(area, source, county));
    }

    private static Place site(RiskSites.Site it, Position source, HazardArea area) {
        // who is in a crowded place is counted; what may leak or slide next is told
        boolean crowd = it.kind().equals(PlaceKind.CROWD.name());
        return new Place(
                it.id(),
                it.name(),
                crowd ? it.kind() : Inside.RISK,
                crowd ? it.kindLabel() : it.kindLabel() + "风险源",
                it.location(),
                crowd && it.people() != null ? it.people() : 0,
                0,
                metres(source, it.location()),
                area.isolates(it.location()),
                null,
                null);
    }

    private static int people(List<Place> all) {
        return all.stream().mapToInt(Place::people).sum();
    }

    private static List<KindCount> kinds(List<Place> all) {
        Map<String, KindCount> kinds = new LinkedHashMap<>();
        for (PlaceKind kind : PlaceKind.values()) {
            kinds.put(kind.name(), new KindCount(kind.name(), kind.label(), 0, 0));
        }
        kinds.put(Inside.RISK, new KindCount(Inside.RISK, "其他风险源", 0, 0));
        all.forEach(it -> kinds.computeIfPresent(
                it.kind(),
                (any, so) -> new KindCount(so.kind(), so.label(), so.places() + 1, so.people() + it.people())));
        return List.copyOf(kinds.values());
    }

    private List<ListedZone> lists(HazardArea area, DivisionCode county) {
        List<Zone> touched = zones.listIn(List.of(county)).stream()
                .filter(it -> area.touches(it.ring()))
                .toList();
        if (touched.isEmpty()) {
            return List.of();
        }
        Map<ZoneId, Households.Count> counts =
                households.counts(touched.stream().map(Zone::id).toList());
        return touched.stream()
                .map(it -> {
                    Households.Count count = counts.getOrDefault(it.id(), Households.Count.NONE);
                    return new ListedZone(it.id().value(), it.name(), count.households(), count.people());
                })
                .toList();
    }

    private static List<RingCount> rings(List<Found> around) {
        return RINGS.stream()
                .map(radius -> {
                    List<Place> within = around.stream()
                            .map(Found::place)
                            .filter(it -> it.metres() <= radius)
                            .toList();
                    return new RingCount(radius, within.size(), people(within));
                })
                .toList();
    }

    private List<Help> helps(HazardArea area, Position source, DivisionCode county) {
        List<DivisionCode> here = List.of(county);
        Stream<Help> crews = teams.listReachable(here).stream()
                .filter(it -> it.skills().stream().anyMatch(SKILLS::contains))
                .map(it -> new Help(
                        "TEAM",
                        "专业队",
                        it.id().value(),
                        it.name(),
                        it.position(),
                        metres(source, it.position()),
                        String.join("、", it.skills())));
        Stream<Help> rooms = shelters.listIn(here).stream()
                .map(it -> new Help(
                        "SHELTER",
                        "避灾安置场所",
                        it.id(),
                        it.name(),
                        it.location(),
                        metres(source, it.location()),
                        "可容 " + it.capacity() + " 人"));
        Stream<Help> stores = depots.listIn(Jurisdiction.patternsOf(here)).stream()
                .map(it ->
                        new Help("DEPOT", "物资库", it.id(), it.name(), it.location(), metres(source, it.location()), ""));
        Stream<Help> water = waterPoints.listIn(here).stream()
                .map(it -> new Help(
                        "WATER",
                        it.kindLabel(),
                        it.id(),
                        it.name(),
                        it.location(),
                        metres(source, it.location()),
                        it.running() ? "" : it.nowM3().stripTrailingZeros().toPlainString() + " m³"));
        return Stream.of(
                        crews.sorted(NEAREST).limit(MOST_TEAMS),
                        outside(rooms, area),
                        outside(stores, area),
                        outside(water, area))
                .flatMap(kind -> kind)
                .toList();
    }

    /** Teams come whatever stands around them; a building in the zone helps nobody. */
    private static Stream<Help> outside(Stream<Help> all, HazardArea area) {
        return all.filter(it -> !area.covers(it.location())).sorted(NEAREST).limit(MOST_OF_A_KIND);
    }

    private static long metres(Position source, Position place) {
        return Math.round(source.metresTo(place));
    }
}
