package org.muster.evacuation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.Json;
import org.muster.zone.SpecialNeed;
import org.muster.zone.Zone.InCharge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of the evacuations: households and the people in them. */
@Repository
class Lists {

    private final JdbcClient jdbc;
    private final Json json;

    Lists(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<ListedHousehold> households(Collection<EvacuationId> ids) {
        return jdbc.sql("select * from evacuation_household where evacuation_id = any (?) order by household_id")
                .param(Evacuations.uuids(ids))
                .query(this::household)
                .list();
    }

    List<ListedPerson> people(Collection<EvacuationId> ids) {
        return jdbc.sql("select * from evacuation_person where evacuation_id = any (?) order by person_id")
                .param(Evacuations.uuids(ids))
                .query(Lists::person)
                .list();
    }

    Optional<ListedHousehold> find(EvacuationId id, String household) {
        return jdbc.sql("select * from evacuation_household where evacuation_id = ? and household_id = ?")
                .params(id.value(), household)
                .query(this::household)
                .optional();
    }

    List<ListedPerson> people(EvacuationId id, String household) {
        return jdbc.sql(
                        """
                select * from evacuation_person where evacuation_id = ? and household_id = ? order by person_id""")
                .params(id.value(), household)
                .query(Lists::person)
                .list();
    }

    /** The evacuations that have anybody of a household on their list too. */
    List<EvacuationId> sharing(EvacuationId id, String household) {
        return jdbc.sql(
                        """
                select counted_in from evacuation_person
                 where evacuation_id = ? and household_id = ? and counted_in is not null
                union
                select q.evacuation_id from evacuation_person q join evacuation_person p
                       on q.counted_in = p.evacuation_id and q.counted_as = p.person_id
                 where p.evacuation_id = ? and p.household_id = ?
                union
                select q.evacuation_id from evacuation_person q join evacuation_person p
                       on q.counted_in = p.counted_in and q.counted_as = p.counted_as
                 where p.evacuation_id = ? and p.household_id = ?""")
                .params(id.value(), household, id.value(), household, id.value(), household)
                .query((row, index) -> new EvacuationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The rows that count of people who stand on other lists too. */
    List<ListedPerson> counting(Collection<ListedPerson.Key> keys) {
        return jdbc.sql(
                        """
                select p.* from evacuation_person p join unnest(?::uuid[], ?::text[]) as k (list, person)
                       on p.evacuation_id = k.list and p.person_id = k.person order by p.person_id""")
                .params(lists(keys), persons(keys))
                .query(Lists::person)
                .list();
    }

    private static UUID[] lists(Collection<ListedPerson.Key> keys) {
        return keys.stream().map(it -> it.list().value()).toArray(UUID[]::new);
    }

    private static String[] persons(Collection<ListedPerson.Key> keys) {
        return keys.stream().map(ListedPerson.Key::person).toArray(String[]::new);
    }

    /** What is now true of people, on every list they stand on. */
    record Standing(
            PersonStatus status,
            boolean accounted,
            String shelterId,
            String place,
            boolean rescue,
            Instant checkedInAt,
            String saidBy,
            Instant saidAt) {}

    void stand(Collection<ListedPerson.Key> keys, Standing it) {
        jdbc.sql(
                        """
                update evacuation_person p
                   set status = ?, accounted = ?, shelter_id = ?, place = ?, rescue = ?,
                       checked_in_at = case when ? then coalesce(?::timestamptz, checked_in_at) end,
                       said_by = ?, said_at = ?,
                       returned_at = null, early_at = case when ? then null else early_at end
                  from unnest(?::uuid[], ?::text[]) as k (list, person)
                 where p.evacuation_id = k.list and p.person_id = k.person
                    or p.counted_in = k.list and p.counted_as = k.person""")
                .params(Arrays.asList(
                        it.status().name(),
                        it.accounted(),
                        it.shelterId(),
                        it.place(),
                        it.rescue(),
                        // who is said to be elsewhere has left the shelter again
                        it.status() == PersonStatus.TRANSFERRED,
                        it.checkedInAt() == null ? null : Timestamp.from(it.checkedInAt()),
                        it.saidBy(),
                        Timestamp.from(it.saidAt()),
                        it.accounted(),
                        lists(keys),
                        persons(keys)))
                .update();
    }

    /** They are home; whoever was missing until now is found there. */
    void returned(Collection<ListedPerson.Key> keys, Instant at) {
        jdbc.sql(
                        """
                update evacuation_person p
                   set returned_at = ?, place = case when accounted then place else '家中' end, accounted = true
                  from unnest(?::uuid[], ?::text[]) as k (list, person)
                 where (p.evacuation_id = k.list and p.person_id = k.person
                        or p.counted_in = k.list and p.counted_as = k.person)""")
                .params(Timestamp.from(at), lists(keys), persons(keys))
                .update();
    }

    /** They are in the zone again, told to leave once before. */
    void returnedEarly(Collection<ListedPerson.Key> keys, String by, Instant at) {
        jdbc.sql(
                        """
                update evacuation_person p
                   set status = 'NOTIFIED', accounted = false, shelter_id = null, place = null, rescue = false,
                       checked_in_at = null, early_at = ?, said_by = ?, said_at = ?
                  from unnest(?::uuid[], ?::text[]) as k (list, person)
                 where p.evacuation_id = k.list and p.person_id = k.person
                    or p.counted_in = k.list and p.counted_as = k.person""")
                .params(Timestamp.from(at), by, Timestamp.from(at), lists(keys), persons(keys))
                .update();
    }

    /**
     * Whoever is not accounted for becomes the rescue's.
     *
     * @param households only those who live there; everybody of the zone when it is empty
     * @return the household of every person handed over
     */
    List<String> handToRescue(EvacuationId id, Collection<String> households, String by, Instant at) {
        String[] some = households.toArray(String[]::new);
        return jdbc.sql(
                        """
                update evacuation_person set rescue = true, accounted = true, said_by = ?, said_at = ?
                 where evacuation_id = ? and not accounted and counted_in is null
                   and (cardinality(?::text[]) = 0 or household_id = any (?))
                returning household_id""")
                .params(by, Timestamp.from(at), id.value(), some, some)
                .query(String.class)
                .list();
    }

    /** They go to another shelter than their zone; null gives them back to it. @return whose way that changes */
    List<String> setShelter(EvacuationId id, Collection<String> households, String shelter, String note) {
        return jdbc.sql(
                        """
                update evacuation_household set shelter_id = ?, note = coalesce(?, note)
                 where evacuation_id = ? and household_id = any (?) and shelter_id is distinct from ?
                returning household_id""")
                .params(Arrays.asList(shelter, note, id.value(), households.toArray(String[]::new), shelter))
                .query(String.class)
                .list();
    }

    /**
     * Makes the households say what the people in them say: the status of whoever is least far.
     *
     * @param byName null when nobody spoke about this household itself
     */
    void follow(EvacuationId id, Collection<String> households, Instant at, String byName, String note, long revision) {
        jdbc.sql(
                        """
                update evacuation_household h
                   set status = c.status, accounted = c.accounted, changed_at = ?, changed_revision = ?,
                       said_by_name = coalesce(?, said_by_name), note = coalesce(?, note)
                  from (select household_id, bool_and(accounted) as accounted,
                               (array_agg(status order by case
                                    when status = 'REFUSED' and not accounted then 0
                                    when status = 'UNREACHABLE' and not accounted then 1
                                    when status = 'ABSENT' and not accounted then 2
                                    when status = 'LISTED' then 3
                                    when status = 'NOTIFIED' then 4
                                    when status = 'MOVING' then 5
                                    when status = 'ABSENT' then 6
                                    else 7 end))[1] as status
                          from evacuation_person where evacuation_id = ? and household_id = any (?)
                         group by household_id) c
                 where h.evacuation_id = ? and h.household_id = c.household_id""")
                .params(Arrays.asList(
                        Timestamp.from(at),
                        revision,
                        byName,
                        note,
                        id.value(),
                        households.toArray(String[]::new),
                        id.value()))
                .update();
    }

    Optional<HouseholdCase> findCase(UUID id) {
        return jdbc.sql("select * from evacuation_household where case_id = ?")
                .param(id)
                .query(Lists::householdCase)
                .optional();
    }

    Optional<HouseholdCase> findCase(EvacuationId id, String household) {
        return jdbc.sql("select * from evacuation_household where evacuation_id = ? and household_id = ?")
                .params(id.value(), household)
                .query(Lists::householdCase)
                .optional();
    }

    private static HouseholdCase householdCase(ResultSet row, int index) throws SQLException {
        return new HouseholdCase(
                row.getObject("case_id", UUID.class),
                new EvacuationId(row.getObject("evacuation_id", UUID.class)),
                row.getString("household_id"),
                row.getString("code"),
                row.getInt("people"),
                PersonStatus.valueOf(row.getString("status")),
                row.getBoolean("accounted"),
                row.getInt("persuasions"),
                row.getTimestamp("forced_at") != null);
    }

    /** Households on other lists that people of these keys live in. */
    record Door(EvacuationId list, String household) {}

    List<Door> doorsOf(Collection<ListedPerson.Key> keys) {
        return jdbc.sql(
                        """
                select distinct p.evacuation_id, p.household_id
                  from evacuation_person p join unnest(?::uuid[], ?::text[]) as k (list, person)
                       on p.evacuation_id = k.list and p.person_id = k.person
                          or p.counted_in = k.list and p.counted_as = k.person""")
                .params(lists(keys), persons(keys))
                .query((row, index) -> new Door(new EvacuationId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    void setConflict(EvacuationId id, String household, ListedHousehold.Conflict conflict, long revision) {
        jdbc.sql(
                        """
                update evacuation_household set conflict = ?::jsonb, changed_revision = ?
                 where evacuation_id = ? and household_id = ?""")
                .params(Arrays.asList(json.write(conflict), revision, id.value(), household))
                .update();
    }

    int persuaded(EvacuationId id, String household) {
        return jdbc.sql(
                        """
                update evacuation_household set persuasions = persuasions + 1
                 where evacuation_id = ? and household_id = ? returning persuasions""")
                .params(id.value(), household)
                .query(Integer.class)
                .single();
    }

    void forced(EvacuationId id, String household, Instant at) {
        jdbc.sql("update evacuation_household set forced_at = ? where evacuation_id = ? and household_id = ?")
                .params(Timestamp.from(at), id.value(), household)
                .update();
    }

    void householdReturned(EvacuationId id, String household, Instant at) {
        jdbc.sql(
                        """
                update evacuation_household h set returned_at = ?
                 where evacuation_id = ? and household_id = ?
                   and not exists (select 1 from evacuation_person p
                                    where p.evacuation_id = h.evacuation_id and p.household_id = h.household_id
                                      and p.status = 'TRANSFERRED' and p.returned_at is null)""")
                .params(Timestamp.from(at), id.value(), household)
                .update();
    }

    /** How many were taken away and are not home yet; counted once. */
    int away(EvacuationId id) {
        return jdbc.sql(
                        """
                select count(*) from evacuation_person
                 where evacuation_id = ? and counted_in is null and status = 'TRANSFERRED' and returned_at is null""")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private ListedHousehold household(ResultSet row, int index) throws SQLException {
        return new ListedHousehold(
                new EvacuationId(row.getObject("evacuation_id", UUID.class)),
                row.getString("household_id"),
                row.getString("code"),
                row.getString("head"),
                row.getString("phone"),
                row.getString("address"),
                row.getString("vehicle"),
                new InCharge(
                        row.getString("worker_name"), row.getString("worker_phone"), row.getString("worker_account")),
                row.getInt("people"),
                needs(row),
                PersonStatus.valueOf(row.getString("status")),
                row.getBoolean("accounted"),
                row.getString("note"),
                row.getString("said_by_name"),
                Json.instant(row, "changed_at"),
                row.getLong("changed_revision"),
                json.read(row.getString("conflict"), ListedHousehold.Conflict.class),
                row.getInt("persuasions"),
                Json.instant(row, "forced_at"),
                Json.instant(row, "returned_at"),
                row.getString("shelter_id"));
    }

    private static List<SpecialNeed> needs(ResultSet row) throws SQLException {
        return Evacuations.texts(row, "needs").stream()
                .map(SpecialNeed::valueOf)
                .sorted()
                .toList();
    }

    static ListedPerson person(ResultSet row, int index) throws SQLException {
        UUID countedIn = row.getObject("counted_in", UUID.class);
        return new ListedPerson(
                new EvacuationId(row.getObject("evacuation_id", UUID.class)),
                row.getString("person_id"),
                row.getString("household_id"),
                row.getString("name"),
                row.getObject("born_on", LocalDate.class),
                needs(row),
                row.getString("phone"),
                PersonStatus.valueOf(row.getString("status")),
                row.getBoolean("accounted"),
                row.getString("shelter_id"),
                row.getString("place"),
                row.getBoolean("rescue"),
                Json.instant(row, "checked_in_at"),
                Json.instant(row, "returned_at"),
                Json.instant(row, "early_at"),
                countedIn == null ? null : new EvacuationId(countedIn),
                row.getString("counted_as"),
                row.getString("said_by"),
                Json.instant(row, "said_at"));
    }
}
