package org.muster.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.shelter.Shelters;
import org.muster.zone.Zone.InCharge;
import org.muster.zone.Zone.Place;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The zones as CSV; {@code ring} is "lon lat;lon lat;…". */
@Component
@Order(61)
class ZoneRegister implements Register<Zone> {

    private final Zones zones;
    private final Divisions divisions;
    private final Shelters shelters;

    ZoneRegister(Zones zones, Divisions divisions, Shelters shelters) {
        this.zones = zones;
        this.divisions = divisions;
        this.shelters = shelters;
    }

    @Override
    public String kind() {
        return "zones";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "name",
                "division",
                "site",
                "ring",
                "responsible_name",
                "responsible_phone",
                "responsible_account",
                "deputy_name",
                "deputy_phone",
                "deputy_account",
                "route",
                "route_lon",
                "route_lat",
                "shelter",
                "guard",
                "guard_lon",
                "guard_lat");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("responsible_account", "deputy_account");
    }

    @Override
    public RowReader<Zone> reader() {
        Set<DivisionCode> known = divisions.codes();
        Set<String> sites = zones.sites();
        Set<String> houses = shelters.ids();
        return row -> read(row, known, sites, houses);
    }

    private static Zone read(CsvRow row, Set<DivisionCode> known, Set<String> sites, Set<String> houses) {
        String site = row.optional("site");
        if (site != null && !sites.contains(site)) {
            throw Problem.invalid("site", "没有这个风险点：" + site);
        }
        String shelter = row.text("shelter");
        if (!houses.contains(shelter)) {
            throw Problem.invalid("shelter", "没有这个安置点：" + shelter);
        }
        return new Zone(
                new ZoneId(row.id()),
                row.text("name"),
                row.division("division", known),
                site,
                ring(row.words("ring")),
                inCharge(row, "responsible"),
                inCharge(row, "deputy"),
                place(row, "route"),
                shelter,
                place(row, "guard"),
                0,
                null,
                null,
                null);
    }

    private static InCharge inCharge(CsvRow row, String who) {
        return new InCharge(row.text(who + "_name"), row.text(who + "_phone"), row.optional(who + "_account"));
    }

    private static Place place(CsvRow row, String what) {
        return new Place(
                row.text(what), new Position(row.number(what + "_lon", -180, 180), row.number(what + "_lat", -90, 90)));
    }

    private static List<Position> ring(List<String> corners) {
        List<Position> ring = new ArrayList<>();
        for (String corner : corners) {
            String[] pair = corner.split("\\s+");
            try {
                ring.add(new Position(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw Problem.invalid("ring", "每个角点须写作“经度 纬度”，以分号隔开");
            }
        }
        return Ring.sound(ring);
    }

    @Override
    public DivisionCode divisionOf(Zone row) {
        return row.division();
    }

    @Override
    public boolean save(Zone row, Scope scope) {
        return zones.save(row, scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return zones.listIn(scope).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.division(),
                        it.siteId(),
                        it.ring().stream().map(at -> at.lon() + " " + at.lat()).collect(Collectors.joining(";")),
                        it.responsible().name(),
                        it.responsible().phone(),
                        it.responsible().account(),
                        it.deputy().name(),
                        it.deputy().phone(),
                        it.deputy().account(),
                        it.route().words(),
                        it.route().position().lon(),
                        it.route().position().lat(),
                        it.shelterId(),
                        it.guard().words(),
                        it.guard().position().lon(),
                        it.guard().position().lat()))
                .toList();
    }
}
