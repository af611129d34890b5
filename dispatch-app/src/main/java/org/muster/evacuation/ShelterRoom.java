package org.muster.evacuation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.journal.Journal;
import org.muster.shelter.Shelter;
import org.muster.shelter.Shelters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How full the shelters are, and where else there is room. Exercises fill no real shelter. */
@Component
class ShelterRoom {

    /** @param moving people on their way there */
    record Occupancy(int arrived, int moving) {

        static final Occupancy NONE = new Occupancy(0, 0);
    }

    private final JdbcClient jdbc;
    private final Shelters shelters;
    private final Evacuations evacuations;
    private final Journal journal;

    ShelterRoom(JdbcClient jdbc, Shelters shelters, Evacuations evacuations, Journal journal) {
        this.jdbc = jdbc;
        this.shelters = shelters;
        this.evacuations = evacuations;
        this.journal = journal;
    }

    Map<String, Occupancy> of(Collection<String> ids, boolean exercise) {
        Map<String, Occupancy> all = new HashMap<>();
        jdbc.sql(
                        """
                select s.id,
                       (select count(*) from evacuation_person p join evacuation e on e.id = p.evacuation_id
                         where p.shelter_id = s.id and p.status = 'TRANSFERRED' and p.returned_at is null
                           and p.counted_in is null and e.exercise = ? and e.closed_at is null and e.cancelled_at is null)
                       + (select coalesce(sum(c.people), 0) from shelter_check_in c left join incident i on i.id = c.incident_id
                           where c.shelter_id = s.id and c.evacuation_id is null and c.left_at is null
                             and coalesce(i.exercise, false) = ?) as arrived,
                       (select coalesce(sum(e.moving), 0) from evacuation e
                         where e.shelter_id = s.id and e.exercise = ? and e.closed_at is null and e.cancelled_at is null)
                       + (select coalesce(sum(case when h.shelter_id = s.id then 1 else -1 end), 0)
                            from evacuation_household h join evacuation e on e.id = h.evacuation_id
                                 join evacuation_person p on p.evacuation_id = h.evacuation_id
                                                         and p.household_id = h.household_id
                           where h.shelter_id is not null and h.shelter_id <> e.shelter_id
                             and s.id in (h.shelter_id, e.shelter_id) and p.status = 'MOVING' and p.counted_in is null
                             and e.exercise = ? and e.closed_at is null and e.cancelled_at is null) as moving
                  from unnest(?::text[]) as s (id)""")
                .params(exercise, exercise, exercise, exercise, ids.toArray(String[]::new))
                .query(row -> {
                    all.put(row.getString("id"), new Occupancy(row.getInt("arrived"), row.getInt("moving")));
                });
        return all;
    }

    /** Holds a shelter, so that whoever fills it notices. */
    void hold(String id) {
        jdbc.sql("select id from shelter where id = ? for no key update")
                .param(id)
                .query(String.class)
                .single();
    }

    /**
     * More people have come; tells the zones that still head there when the last place is taken.
     *
     * @param came how many just now
     */
    void filled(String id, boolean exercise, int came) {
        hold(id);
        Shelter shelter = shelters.find(id).orElseThrow();
        int arrived = of(List.of(id), exercise).get(id).arrived();
        boolean justNow = arrived >= shelter.capacity() && arrived - came < shelter.capacity();
        if (!justNow) {
            return;
        }
        Optional<Shelter> next = next(shelter, exercise);
        for (Evacuation it : evacuations.listHeadingTo(id, exercise)) {
            // a household that was sent here by itself is answered by itself
            if (it.counts().missing() > 0 && id.equals(it.shelterId())) {
                journal.record(new EvacuationEvent.ShelterFull(
                        it.incidentId(),
                        it.id(),
                        it.zoneId(),
                        it.zoneName(),
                        id,
                        shelter.name(),
                        arrived,
                        shelter.capacity(),
                        next.map(Shelter::id).orElse(null),
                        next.map(Shelter::name).orElse(null)));
            }
        }
    }

    /** The nearest shelter of the county with room. */
    Optional<Shelter> next(Shelter full, boolean exercise) {
        List<Shelter> others = shelters.listIn(List.of(full.divisionCode().county())).stream()
                .filter(it -> !it.id().equals(full.id()))
                .toList();
        Map<String, Occupancy> room = of(others.stream().map(Shelter::id).toList(), exercise);
        return others.stream()
                .filter(it -> room.get(it.id()).arrived() + room.get(it.id()).moving() < it.capacity())
                .min(Comparator.comparingDouble(it -> it.location().metresTo(full.location())));
    }
}
