package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.division.Divisions;
import org.muster.evacuation.Evacuation.Counts;
import org.muster.evacuation.ListViews.Contact;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.shelter.Shelter;
import org.muster.shelter.Shelters;
import org.muster.zone.Masked;
import org.muster.zone.SpecialNeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the board shows of an incident's evacuations: a row per zone, a row per shelter, and who is still missing. */
@Component
class Boards {

    private static final int PAGE = 200;
    /** Fewer people than this say nothing about the pace. */
    private static final int FEWEST_FOR_A_PACE = 5;

    private static final double NINETY_PERCENT = 1.645;

    /** Everybody who must leave, counted once, whatever lists they stand on; who only gets ready is not counted. */
    record Totals(
            int zones,
            int households,
            int people,
            int listed,
            int notified,
            int moving,
            int transferred,
            int refused,
            int absent,
            int unreachable,
            int accounted,
            int missing,
            int conflicts,
            int returned,
            int early) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Totals plus(Totals it) {
            return new Totals(
                    zones + it.zones,
                    households + it.households,
                    people + it.people,
                    listed + it.listed,
                    notified + it.notified,
                    moving + it.moving,
                    transferred + it.transferred,
                    refused + it.refused,
                    absent + it.absent,
                    unreachable + it.unreachable,
                    accounted + it.accounted,
                    missing + it.missing,
                    conflicts + it.conflicts,
                    returned + it.returned,
                    early + it.early);
        }
    }

    /** A township's zones together. */
    record TownshipRow(String code, String name, Totals totals) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ZoneRow(
            EvacuationId evacuationId,
            String zoneId,
            String name,
            String divisionCode,
            String siteId,
            Mode mode,
            String modeLabel,
            EvacuationState state,
            String stateLabel,
            Instant orderedAt,
            Instant finishBy,
            String finishRule,
            boolean overdue,
            Contact responsible,
            String shelterId,
            int households,
            int people,
            int listed,
            int notified,
            int moving,
            int transferred,
            int refused,
            int absent,
            int unreachable,
            int accounted,
            int missing,
            int conflicts,
            int returned,
            int early,
            long revision,
            List<Position> ring) {}

    /** @param proposed where the rest may go when this one is full */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShelterRow(
            String id,
            String name,
            int capacity,
            int arrived,
            int moving,
            int room,
            Position position,
            Contact keeper,
            String kind,
            boolean standard,
            boolean medical,
            Proposed proposed) {}

    record Proposed(String id, String name) {}

    /**
     * When the last one is out at the pace since the order.
     *
     * @param plusMinusMinutes nine times in ten it is within
     */
    record Forecast(Instant at, long plusMinusMinutes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Board(
            Totals totals,
            List<TownshipRow> townships,
            List<ZoneRow> zones,
            List<ShelterRow> shelters,
            Forecast clearForecast,
            int persuasionsBeforeForce) {}

    /** A household of which somebody is missing, or about which two people disagree. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MissingRow(
            EvacuationId evacuationId,
            String householdId,
            String code,
            String zoneId,
            String zoneName,
            String head,
            int people,
            int missing,
            PersonStatus status,
            String statusLabel,
            boolean conflict,
            int persuasions,
            boolean forced,
            String note,
            Contact responsible,
            Instant lastAt,
            String lastText,
            List<ListViews.Need> specialNeeds) {}

    /**
     * One page of them; the first says what all pages together hold.
     *
     * @param households that were asked for, and {@code people} of them who are missing
     * @param all households on the list whatever was asked for
     * @param next what to ask with for the page after this one, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missing(List<MissingRow> rows, Integer households, Integer people, Integer all, String next) {}

    /** Which of them. */
    enum Only {
        /** Nobody can say that they are safe or on the way. */
        UNSETTLED,
        /** Two people said what cannot both be true. */
        CONFLICT
    }

    /**
     * What the list is searched for; whatever is null is not asked about.
     *
     * @param q words, each part of a door, a household id, a zone, a person in charge, a need, and where names may be seen
     *     of a head of household or of what was noted
     */
    record Wanted(String zone, PersonStatus status, Only only, String q) {

        static final Wanted ALL = new Wanted(null, null, null, null);

        private static final int MOST_WORDS = 6;

        String[] patterns() {
            return q == null
                    ? new String[0]
                    : Arrays.stream(q.strip().split("\\s+"))
                            .map(it -> it.replace("%", "").replace("_", "").replace("\\", ""))
                            .filter(it -> !it.isEmpty())
                            .limit(MOST_WORDS)
                            .map(it -> "%" + it + "%")
                            .toArray(String[]::new);
        }

        /** Names of the needs that are called by one of the words: 卧床. */
        String[] needs(String pattern) {
            String word = pattern.substring(1, pattern.length() - 1);
            return Arrays.stream(SpecialNeed.values())
                    .filter(it -> it.label().contains(word) || it.name().equalsIgnoreCase(word))
                    .map(Enum::name)
                    .toArray(String[]::new);
        }
    }

    /** @param orderedAt the first order; null without any */
    private record Summed(
            Totals totals, List<TownshipRow> townships, boolean any, boolean exercise, Instant orderedAt) {}

    private record Part(String township, boolean immediate, Totals totals, boolean exercise, Instant orderedAt) {}

    private final Evacuations evacuations;
    private final ShelterRoom rooms;
    private final Shelters shelters;
    private final Divisions divisions;
    private final EvacuationRules rules;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Clock clock;

    Boards(
            Evacuations evacuations,
            ShelterRoom rooms,
            Shelters shelters,
            Divisions divisions,
            EvacuationRules rules,
            JdbcClient jdbc,
            Clock clock) {
        this.divisions = divisions;
        this.rules = rules;
        this.evacuations = evacuations;
        this.rooms = rooms;
        this.shelters = shelters;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param rings whether the edges on the map come along; they never change while it runs */
    Board of(IncidentId incident, boolean rings) {
        return board(incident, evacuations.list(incident), rings);
    }

    /** As {@link #of(IncidentId, boolean)}, but of the zones only these and those that share people with them. */
    Board of(IncidentId incident, Collection<EvacuationId> touched) {
        return board(incident, evacuations.list(evacuations.sharingWith(touched)), false);
    }

    private Board board(IncidentId incident, List<Evacuation> shown, boolean rings) {
        Instant now = clock.instant();
        Summed all = sum(incident);
        return new Board(
                all.totals(),
                all.townships(),
                shown.stream().map(it -> row(it, now, rings)).toList(),
                shelterRows(incident, all),
                forecast(all, now),
                rules.persuasionsBeforeForce());
    }

    private Summed sum(IncidentId incident) {
        List<Part> parts = parts(incident);
        return new Summed(
                parts.stream().filter(Part::immediate).map(Part::totals).reduce(Totals.NONE, Totals::plus),
                parts.stream()
                        .filter(Part::immediate)
                        .map(it -> new TownshipRow(it.township(), nameOf(it.township()), it.totals()))
                        .toList(),
                !parts.isEmpty(),
                parts.stream().anyMatch(Part::exercise),
                parts.stream()
                        .filter(Part::immediate)
                        .map(Part::orderedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Names of divisions do not change under an evacuation. */
    private String nameOf(String township) {
        return names.computeIfAbsent(township, code -> divisions.nameOf(new DivisionCode(code)));
    }

    private List<Part> parts(IncidentId incident) {
        return jdbc.sql(
                        """
                select left(division_code, 9) as township, mode = 'IMMEDIATE' as immediate, count(*) as zones, bool_or(exercise) as exercise,
                       min(ordered_at) as ordered_at, coalesce(sum(households), 0) as households,
                       coalesce(sum(people), 0) as people, coalesce(sum(listed), 0) as listed,
                       coalesce(sum(notified), 0) as notified, coalesce(sum(moving), 0) as moving,
                       coalesce(sum(transferred), 0) as transferred, coalesce(sum(refused), 0) as refused,
                       coalesce(sum(absent), 0) as absent, coalesce(sum(unreachable), 0) as unreachable,
                       coalesce(sum(accounted), 0) as accounted, coalesce(sum(conflicts), 0) as conflicts,
                       coalesce(sum(returned), 0) as returned, coalesce(sum(early), 0) as early
                  from evacuation where incident_id = ? and cancelled_at is null
                 group by left(division_code, 9), mode = 'IMMEDIATE' order by 1""")
                .param(incident.value())
                .query((row, index) -> new Part(
                        row.getString("township"),
                        row.getBoolean("immediate"),
                        new Totals(
                                row.getInt("zones"),
                                row.getInt("households"),
                                row.getInt("people"),
                                row.getInt("listed"),
                                row.getInt("notified"),
                                row.getInt("moving"),
                                row.getInt("transferred"),
                                row.getInt("refused"),
                                row.getInt("absent"),
                                row.getInt("unreachable"),
                                row.getInt("accounted"),
                                row.getInt("people") - row.getInt("accounted"),
                                row.getInt("conflicts"),
                                row.getInt("returned"),
                                row.getInt("early")),
                        row.getBoolean("exercise"),
                        Json.instant(row, "ordered_at")))
                .list();
    }

    private static ZoneRow row(Evacuation it, Instant now, boolean rings) {
        Counts c = it.counts();
        return new ZoneRow(
                it.id(),
                it.zoneId().value(),
                it.zoneName(),
                it.division().value(),
                it.siteId(),
                it.mode(),
                it.mode().label(),
                it.state(),
                it.state().label(),
                it.orderedAt(),
                it.finishBy(),
                it.finishRule(),
                it.emptiedAt() == null && it.verifiedAt() == null && !it.over() && now.isAfter(it.finishBy()),
                Contact.of(it.list().responsible(), false),
                it.shelterId(),
                c.households(),
                c.people(),
                c.listed(),
                c.notified(),
                c.moving(),
                c.transferred(),
                c.refused(),
                c.absent(),
                c.unreachable(),
                c.accounted(),
                c.missing(),
                c.conflicts(),
                c.returned(),
                c.early(),
                it.revision(),
                rings ? it.list().ring() : null);
    }

    /** The shelters the zones head to, and wherever their people have come to. */
    private List<ShelterRow> shelterRows(IncidentId incident, Summed all) {
        if (!all.any()) {
            return List.of();
        }
        List<String> ids = jdbc.sql(
                        """
                select distinct shelter_id from (
                    select shelter_id from evacuation where incident_id = ? and cancelled_at is null
                    union all
                    select h.shelter_id from evacuation_household h join evacuation e on e.id = h.evacuation_id
                     where e.incident_id = ? and e.cancelled_at is null and h.shelter_id is not null
                    union all
                    select p.shelter_id from evacuation_person p join evacuation e on e.id = p.evacuation_id
                     where e.incident_id = ? and p.status = 'TRANSFERRED' and p.shelter_id is not null
                       and p.shelter_id <> e.shelter_id) s order by 1""")
                .params(incident.value(), incident.value(), incident.value())
                .query(String.class)
                .list();
        Map<String, ShelterRoom.Occupancy> room = rooms.of(ids, all.exercise());
        return shelters.list(ids).stream()
                .map(it -> shelterRow(it, room.get(it.id()), all.exercise()))
                .toList();
    }

    ShelterRow shelterRow(Shelter it, ShelterRoom.Occupancy room, boolean exercise) {
        boolean full = room.arrived() >= it.capacity();
        return new ShelterRow(
                it.id(),
                it.name(),
                it.capacity(),
                room.arrived(),
                room.moving(),
                Math.max(0, it.capacity() - room.arrived()),
                it.location(),
                new Contact(it.contactName(), Masked.phone(it.contactPhone())),
                it.kind(),
                it.standard(),
                it.medical(),
                full
                        ? rooms.next(it, exercise)
                                .map(next -> new Proposed(next.id(), next.name()))
                                .orElse(null)
                        : null);
    }

    /**
     * The pace since the order, taken as arrivals that come at random: of {@code n} so far the rate is known to 1/√n, and
     * the {@code m} to come scatter by √m.
     */
    private static Forecast forecast(Summed all, Instant now) {
        Totals totals = all.totals();
        if (totals.missing() == 0 || totals.accounted() < FEWEST_FOR_A_PACE) {
            return null;
        }
        double minutes = Math.max(1, Duration.between(all.orderedAt(), now).toSeconds() / 60.0);
        double left = totals.missing() * minutes / totals.accounted();
        double scatter = NINETY_PERCENT * left * Math.sqrt(1.0 / totals.accounted() + 1.0 / totals.missing());
        return new Forecast(now.plusSeconds(Math.round(left * 60)), Math.max(1, Math.round(scatter)));
    }

    /** The households of the list, with the rank by which they are fetched: the smaller the sooner. */
    private static final String LISTED =
            """
            select h.*, e.zone_id, e.zone_name,
                   to_char(case when h.conflict is not null then 0 else 100 end
                         + 10 * array_position(array['UNREACHABLE', 'ABSENT', 'REFUSED', 'LISTED', 'NOTIFIED', 'MOVING',
                                                     'TRANSFERRED'], h.status)
                         + case when cardinality(h.needs) > 0 then 0 else 1 end, 'FM000')
                   || '/' || e.zone_id || '/' || h.household_id as place
              from evacuation e join evacuation_household h on h.evacuation_id = e.id
             where e.incident_id = :incident and e.cancelled_at is null and e.closed_at is null and e.mode = 'IMMEDIATE'
               and (not h.accounted or h.conflict is not null)""";

    private static final String WANTED =
            """
             where (:zone::text is null or l.zone_id = :zone)
               and (:status::text is null or l.status = :status)
               and (:only::text is null or l.conflict is not null
                    or :only = 'UNSETTLED' and l.status not in ('NOTIFIED', 'MOVING', 'TRANSFERRED'))
            """;

    private static final String MISSING =
            """
            (select count(*) from evacuation_person p
              where p.evacuation_id = l.evacuation_id and p.household_id = l.household_id
                and not p.accounted and p.counted_in is null)""";

    /**
     * Who is still missing, by household: first what two people disagree about, then who must be fetched first, over all
     * zones. Searched here, so that whoever looks finds a household on whatever page it stands.
     *
     * @param after the {@code next} of the page before, or null
     * @param names whether the caller may see whole names
     */
    Missing missing(IncidentId incident, Wanted wanted, String after, boolean names) {
        String[] patterns = wanted.patterns();
        StringBuilder where = new StringBuilder(WANTED);
        Map<String, Object> given = new HashMap<>();
        given.put("incident", incident.value());
        given.put("zone", wanted.zone() == null || wanted.zone().isBlank() ? null : wanted.zone());
        given.put("status", wanted.status() == null ? null : wanted.status().name());
        given.put("only", wanted.only() == null ? null : wanted.only().name());
        given.put("names", names);
        for (int i = 0; i < patterns.length; i++) {
            given.put("word" + i, patterns[i]);
            given.put("need" + i, wanted.needs(patterns[i]));
            where.append(
                    """
                    and (l.code ilike :word# or l.household_id ilike :word# or l.worker_name ilike :word#
                         or l.zone_name ilike :word# or l.needs && :need#::text[]
                         or :names and (l.head ilike :word# or l.note ilike :word#))
                    """
                            .replace("#", Integer.toString(i)));
        }
        Integer[] sums = after != null
                ? new Integer[3]
                : jdbc.sql("with l as (" + LISTED + ") select count(*), coalesce(sum(" + MISSING
                                + "), 0), (select count(*) from l) from l " + where)
                        .params(given)
                        .query((row, index) -> new Integer[] {row.getInt(1), row.getInt(2), row.getInt(3)})
                        .single();
        given.put("after", after == null ? "" : after);
        given.put("page", PAGE + 1);
        List<Placed> rows = jdbc.sql("select l.*, " + MISSING + " as missing from (" + LISTED + ") l " + where
                        + " and l.place > :after order by l.place limit :page")
                .params(given)
                .query((row, index) -> new Placed(missingRow(row, names), row.getString("place")))
                .list();
        boolean more = rows.size() > PAGE;
        List<Placed> page = more ? rows.subList(0, PAGE) : rows;
        return new Missing(
                page.stream().map(Placed::row).toList(),
                sums[0],
                sums[1],
                sums[2],
                more ? page.get(page.size() - 1).place() : null);
    }

    private record Placed(MissingRow row, String place) {}

    private static MissingRow missingRow(ResultSet row, boolean names) throws SQLException {
        PersonStatus stands = PersonStatus.valueOf(row.getString("status"));
        String note = row.getString("note");
        List<SpecialNeed> needs = Evacuations.texts(row, "needs").stream()
                .map(SpecialNeed::valueOf)
                .toList();
        String by = row.getString("said_by_name");
        return new MissingRow(
                EvacuationId.of(row.getString("evacuation_id")),
                row.getString("household_id"),
                row.getString("code"),
                row.getString("zone_id"),
                row.getString("zone_name"),
                Masked.name(row.getString("head")),
                row.getInt("people"),
                row.getInt("missing"),
                stands,
                stands.label(),
                row.getString("conflict") != null,
                row.getInt("persuasions"),
                row.getTimestamp("forced_at") != null,
                names ? note : null,
                new Contact(row.getString("worker_name"), Masked.phone(row.getString("worker_phone"))),
                Json.instant(row, "changed_at"),
                by == null ? null : by + "：" + stands.label() + (names && note != null ? "，" + note : ""),
                ListViews.Need.of(needs));
    }
}
