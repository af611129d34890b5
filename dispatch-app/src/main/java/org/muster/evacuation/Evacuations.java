package org.muster.evacuation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.evacuation.Evacuation.Counts;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.zone.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All evacuations: the row of each zone with its counts, which are always counted anew from the list. */
@Repository
class Evacuations {

    private final JdbcClient jdbc;
    private final Json json;

    Evacuations(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Evacuation> find(EvacuationId id) {
        return jdbc.sql("select * from evacuation where id = ?")
                .param(id.value())
                .query(this::evacuation)
                .optional();
    }

    /** Holds the row, so that what is said about its people comes one after the other. */
    Optional<Evacuation> lock(EvacuationId id) {
        return jdbc.sql("select * from evacuation where id = ? for no key update")
                .param(id.value())
                .query(this::evacuation)
                .optional();
    }

    /** Holds several, always in the same order. */
    List<Evacuation> lock(Collection<EvacuationId> ids) {
        return jdbc.sql("select * from evacuation where id = any (?) order by id for no key update")
                .param(uuids(ids))
                .query(this::evacuation)
                .list();
    }

    List<Evacuation> list(Collection<EvacuationId> ids) {
        return jdbc.sql("select * from evacuation where id = any (?) order by zone_id")
                .param(uuids(ids))
                .query(this::evacuation)
                .list();
    }

    /** These, and whatever lists share a person with them: who is counted there changes with what is said here. */
    List<EvacuationId> sharingWith(Collection<EvacuationId> ids) {
        return jdbc
                .sql(
                        """
                select unnest(?::uuid[])
                union
                select counted_in from evacuation_person where evacuation_id = any (?) and counted_in is not null
                union
                select evacuation_id from evacuation_person where counted_in = any (?)""")
                .params(uuids(ids), uuids(ids), uuids(ids))
                .query(UUID.class)
                .list()
                .stream()
                .map(EvacuationId::new)
                .toList();
    }

    List<Evacuation> list(IncidentId incident) {
        return jdbc.sql("select * from evacuation where incident_id = ? order by zone_id, ordered_at")
                .param(incident.value())
                .query(this::evacuation)
                .list();
    }

    /** Those that are not over and that somebody works in. */
    List<Evacuation> listOpenOf(String account) {
        return jdbc.sql(
                        """
                select * from evacuation
                 where closed_at is null and cancelled_at is null and (? = any (workers) or ? = any (helpers))
                 order by exercise, ordered_at, zone_id""")
                .params(account, account)
                .query(this::evacuation)
                .list();
    }

    /** Those that are not over, of some zones. */
    List<Evacuation> lockOpenOf(Collection<ZoneId> zones, boolean exercise) {
        return jdbc.sql(
                        """
                select * from evacuation
                 where zone_id = any (?) and exercise = ? and closed_at is null and cancelled_at is null
                 order by id for no key update""")
                .params(zones.stream().map(ZoneId::value).toArray(String[]::new), exercise)
                .query(this::evacuation)
                .list();
    }

    /** Those that take their people to a shelter and are not all out. */
    List<Evacuation> listHeadingTo(String shelter, boolean exercise) {
        return jdbc.sql(
                        """
                select * from evacuation
                 where shelter_id = ? and exercise = ? and closed_at is null and cancelled_at is null
                   and all_clear_at is null
                 order by id""")
                .params(shelter, exercise)
                .query(this::evacuation)
                .list();
    }

    void add(Evacuation it) {
        jdbc.sql(
                        """
                insert into evacuation (id, incident_id, zone_id, zone_name, division_code, site_id, mode, exercise, zone,
                                        zone_version, shelter_id, ordered_at, ordered_by, reason, finish_by,
                                        finish_rule, households, people, listed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId().value(),
                        it.zoneId().value(),
                        it.zoneName(),
                        it.division().value(),
                        it.siteId(),
                        it.mode().name(),
                        it.exercise(),
                        json.write(it.list()),
                        it.zoneVersion(),
                        it.shelterId(),
                        Timestamp.from(it.orderedAt()),
                        it.orderedBy(),
                        it.reason(),
                        Timestamp.from(it.finishBy()),
                        it.finishRule()))
                .update();
    }

    /**
     * Takes the lists as they stand in the register. A household nobody is registered in counts as one person: somebody
     * has to look.
     */
    void takeLists(Collection<EvacuationId> ids) {
        jdbc.sql(
                        """
                insert into evacuation_household (evacuation_id, household_id, code, head, phone, address, vehicle,
                                                  worker_name, worker_phone, worker_account, people)
                select e.id, h.id, h.code, h.head, h.phone, h.address, h.vehicle, h.worker_name, h.worker_phone,
                       h.worker_account, 0
                  from evacuation e join household h on h.zone_id = e.zone_id and h.removed_at is null
                 where e.id = any (?)""")
                .param(uuids(ids))
                .update();
        jdbc.sql(
                        """
                insert into evacuation_person (evacuation_id, person_id, household_id, name, born_on, needs, phone)
                select e.id, r.id, h.id, r.name, r.born_on, r.needs, r.phone
                  from evacuation e join household h on h.zone_id = e.zone_id and h.removed_at is null
                       join resident r on r.household_id = h.id and r.removed_at is null
                 where e.id = any (?)
                union all
                select e.id, h.id || '-0', h.id, null, null, '{}', null
                  from evacuation e join household h on h.zone_id = e.zone_id and h.removed_at is null
                 where e.id = any (?)
                   and not exists (select 1 from resident r where r.household_id = h.id and r.removed_at is null)""")
                .params(uuids(ids), uuids(ids))
                .update();
        jdbc.sql(
                        """
                update evacuation_household h
                   set people = p.people, needs = p.needs
                  from (select evacuation_id, household_id, count(*) as people,
                               coalesce((select array_agg(distinct n) from evacuation_person q, unnest(q.needs) n
                                          where q.evacuation_id = p.evacuation_id and q.household_id = p.household_id),
                                        '{}') as needs
                          from evacuation_person p where evacuation_id = any (?)
                         group by evacuation_id, household_id) p
                 where h.evacuation_id = p.evacuation_id and h.household_id = p.household_id""")
                .param(uuids(ids))
                .update();
        jdbc.sql(
                        """
                update evacuation e
                   set households = (select count(*) from evacuation_household h where h.evacuation_id = e.id),
                       workers = array(select distinct a from (
                            select worker_account from evacuation_household h where h.evacuation_id = e.id
                            union all select e.zone -> 'responsible' ->> 'account'
                            union all select e.zone -> 'deputy' ->> 'account') w (a) where a is not null)
                 where e.id = any (?)""")
                .param(uuids(ids))
                .update();
    }

    /**
     * Finds people of these lists who stand on another open list too, or twice on these: the first keeps them, in the
     * others they point there. Same name and same day of birth is the same person.
     */
    void countOnce(Collection<EvacuationId> ids, boolean exercise) {
        // who was listed first keeps them; of lists ordered at the same moment the first zone
        jdbc.sql(
                        """
                with fresh as materialized (
                    select distinct name, born_on from evacuation_person where evacuation_id = any (?) and name is not null),
                open as materialized (
                    select id, zone_id, ordered_at from evacuation
                     where exercise = ? and closed_at is null and cancelled_at is null),
                everybody as materialized (
                    select p.evacuation_id, p.person_id,
                           first_value(p.evacuation_id) over same as first_list,
                           first_value(p.person_id) over same as first_person
                      from fresh f join evacuation_person p on p.name = f.name and p.born_on = f.born_on
                           join open e on e.id = p.evacuation_id
                     where p.counted_in is null
                    window same as (partition by p.name, p.born_on order by e.ordered_at, e.zone_id, p.person_id))
                update evacuation_person p set counted_in = e.first_list, counted_as = e.first_person
                  from everybody e
                 where p.evacuation_id = e.evacuation_id and p.person_id = e.person_id
                   and (e.first_list, e.first_person) <> (e.evacuation_id, e.person_id)""")
                .params(uuids(ids), exercise)
                .update();
        // who was met before on another list stands here as there
        jdbc.sql(
                        """
                update evacuation_person p
                   set status = o.status, accounted = o.accounted, shelter_id = o.shelter_id, place = o.place
                  from evacuation_person o
                 where p.evacuation_id = any (?) and o.evacuation_id = p.counted_in and o.person_id = p.counted_as""")
                .param(uuids(ids))
                .update();
    }

    /** A list that stops counting hands whom it shares to the next one that has them. */
    List<EvacuationId> handOver(EvacuationId from) {
        List<EvacuationId> heirs = jdbc.sql(
                        """
                with heir as (
                    select distinct on (counted_as) counted_as, evacuation_id, person_id from evacuation_person
                     where counted_in = ? order by counted_as, evacuation_id, person_id)
                update evacuation_person p
                   set counted_in = case when p.person_id = h.person_id and p.evacuation_id = h.evacuation_id
                                         then null else h.evacuation_id end,
                       counted_as = case when p.person_id = h.person_id and p.evacuation_id = h.evacuation_id
                                         then null else h.person_id end
                  from heir h where p.counted_in = ? and p.counted_as = h.counted_as
                returning p.evacuation_id""")
                .params(from.value(), from.value())
                .query((row, index) -> new EvacuationId(row.getObject(1, UUID.class)))
                .list();
        return heirs.stream().distinct().toList();
    }

    /** Evacuations that share people with these. */
    List<EvacuationId> sharing(EvacuationId id) {
        return jdbc.sql(
                        """
                select counted_in from evacuation_person where evacuation_id = ? and counted_in is not null
                union select evacuation_id from evacuation_person where counted_in = ?""")
                .params(id.value(), id.value())
                .query((row, index) -> new EvacuationId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Counts anew from the lists, so that no count can drift from them.
     *
     * @return the rows as they are now
     */
    List<Evacuation> recount(Collection<EvacuationId> ids) {
        return jdbc.sql(
                        """
                update evacuation e
                   set people = c.people, listed = c.listed, notified = c.notified, moving = c.moving,
                       transferred = c.transferred, refused = c.refused, absent = c.absent,
                       unreachable = c.unreachable, accounted = c.accounted, returned = c.returned, early = c.early,
                       conflicts = (select count(*) from evacuation_household h
                                     where h.evacuation_id = e.id and h.conflict is not null),
                       revision = e.revision + 1
                  from unnest(?::uuid[]) as x (id) cross join lateral (
                       select count(*) as people,
                              count(*) filter (where status = 'LISTED') as listed,
                              count(*) filter (where status = 'NOTIFIED') as notified,
                              count(*) filter (where status = 'MOVING') as moving,
                              count(*) filter (where status = 'TRANSFERRED') as transferred,
                              count(*) filter (where status = 'REFUSED') as refused,
                              count(*) filter (where status = 'ABSENT') as absent,
                              count(*) filter (where status = 'UNREACHABLE') as unreachable,
                              count(*) filter (where accounted) as accounted,
                              count(*) filter (where returned_at is not null) as returned,
                              count(*) filter (where early_at is not null and not accounted) as early
                         from evacuation_person p where p.evacuation_id = x.id and p.counted_in is null) c
                 where e.id = x.id
                returning e.*""")
                .param(uuids(ids))
                .query(this::evacuation)
                .list();
    }

    void setMode(EvacuationId id, Mode mode, Instant finishBy, String rule) {
        jdbc.sql("update evacuation set mode = ?, finish_by = ?, finish_rule = ?, revision = revision + 1 where id = ?")
                .params(mode.name(), Timestamp.from(finishBy), rule, id.value())
                .update();
    }

    void setShelter(EvacuationId id, String shelter) {
        jdbc.sql("update evacuation set shelter_id = ?, revision = revision + 1 where id = ?")
                .params(shelter, id.value())
                .update();
    }

    void addHelper(EvacuationId id, String account) {
        jdbc.sql(
                        """
                update evacuation set helpers = array_append(array_remove(helpers, ?), ?), revision = revision + 1
                 where id = ?""")
                .params(account, account, id.value())
                .update();
    }

    void notified(EvacuationId id, Instant at) {
        stamp(id, "all_notified_at", at);
    }

    void emptied(EvacuationId id, Instant at) {
        stamp(id, "emptied_at", at);
    }

    /** Somebody is in there after all. */
    void notEmptied(EvacuationId id) {
        jdbc.sql("update evacuation set emptied_at = null, verified_at = null, verified_by = null where id = ?")
                .param(id.value())
                .update();
    }

    void verified(EvacuationId id, Instant at, String by) {
        jdbc.sql("update evacuation set verified_at = ?, verified_by = ?, revision = revision + 1 where id = ?")
                .params(Timestamp.from(at), by, id.value())
                .update();
    }

    void allClear(EvacuationId id, Instant at, String by, String reason) {
        jdbc.sql(
                        """
                update evacuation set all_clear_at = ?, all_clear_by = ?, all_clear_reason = ?, revision = revision + 1
                 where id = ?""")
                .params(Timestamp.from(at), by, reason, id.value())
                .update();
    }

    void returnPermitted(EvacuationId id, Instant at) {
        stamp(id, "return_from", at);
    }

    void closed(EvacuationId id, Instant at) {
        stamp(id, "closed_at", at);
    }

    void cancelled(EvacuationId id, Instant at, String reason) {
        jdbc.sql("update evacuation set cancelled_at = ?, cancel_reason = ?, revision = revision + 1 where id = ?")
                .params(Timestamp.from(at), reason, id.value())
                .update();
    }

    private void stamp(EvacuationId id, String column, Instant at) {
        jdbc.sql("update evacuation set " + column + " = ?, revision = revision + 1 where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    static UUID[] uuids(Collection<EvacuationId> ids) {
        return ids.stream().map(EvacuationId::value).toArray(UUID[]::new);
    }

    private Evacuation evacuation(ResultSet row, int index) throws SQLException {
        return new Evacuation(
                new EvacuationId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                new ZoneId(row.getString("zone_id")),
                row.getString("zone_name"),
                new DivisionCode(row.getString("division_code")),
                row.getString("site_id"),
                Mode.valueOf(row.getString("mode")),
                row.getBoolean("exercise"),
                json.read(row.getString("zone"), ListedZone.class),
                row.getInt("zone_version"),
                row.getString("shelter_id"),
                Json.instant(row, "ordered_at"),
                row.getString("ordered_by"),
                row.getString("reason"),
                Json.instant(row, "finish_by"),
                row.getString("finish_rule"),
                new Counts(
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
                        row.getInt("conflicts"),
                        row.getInt("returned"),
                        row.getInt("early")),
                Json.instant(row, "all_notified_at"),
                Json.instant(row, "emptied_at"),
                Json.instant(row, "verified_at"),
                row.getString("verified_by"),
                Json.instant(row, "all_clear_at"),
                row.getString("all_clear_by"),
                Json.instant(row, "return_from"),
                Json.instant(row, "closed_at"),
                Json.instant(row, "cancelled_at"),
                texts(row, "workers"),
                texts(row, "helpers"),
                row.getLong("revision"),
                Json.instant(row, "erased_at"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
