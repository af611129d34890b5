package org.muster.support;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hold the lists of evacuations against what was promised: counts are the list, every listed person ends in exactly one
 * verified state, a household says what the people in it say, and what somebody was told is kept is kept once.
 */
public final class EvacuationCheckers {

    private final JdbcClient jdbc;

    public EvacuationCheckers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 不漏一人: at every moment. @param people how many the list had when it was ordered */
    public List<String> list(String evacuation, int people) {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(ask(
                """
                select 'zone ' || e.zone_id || ' counts ' || e.people || ' people, its list has ' || c.n
                       || ', it was ordered with ' || ?::int
                  from evacuation e cross join lateral (select count(*) as n from evacuation_person p
                       where p.evacuation_id = e.id and p.counted_in is null) c
                 where e.id = ?::uuid and (e.people <> c.n or c.n <> ?::int)""",
                people,
                evacuation,
                people));
        breaches.addAll(ask(
                """
                select 'zone ' || e.zone_id || ' says ' || s.status || ' ' || s.said || ', its list ' || coalesce(c.n, 0)
                  from evacuation e cross join lateral (values ('LISTED', listed), ('NOTIFIED', notified),
                       ('MOVING', moving), ('TRANSFERRED', transferred), ('REFUSED', refused), ('ABSENT', absent),
                       ('UNREACHABLE', unreachable)) s (status, said)
                  left join lateral (select count(*) as n from evacuation_person p
                       where p.evacuation_id = e.id and p.counted_in is null and p.status = s.status) c on true
                 where e.id = ?::uuid and s.said <> coalesce(c.n, 0)""",
                evacuation));
        breaches.addAll(ask(
                """
                select 'zone ' || e.zone_id || ' has accounted for ' || e.accounted || ', its list for ' || c.n
                  from evacuation e cross join lateral (select count(*) as n from evacuation_person p
                       where p.evacuation_id = e.id and p.counted_in is null and p.accounted) c
                 where e.id = ?::uuid and e.accounted <> c.n""",
                evacuation));
        breaches.addAll(ask(
                """
                select 'household ' || h.household_id || ' is accounted for: ' || h.accounted || ', its people: ' || c.whole
                  from evacuation_household h cross join lateral (select bool_and(p.accounted) as whole
                       from evacuation_person p where p.evacuation_id = h.evacuation_id
                        and p.household_id = h.household_id) c
                 where h.evacuation_id = ?::uuid and h.accounted <> c.whole""",
                evacuation));
        breaches.addAll(ask(
                """
                select 'person ' || person_id || ' counts as accounted for without a place: ' || status
                  from evacuation_person where evacuation_id = ?::uuid and accounted and not rescue
                   and not (status = 'TRANSFERRED' and (shelter_id is not null or place is not null)
                            or status = 'ABSENT' and place is not null or returned_at is not null)""",
                evacuation));
        return breaches;
    }

    /** When the zone was verified: exactly one verified end for everybody. */
    public List<String> ends(String evacuation) {
        return ask(
                """
                select 'person ' || person_id || ' of ' || household_id || ' has ' || n || ' verified ends'
                  from (select person_id, household_id,
                               (status = 'TRANSFERRED' and not rescue
                                and (shelter_id is not null or place is not null))::int
                               + (status = 'ABSENT' and place is not null and not rescue)::int + rescue::int as n
                          from evacuation_person where evacuation_id = ?::uuid) p
                 where n <> 1""",
                evacuation);
    }

    /** Whoever was answered stands in the book once, with the answer they got. */
    public List<String> kept(String evacuation, History history) {
        List<String> breaches = new ArrayList<>();
        history.acked().stream().filter(it -> it.order().equals(evacuation)).forEach(it -> {
            int rows = jdbc.sql(
                            """
                    select count(*) from evacuation_tick where client_id = ?::uuid and evacuation_id = ?::uuid
                       and answer = ?""")
                    .params(it.clientId(), evacuation, it.answer())
                    .query(Integer.class)
                    .single();
            if (rows != 1) {
                breaches.add(it.clientId() + " was told and is kept " + rows + " times");
            }
        });
        return breaches;
    }

    /** What a device said before it said something newer is LATE, and nothing else is. */
    public List<String> order(String evacuation) {
        String newer =
                """
                exists (select 1 from evacuation_tick o
                         where o.evacuation_id = t.evacuation_id and o.household_id = t.household_id
                           and o.device = t.device and o.id < t.id and o.device_seq >= t.device_seq
                           and o.kind in ('TRANSFER', 'SETTLEMENT', 'EARLY_RETURN') %s)""";
        return ask(
                """
                select 'tick ' || t.id || ' seq ' || t.device_seq || ' of ' || t.device || ' is ' || t.outcome
                  from evacuation_tick t
                 where t.evacuation_id = ?::uuid and t.kind = 'TRANSFER' and t.persons is null
                   and (t.outcome = 'LATE' and not %s or t.outcome not in ('LATE', 'SUPERSEDED') and %s)"""
                        .formatted(newer.formatted(""), newer.formatted("and o.persons is null")),
                evacuation);
    }

    private List<String> ask(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(String.class).list();
    }
}
