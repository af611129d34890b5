package org.muster.support;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The forest-fire forces of a whole province beside the demo cast: 1,459 teams with 45,704 members, in the proportions
 * of Zhejiang (9 professional with 230, 1,272 semi-professional with 39,560, 92 military with 3,551, 86 of the masses
 * with 2,363). The same every time.
 */
public final class Province {

    public static final int TEAMS = 1459;
    public static final int MEMBERS = 45_704;

    private Province() {}

    /** Once; a second time changes nothing. */
    public static void load(JdbcClient jdbc) {
        if (jdbc.sql("select exists (select 1 from team where id like 'Z%')")
                .query(Boolean.class)
                .single()) {
            return;
        }
        jdbc.sql(
                        """
                with kind as (
                    select * from (values ('PROFESSIONAL', 9, 230, 10, 0.9), ('SEMI_PROFESSIONAL', 1272, 39560, 30, 0.8),
                                          ('MILITARY', 92, 3551, 60, 0.9), ('MASS', 86, 2363, 60, 0.7))
                      as k(kind, teams, people, minutes, attendance)),
                seat as (
                    select *, row_number() over (order by code) - 1 as place, count(*) over () as places
                      from division where code !~ '00$')
                insert into team (id, name, kind, division_code, callsign, home_lon, home_lat, skills, readiness,
                                  muster_minutes, attendance, leader_name, leader_phone, duty_officer_name,
                                  duty_officer_phone, cross_region)
                select 'Z' || left(kind.kind, 2) || lpad(n::text, 4, '0'), seat.name || '第 ' || n || ' 队', kind.kind, seat.code,
                       '松涛' || n, seat.lon + ((n * 37) % 200 - 100) / 1000.0, seat.lat + ((n * 53) % 200 - 100) / 1000.0,
                       case when kind.kind = 'MASS' then array['清理', '看守', '后勤'] else array['森林灭火', '水泵'] end,
                       case when n % 17 = 0 then 'RESTING' else 'STANDBY' end, kind.minutes, kind.attendance,
                       '队长', '1300000' || lpad(n::text, 4, '0'), '值班员', '1310000' || lpad(n::text, 4, '0'), n % 11 = 0
                  from kind, generate_series(1, kind.teams) n
                  join seat on seat.place = n % seat.places""")
                .update();
        jdbc.sql(
                        """
                with size as (
                    select id, k.people / k.teams + (row_number() over (partition by kind order by id)
                                                     <= k.people % k.teams)::int as people
                      from team join (values ('PROFESSIONAL', 9, 230), ('SEMI_PROFESSIONAL', 1272, 39560),
                                             ('MILITARY', 92, 3551), ('MASS', 86, 2363)) as k(kind, teams, people) using (kind)
                     where id like 'Z%')
                insert into member (id, team_id, name, born_on, duty, phone, skills, insured, trained, fit, pregnant,
                                    disabled, student, shift)
                select id || '-' || lpad(m::text, 2, '0'), id, '队员' || m, date '1964-01-01' + (m * 137 + length(id) * 31) % 15000,
                       case m when 1 then 'LEADER' when 2 then 'DEPUTY' when 3 then 'PUMP' else 'TOOLS' end,
                       '15' || lpad((abs(hashtext(id)) % 10000000)::text, 7, '0') || lpad(m::text, 2, '0'), array['森林灭火'],
                       m % 29 <> 0, m % 31 <> 0, m % 23 <> 0, false, false, false,
                       case when m % 7 = 0 then 'OFF' else 'AT_HOME' end
                  from size, generate_series(1, size.people) m""")
                .update();
        // only these: a plan made for a table known to be empty reads all of it for ever
        jdbc.sql("analyze team, member").update();
    }
}
